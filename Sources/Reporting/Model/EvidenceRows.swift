internal import RuleDSL
internal import Transmission

/// What findings rest on, as rows of a table; the last cell says where it stands.
extension Wording {
  /// Whose figure, what it is, its amount, and the cell it stands in.
  func row(_ evidence: Evidence) -> [String] {
    let datum = evidence.datum.parts
    let what = [
      evidence.role.name[language], evidence.name, pick("\(evidence.year)年", "\(evidence.year)"),
    ]
    return [
      name(of: evidence.unit),
      what.joined(separator: " "),
      amount(evidence.datum),
      datum.source.map(cell) ?? "",
    ]
  }

  func amount(_ datum: Datum) -> String {
    switch datum {
    case .known(let quantity, let relation, _): "\(relation.sign) \(quantity.text)"
    case .reference(FigureStore.unreadable, _, _): pick("读不出", "unreadable")
    case .reference(let text, _, _): pick("“\(text)”", "“\(text)”")
    case .unallotted: pick("未分解", "not allotted")
    case .notApplicable: pick("不适用", "not applicable")
    case .unprovided: pick("未提供", "not provided")
    }
  }

  /// `内政字〔2024〕53号 第二条（indicators.csv:7）`.
  func cell(_ source: FigureSource) -> String {
    let origin = source.origin
    let place =
      [origin.file, origin.sheet].filter { !$0.isEmpty }.joined(separator: "#") + ":\(origin.column)\(source.row)"
    let document = [origin.document, origin.clause].filter { !$0.isEmpty }.joined(separator: " ")
    return document.isEmpty ? place : document + pick("（\(place)）", " (\(place))")
  }

  /// How it stands, whose row it is, what it says, where it lies, and the cell with what may be meant.
  func row(_ entry: FindingEntry) -> [String] {
    let hint = entry.hint.map { near in
      let text = text(of: near)
      let place = cell(near.source)
      return pick("；是否指“\(text)”？（\(place)）", "; is “\(text)” meant? (\(place))")
    }
    return [
      entry.state.name[language],
      name(of: entry.row.unit),
      text(of: entry.row),
      list(places(of: entry).map(name(of:))),
      [cell(entry.row.source) + (hint ?? ""), mark(of: entry.waiver)].filter { !$0.isEmpty }
        .joined(separator: pick("，", ", ")),
    ]
  }

  /// A feature that a built-in check finds unsound: its number, its place, what is wrong, and the file.
  func row(_ flaw: FeatureFlaw) -> [String] {
    [number(of: flaw), place(of: flaw), flaw.kind.detail?[language] ?? "", file(of: flaw.source)]
  }

  /// `lines.gpkg#STBHHX`.
  func file(of source: FeatureSource) -> String {
    [source.file, source.layer].filter { !$0.isEmpty }.joined(separator: "#")
  }

  /// What it is, its area, its width, where it lies, and the features that cover it.
  func row(_ piece: FindingPiece) -> [String] {
    let size: [String] =
      switch piece.kind {
      // Of a line its length, and nothing of a point.
      case .unfit where piece.area.base == 0, .unknown where piece.area.base == 0: [piece.length?.text ?? "", ""]
      case .missing, .excess, .overlap, .unfit, .unknown, .shown:
        [text(area(of: [piece])), pick("宽 \(piece.width.text)", "\(piece.width.text) wide")]
      case .unmatched: [piece.length?.text ?? "", ""]
      case .misstated, .unstated: [stated(piece), ""]
      }
    return [piece.field.map(field) ?? piece.kind.name[language]] + size + [
      place(of: piece),
      [features(of: piece), piece.hint?.phrase[language] ?? "", mark(of: piece.waiver)].filter { !$0.isEmpty }
        .joined(separator: pick("，", ", ")),
    ]
  }

  /// `豁免`, of a place that is waived while others are not.
  private func mark(of waiver: Finding.Waiver?) -> String {
    waiver == nil ? "" : Verdict.waived.name[language]
  }

  /// What a field says: `维护理由“”`.
  private func field(_ field: FindingPiece.Field) -> String { "\(field.name)“\(field.text)”" }

  /// `甲市 12、15（lines.gpkg#STBHHX）`.
  private func features(of piece: FindingPiece) -> String {
    var groups: [(head: FindingPiece.Feature, ids: [String])] = []
    for feature in piece.features {
      let place = groups.firstIndex {
        $0.head.unit == feature.unit && $0.head.source.file == feature.source.file
          && $0.head.source.layer == feature.source.layer
      }
      if let place { groups[place].ids.append(feature.id) } else { groups.append((feature, [feature.id])) }
    }
    return groups.map { head, ids in
      let file = file(of: head.source)
      let shown = list(Array(ids.prefix(8))) + (ids.count > 8 ? pick(" 等", " …") : "")
      return "\(name(of: head.unit)) \(shown)" + pick("（\(file)）", " (\(file))")
    }.joined(separator: pick("；", "; "))
  }
}
