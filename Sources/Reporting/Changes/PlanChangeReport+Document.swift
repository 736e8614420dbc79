internal import RuleDSL
internal import Spatial
internal import Transmission

extension PlanChangeReport {
  /// So many maps are drawn.
  private static var mostMaps: Int { 60 }

  /// The differences as a page, with a map of every layer that was moved.
  func document(with writer: some DocumentWriter) -> String {
    var writer = writer
    writer.begin(pick("两套规划的不同", "What differs between two plan sets"))
    if isEmpty, !isUnsure { writer.paragraph(pick("没有不同。", "No difference.")) }
    for part in parts {
      writer.heading(part.title, level: 2)
      writer.table(DocumentTable(part.head, texts: part.rows, right: part.right))
      guard part.title == layers.title else { continue }
      for layer in changes.layers.prefix(Self.mostMaps) {
        if let map = map(of: layer) { writer.figure(map, "\(name(layer.unit)) \(layer.layer)") }
      }
    }
    writer.paragraph(wording.comparisonTitle + pick("：", ": ") + wording.counts(comparison))
    writer.end()
    return writer.text
  }

  private func map(of layer: PlanChanges.LayerChange) -> String? {
    let moved = (layer.entering + layer.leaving).map { Sketch($0.shape) }
    guard let bounds = Sketch(joining: moved).bounds else { return nil }
    let title = pick("\(name(layer.unit))：\(layer.layer)的变化", "\(name(layer.unit)): how \(layer.layer) was moved")
    var picture = MapPicture(bounds, margin: 0.4, title: title, language)
    picture.add(Sketch(layer.before), .upper, name: pick("原来的\(layer.layer)", "\(layer.layer) before"))
    picture.add(Sketch(layer.after), .own, name: pick("现在的\(layer.layer)", "\(layer.layer) after"))
    picture.add(Sketch(joining: layer.entering.map { Sketch($0.shape) }), .lower, name: pick("划入", "in"))
    picture.add(Sketch(joining: layer.leaving.map { Sketch($0.shape) }), .piece, name: pick("划出", "out"))
    return picture.svg
  }
}
