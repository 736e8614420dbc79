internal import RuleDSL
internal import Spatial
internal import Transmission

extension PlanChangeReport {
  var units: Part {
    Part(
      title: pick("行政区", "Units"),
      head: pick(["变化", "代码", "原来", "现在"], ["Change", "Code", "Before", "After"]),
      rows: changes.units.map { change in
        [
          word(change.before != nil, change.after != nil), change.key, change.before.map(text) ?? "",
          change.after.map { "→ " + text($0) } ?? "",
        ]
      }
    )
  }

  private func text(_ unit: PlanChanges.UnitFacts) -> String {
    let approval: String? =
      switch unit.approval {
      case .approved(let day): pick("批复 \(day.text)", "approved \(day.text)")
      case .drafted: pick("在编", "drafted")
      case nil: nil
      }
    let parent = unit.parent.isEmpty ? nil : pick("上级 \(unit.parent)", "below \(unit.parent)")
    return [unit.name, unit.tier, parent, approval].compactMap(\.self).joined(separator: pick("，", ", "))
  }

  var figures: Part {
    Part(
      title: pick("指标", "Figures"),
      head: pick(
        ["变化", "规划", "数值", "原来", "现在", "差"],
        ["Change", "Plan", "Figure", "Before", "After", "Difference"]
      ),
      rows: changes.figures.map { change in
        let key = change.key
        let what = "\(key.role.name[language]) \(key.indicator) " + pick("\(key.year)年", "\(key.year)")
        return [
          word(change.before != nil, change.after != nil), name(key.unit), what, change.before.map(text) ?? "",
          change.after.map { "→ " + text($0) } ?? "",
          difference(change.before, change.after).map { pick("（\($0)）", "(\($0))") } ?? "",
        ]
      },
      right: [3, 4, 5]
    )
  }

  func text(_ datum: Datum) -> String { wording.amount(datum) }

  /// Exactly, in the unit of the later figure; `nil` where one of the two is no number.
  func difference(_ before: Datum?, _ after: Datum?) -> String? {
    guard case .known(let one, _, _) = before, case .known(let two, _, _) = after,
      one.unit.dimension == two.unit.dimension, one.base != two.base
    else { return nil }
    let way = Decimal(Rational(Int128(two.base) - Int128(one.base)), in: two.unit, decimals: 0)
    return (two.base > one.base ? "+" : "") + "\(way.text) \(way.unit.text)"
  }

  var entries: Part {
    Part(
      title: pick("名录和定位", "Lists and designations"),
      head: pick(["变化", "规划", "名录", "所在地", "原来", "现在"], ["Change", "Plan", "List", "Place", "Before", "After"]),
      rows: changes.rows.map { change in
        let key = change.key
        return [
          word(change.before != nil, change.after != nil), name(key.unit), key.subject,
          wording.list(key.places.map(name)),
          change.before ?? "",
          change.after.map { "→ " + $0 } ?? "",
        ]
      }
    )
  }

  var layers: Part {
    Part(
      title: pick("图层", "Layers"),
      head: pick(
        ["变化", "规划", "图层", "新划入", "划出", "位置"],
        ["Change", "Plan", "Layer", "Area in", "Area out", "Where"]
      ),
      rows: changes.layers.map { layer in
        [
          word(layer.isBefore, layer.isAfter), name(layer.unit), layer.layer,
          pick("划入 ", "in ") + areaText(layer.entering), pick("划出 ", "out ") + areaText(layer.leaving),
          (layer.entering + layer.leaving).first.map { place(of: $0) } ?? "",
        ]
      }
        + changes.failed.map { [pick("比不了", "not comparable"), name($0.unit), $0.layer, "", "", ""] },
      right: [3, 4]
    )
  }

  private func areaText(_ pieces: [Piece]) -> String {
    guard !pieces.isEmpty else { return "0" }
    let area = wording.text(Measurement.readable(PlanChangeReport.area(of: pieces)))
    return area + pick("（\(pieces.count) 处）", " (\(counted(pieces.count, "piece")))")
  }

  /// In base units; pieces are rounded to 0.01 m² each.
  static func area(of pieces: [Piece]) -> Rational {
    let hundredths = pieces.reduce(Int128(0)) { $0 + Int128(($1.area * 100).rounded()) }
    return Rational(hundredths).multiplied(by: Rational(Unit(.squareMetre).scale))?.divided(by: Rational(100))
      ?? Rational(0)
  }

  private func place(of piece: Piece) -> String {
    wording.place(FindingPiece.Place(longitude: piece.place.longitude, latitude: piece.place.latitude))
  }

  // MARK: Verdicts

  /// The findings that are new or judged otherwise, in the order of the run.
  var verdicts: [(finding: Finding, mark: RunComparison.Mark)] {
    report.run.outcomes.compactMap { outcome in
      guard let mark = comparison.marks[outcome], mark.state == .new || mark.before != nil else { return nil }
      return (report.finding(outcome), mark)
    }
  }

  var verdictPart: Part {
    let now = verdicts.map { finding, mark in
      let id = report.run.statements[finding.statement].heading.id
      return [
        wording.text(of: mark), "\(finding.verdict.name[language])", id, wording.message(of: finding),
      ]
    }
    let past = comparison.past.map { past in
      [
        past.obstacle == nil ? pick("已整改", "mended") : pick("无从比较", "not comparable"), "", past.fault.identity.rule,
        wording.text(of: past, comparison),
      ]
    }
    return Part(
      title: pick("判定", "Verdicts"),
      head: pick(["变化", "判定", "规则", "内容"], ["Change", "Verdict", "Rule", "What"]),
      rows: now + past
    )
  }
}
