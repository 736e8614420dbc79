public import RuleDSL
public import Transmission

/// What 案例 reach of the rules they stand beside, and what they do not.
public struct CoverageReport {
  private let program: RuleProgram
  private let files: [SourceFile]
  private let points: [CoveragePoint]
  private let language: Language

  public init(_ program: RuleProgram, files: [SourceFile], points: [CoveragePoint], language: Language) {
    (self.program, self.files, self.points, self.language) = (program, files, points, language)
  }

  /// How many points there are, and how many are seen.
  public static func summary(_ points: [CoveragePoint], _ language: Language) -> String {
    let groups: [(Phrase, (CoveragePoint.Aspect) -> Bool)] = [
      (Phrase("规则", "rules"), { if case .fired = $0 { true } else { false } }),
      (Phrase("判定", "verdicts"), { if case .verdict = $0 { true } else { false } }),
      (Phrase("条件的两侧", "sides of conditions"), { $0.isSide }),
      (Phrase("例外", "exceptions"), { if case .exception = $0 { true } else { false } }),
      (Phrase("矩阵的行、列和未列明", "rows, columns and defaults of matrices"), { $0.isOfTable }),
    ]
    let counts = groups.compactMap { name, isMeant -> String? in
      let own = points.filter { isMeant($0.aspect) }
      return own.isEmpty ? nil : "\(name[language]) \(own.count(where: \.isSeen))/\(own.count)"
    }
    return Phrase("覆盖：", "coverage: ")[language] + counts.joined(separator: Phrase("，", ", ")[language]) + "\n"
  }

  /// The statements of which something is not reached, and what.
  public var missing: String {
    let open = points.filter { !$0.isSeen }
    let places = Set(open.map(\.statement)).sorted()
    return places.map { place in
      let heading = program.statements[place].heading
      let own = open.filter { $0.statement == place }
      // What never ran need not be told in parts.
      let told = own.contains { $0.aspect == .fired } ? own.filter { $0.aspect == .fired } : own
      let lines = told.map { "    \(text(of: $0.aspect, place))\n" }
      return "  \(heading.id) \(heading.title)  \(files.place(of: heading.span))\n" + lines.joined()
    }.joined()
  }

  private func text(of aspect: CoveragePoint.Aspect, _ place: Int) -> String {
    let statement = program.statements[place]
    func line(_ line: AdmissionMatrix.Line, _ field: CodedField) -> String {
      let system = program.vocabulary.codeSystems[field.system]
      return line.isRest
        ? Phrase("其余", "rest")[language] : line.codes.map { system.codes[$0].text }.joined(separator: "、")
    }
    switch aspect {
    case .fired: return Phrase("没有判定过任何规划", "judged no plan")[language]
    case .verdict(let obligation, let requirement, let verdict):
      let what = requirement.isEmpty ? obligation.name[language] : requirement
      return Phrase("没有判过：\(what) ", "never: \(what) ")[language] + verdict.name[language]
    case .condition(let condition, let holds):
      let text = describe(condition, in: program.vocabulary, language: language)
      return (holds ? Phrase("没有成立过：", "never held: ") : Phrase("没有不成立过：", "never failed to hold: "))[language] + text
    case .exception(let label): return Phrase("例外没有用过：", "exception never applied: ")[language] + label
    case .row(let row):
      return Phrase("行没有用过：", "row never used: ")[language]
        + (statement.matrix.map { line($0.rows[row], $0.uses) } ?? "")
    case .column(let column):
      return Phrase("列没有用过：", "column never used: ")[language]
        + (statement.matrix.map { line($0.columns[column], $0.zones) } ?? "")
    case .unlisted: return Phrase("“未列明”没有用过", "`unlisted` never used")[language]
    case .requirement(let label, let isMet):
      return (isMet ? Phrase("没有满足过：条件", "never met: condition ") : Phrase("没有不满足过：条件", "never not met: condition "))[
        language
      ]
        + label
    }
  }
}

extension CoveragePoint.Aspect {
  fileprivate var isSide: Bool {
    switch self {
    case .condition, .requirement: true
    case .fired, .verdict, .exception, .row, .column, .unlisted: false
    }
  }

  fileprivate var isOfTable: Bool {
    switch self {
    case .row, .column, .unlisted: true
    case .fired, .verdict, .condition, .exception, .requirement: false
    }
  }
}
