/// In what a statement demands less than another, seen without any plan; what is not seen counts.
struct Strictness {
  let vocabulary: Vocabulary
  let prover: (any MatrixProver)?

  /// In a few words each; none where the statement demands at least as much.
  func shortfalls(of new: Statement, against old: Statement) -> [Phrase] {
    let (head, known) = (new.heading, old.heading)
    var found = unless(head.level.weight >= known.level.weight) {
      Phrase(
        "级别 \(head.level.word.chinese) 低于 \(known.level.word.chinese)",
        "level \(head.level.word.english) is below \(known.level.word.english)"
      )
    }
    found += unless(begins(head, by: known)) { Phrase("施行得晚", "it takes effect later") }
    found += unless(lasts(head, until: known)) { Phrase("废止得早", "it is repealed earlier") }
    return found + content(new, old)
  }

  private func content(_ new: Statement, _ old: Statement) -> [Phrase] {
    switch (new, old) {
    case (.figures(let new), .figures(let old)):
      return unless(new.indicator == old.indicator) { Phrase("指标不同", "another indicator") }
        + unless(new.method == old.method) { Phrase("方式不同", "another method") } + family(new, old)
    case (.monitor(let new), .monitor(let old)):
      return unless(new.indicator == old.indicator) { Phrase("指标不同", "another indicator") }
        + unless((new.margin?.base ?? 0) >= (old.margin?.base ?? 0)) { Phrase("余量较小", "a smaller margin") }
        + unless(new.trajectory == old.trajectory) { Phrase("轨迹不同", "another trajectory") }
        + family(new, old)
    case (.line(let new), .line(let old)):
      return unless(new.layer == old.layer) { Phrase("图层不同", "another layer") }
        + unless(new.order == old.order || new.order == .same) {
          Phrase("保护、开发或一致不同", "another of protect, develop and equal")
        }
        + sameTiers(new.tiers, old.tiers) + tolerance(new.tolerance, old.tolerance)
    case (.entries(let new), .entries(let old)):
      return unless(new.subject == old.subject) { Phrase("名录或定位不同", "another list or designation") }
        + sameTiers(new.tiers, old.tiers)
    case (.rule(let new), .rule(let old)): return rule(new, old)
    case (.matrix(let new), .matrix(let old)):
      return sameTiers(new.tiers, old.tiers)
        + unless(new.zones == old.zones && new.uses == old.uses) {
          Phrase("分区或用途的字段不同", "other fields of zones or uses")
        } + tolerance(new.tolerance.sliver, old.tolerance.sliver)
        + unless(prover?.compare(new, with: old, vocabulary) == MatrixComparison()) {
          Phrase("有的格看不出不比它宽", "some cells are not seen to be as strict")
        }
    case (.figures, _), (.monitor, _), (.line, _), (.entries, _), (.rule, _), (.matrix, _):
      return [Phrase("不是同一种（传导、预警、规则或准入矩阵）", "another kind of statement")]
    }
  }

  private func rule(_ new: Rule, _ old: Rule) -> [Phrase] {
    var found = unless(new.scope == old.scope && (new.status == nil || new.status == old.status)) {
      Phrase("对于的规划或指标不同", "`each` differs")
    }
    found += unless(asks(new.tiers, old.tiers)) {
      differ("适用", "applies", old.tiers.map { vocabulary.tiers[$0].name })
    }
    found += unless(new.path == old.path) { differ("层级", "tiers", old.path.map { vocabulary.tiers[$0].name }) }
    found += unless(new.condition == nil || new.condition == old.condition) {
      let texts = old.condition.map { [text($0)] } ?? []
      return Phrase(
        "当不同，原来是 \(texts.first?.chinese ?? "没有")",
        "`when` differs from \(texts.first?.english ?? "none")"
      )
    }
    for exception in new.exceptions where !old.exceptions.contains(exception) {
      found.append(Phrase("例外“\(exception.label)”原来没有", "exception `\(exception.label)` is new"))
    }
    found += periods(new.years, old.years, new.precision, old.precision) + tolerance(new.tolerance, old.tolerance)
    for asked in old.requirements where !new.requirements.contains(where: { implies($0.condition, asked.condition) })
    {
      found.append(looser(new.requirements.map(\.condition), asked.condition))
    }
    return found
  }

