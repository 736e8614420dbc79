public import RuleDSL
public import Transmission

/// How far 案例 test each rule, and each pack: what they reach, and which small faults they notice.
public struct ScoreReport {
  /// What was found out about rules that are compiled together.
  public struct Part {
    let program: RuleProgram
    let points: [CoveragePoint]
    let fates: [MutantFate]

    public init(_ program: RuleProgram, _ points: [CoveragePoint], _ fates: [MutantFate]) {
      (self.program, self.points, self.fates) = (program, points, fates)
    }
  }

  private struct Score {
    let name: String
    var seen = 0
    var points = 0
    var killed = 0
    var mutants = 0
  }

  private let parts: [Part]
  private let language: Language

  public init(_ parts: [Part], _ language: Language) { (self.parts, self.language) = (parts, language) }

  /// A line each rule.
  public var rules: String {
    text(Phrase("逐条：", "by rule:"), scores { _, heading in heading.id + " " + heading.title })
  }

  /// A line each pack, where there are several.
  public var packs: String {
    let scores = scores { program, heading in
      let name = program.pack(of: heading)?.name ?? ""
      return name.isEmpty ? Phrase("没有规则包的规则", "rules of no pack")[language] : name
    }
    return scores.count > 1 ? text(Phrase("各规则包：", "by pack:"), scores) : ""
  }

  /// In the order of the parts and of the rules in them.
  private func scores(_ name: (RuleProgram, Heading) -> String) -> [Score] {
    var scores: [Score] = []
    var places: [String: Int] = [:]
    for part in parts {
      let points = Dictionary(grouping: part.points, by: \.statement)
      let fates = Dictionary(grouping: part.fates, by: \.mutant.statement)
      for statement in Set(points.keys).union(fates.keys).sorted() {
        let name = name(part.program, part.program.statements[statement].heading)
        let place = places[name] ?? scores.count
        if place == scores.count { scores.append(Score(name: name)) }
        places[name] = place
        let (own, mutants) = (points[statement] ?? [], fates[statement] ?? [])
        scores[place].points += own.count
        scores[place].seen += own.count(where: \.isSeen)
        scores[place].mutants += mutants.count
        scores[place].killed += mutants.count(where: \.isKilled)
      }
    }
    return scores
  }

  private func text(_ head: Phrase, _ scores: [Score]) -> String {
    let lines = scores.map { score -> String in
      let coverage = Phrase("覆盖 \(score.seen)/\(score.points)", "coverage \(score.seen)/\(score.points)")
      let mutants = Phrase("变异 \(score.killed)/\(score.mutants)", "mutants \(score.killed)/\(score.mutants)")
      let told = [score.points > 0 ? coverage : nil, score.mutants > 0 ? mutants : nil].compactMap { $0?[language] }
      return "  \(score.name)  \(told.joined(separator: Phrase("，", ", ")[language]))\n"
    }
    return lines.isEmpty ? "" : head[language] + "\n" + lines.joined()
  }
}
