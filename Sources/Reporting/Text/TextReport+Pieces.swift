internal import RuleDSL
internal import Transmission

extension TextReport {
  /// The parts of the map that decided, in aligned columns.
  func pieces(of finding: Finding) -> String {
    let more = { (count: Int) in pick("… 另有 \(count) 处图斑", "… and \(counted(count, "more piece"))") }
    return table(finding.pieces, right: [1, 2], more: more, cells: row)
  }

  /// The features that a built-in check finds unsound: number, place, detail and file, in aligned columns.
  func flaws(of finding: Finding) -> String {
    table(finding.flaws, dropsEmpty: true, more: { more($0, "处") }) { flaw in
      [
        wording.number(of: flaw), wording.place(of: flaw), flaw.kind.detail?[style.language] ?? "",
        file(of: flaw.source),
      ]
    }
  }

  /// `lines.gpkg#STBHHX`.
  private func file(of source: FeatureSource) -> String {
    [source.file, source.layer].filter { !$0.isEmpty }.joined(separator: "#")
  }

  /// What it is, its area, its width, where it lies, and the features that cover it.
  private func row(_ piece: FindingPiece) -> [String] {
    let size: [String] =
      switch piece.kind {
      // Of a line its length, and nothing of a point.
      case .unfit where piece.area.base == 0, .unknown where piece.area.base == 0: [piece.length?.text ?? "", ""]
      case .missing, .excess, .overlap, .unfit, .unknown, .shown:
        [wording.text(wording.area(of: [piece])), pick("宽 \(piece.width.text)", "\(piece.width.text) wide")]
      case .unmatched: [piece.length?.text ?? "", ""]
      case .misstated, .unstated: [wording.stated(piece), ""]
      }
    return [piece.field.map(field) ?? piece.kind.name[style.language]] + size + [
      wording.place(of: piece),
      [features(of: piece), piece.hint?.phrase[style.language] ?? ""].filter { !$0.isEmpty }
        .joined(separator: pick("，", ", ")),
    ]
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
      let shown = wording.list(Array(ids.prefix(8))) + (ids.count > 8 ? pick(" 等", " …") : "")
      return "\(wording.name(of: head.unit)) \(shown)" + pick("（\(file)）", " (\(file))")
    }.joined(separator: pick("；", "; "))
  }
}

extension TextReport {
  /// What the parcels of a group come to, in aligned columns.
  func sums(of group: FindingGroup) -> String {
    guard !group.sums.isEmpty, group.total > 1, let first = group.shown.first else { return "" }
    let more = { (count: Int) in pick("… 另有 \(count) 种", "… and \(counted(count, "more kind"))") }
    let all = group.sums.rows(wording, report.finding(first))
    return table(all, right: [2, 3], indent: margin - 2, more: more) { $0 + [""] }
  }
}