  /// What is asked on the same side of the same amount, where something is, and what was asked.
  private func looser(_ new: [Condition], _ asked: Condition) -> Phrase {
    let old = text(asked)
    let reach = Reach(asked, vocabulary)
    let alike = new.first { condition in
      Reach(condition, vocabulary).map { own in reach.map { own.isAlike($0) } ?? false } ?? false
    }
    guard let alike else {
      return Phrase("没有一条要求看得出不松于“\(old.chinese)”", "no requirement is seen to ask as much as `\(old.english)`")
    }
    let own = text(alike)
    return Phrase("要求“\(own.chinese)”松于“\(old.chinese)”", "`\(own.english)` is looser than `\(old.english)`")
  }

  private func text(_ condition: Condition) -> Phrase {
    Phrase(
      Writer(vocabulary: vocabulary, language: .chinese).text(of: condition),
      Writer(vocabulary: vocabulary, language: .english).text(of: condition)
    )
  }

  private func implies(_ new: Condition, _ old: Condition) -> Bool {
    if new == old { return true }
    guard let new = Reach(new, vocabulary), let old = Reach(old, vocabulary) else { return false }
    return new.isWithin(old)
  }

  /// The same family of plans, every year, and no more forgiven.
  private func family(_ new: some FigureStatement, _ old: some FigureStatement) -> [Phrase] {
    sameTiers(new.tiers, old.tiers) + periods(new.years, old.years, new.precision, old.precision)
  }

  private func sameTiers(_ new: [Int], _ old: [Int]) -> [Phrase] {
    unless(new == old) { differ("层级", "tiers", old.map { vocabulary.tiers[$0].name }) }
  }

  private func periods(
    _ new: [Int],
    _ old: [Int],
    _ precision: Transmission.Precision,
    _ known: Transmission.Precision
  ) -> [Phrase] {
    unless(asks(new, old)) { differ("年份", "years", old.map { "\($0)" }) }
      + unless(precision == .exact || precision == known) { Phrase("精度较松", "a looser precision") }
  }

  private func tolerance(_ new: SpatialTolerance, _ old: SpatialTolerance) -> [Phrase] {
    wider(new.area, old.area, "面积", "area") + wider(new.width, old.width, "宽度", "width")
  }

  private func wider(_ new: Quantity?, _ old: Quantity?, _ chinese: String, _ english: String) -> [Phrase] {
    unless((new?.base ?? 0) <= (old?.base ?? 0)) {
      let (text, known) = (new?.text ?? "0", old?.text ?? "0")
      return Phrase("容差的\(chinese) \(text) 大于 \(known)", "its tolerance of \(english), \(text), is above \(known)")
    }
  }

  private func differ(_ chinese: String, _ english: String, _ old: [String]) -> Phrase {
    Phrase(
      "\(chinese)不同，原来是 \(old.isEmpty ? "不写" : old.joined(separator: "、"))",
      "`\(english)` differs from \(old.isEmpty ? "none" : old.joined(separator: ", "))"
    )
  }

  private func unless(_ holds: Bool, _ phrase: () -> Phrase) -> [Phrase] { holds ? [] : [phrase()] }

  /// Whether a statement asks in all tiers or years in which another does; none written means only where something is
  /// stated.
  private func asks(_ new: [Int], _ old: [Int]) -> Bool {
    new.isEmpty == old.isEmpty && old.allSatisfy(new.contains)
  }

  private func begins(_ new: Heading, by old: Heading) -> Bool {
    new.since.map { since in old.since.map { since <= $0 } ?? false } ?? true
  }

  private func lasts(_ new: Heading, until old: Heading) -> Bool {
    new.repealed.map { until in old.repealed.map { $0 <= until } ?? false } ?? true
  }
}

extension Level {
  fileprivate var word: Phrase { keyword.spelling }

  fileprivate var weight: Int {
    switch self {
    case .binding: 2
    case .expected: 1
    case .advisory: 0
    }
  }
}

/// In what a statement is not seen to demand as much as another, in a few words each; none where it does, whatever plans
/// state.
package func shortfalls(
  of new: Statement,
  against old: Statement,
  in vocabulary: Vocabulary,
  prover: any MatrixProver
) -> [Phrase] {
  Strictness(vocabulary: vocabulary, prover: prover).shortfalls(of: new, against: old)
}
