internal import RuleDSL
internal import Spatial
internal import Transmission

/// The maps of a report: one beside each finding that lies somewhere, and one of each plan with all of them.
///
/// A class, since what was sketched once is kept while a plan is written.
final class FindingMaps {
  private let report: Report
  private let wording: Wording
  private let layers: LayerDrawing
  private var known: [LayerPlace: Sketch?] = [:]

  private struct LayerPlace: Hashable {
    var layer: Int
    var unit: Int
  }

  /// `nil` where there are no maps to draw from.
  init?(_ report: Report, _ wording: Wording) {
    guard let layers = report.layers else { return nil }
    (self.report, self.wording, self.layers) = (report, wording, layers)
  }

  /// Forgets what was sketched for the plan before.
  func begin() { known = [:] }

  private func sketch(_ layer: Int?, _ unit: Int?) -> Sketch? {
    guard let layer, let unit else { return nil }
    let place = LayerPlace(layer: layer, unit: unit)
    if let sketch = known[place] { return sketch }
    let sketch = layers(layer, unit).flatMap { $0.isEmpty ? nil : Sketch($0) }
    known[place] = .some(sketch)
    return sketch
  }

  private var territory: Int? { report.program.vocabulary.territory }

  /// The plan with those beside and below it.
  private func addGround(of plan: Int, to picture: inout MapPicture) {
    let units = report.world.units
    let parent = Int(units.parents[plan])
    let others = (parent < 0 ? 0..<0 : units.children(of: parent)).filter { $0 != plan }
    for unit in others.prefix(60) {
      if let sketch = sketch(territory, unit) {
        picture.add(sketch, .neighbour, name: pick("相邻的行政区", "neighbours"))
      }
    }
    if let sketch = sketch(territory, plan) {
      picture.add(
        sketch,
        .outline,
        name: pick("\(wording.name(of: plan))的行政区", "territory of \(wording.name(of: plan))")
      )
    }
  }

  /// The map beside a finding: its pieces, the line above and its own, as near as they can be seen.
  func map(of finding: Finding) -> String? {
    if let parcel = finding.parcel { return map(of: parcel, finding) }
    let pieces = finding.pieces.filter { $0.kind != .shown && $0.coversGround }
    let sketches = pieces.map { Sketch($0.shape) }
    guard let bounds = Sketch(joining: sketches).bounds else { return nil }
    let title = pick("\(wording.subject(of: finding))：问题的位置", "\(wording.subject(of: finding)): where it lies")
    var picture = MapPicture(bounds, margin: 0.6, title: title, wording.language)
    addGround(of: finding.plan, to: &picture)
    if let layer = finding.layer {
      let name = wording.layerName(layer)
      if let issuer = finding.issuer, let sketch = sketch(layer, issuer) {
        picture.add(
          sketch,
          .upper,
          name: pick("\(wording.name(of: issuer))划定的\(name)", "\(name) of \(wording.name(of: issuer))")
        )
      }
      if let sketch = sketch(layer, finding.plan) {
        picture.add(sketch, .own, name: pick("本级划定的\(name)", "\(name) of the plan"))
      }
      if finding.obligation == .aggregate {
        for child in report.world.units.children(of: finding.plan).prefix(60) {
          if let sketch = sketch(layer, child) {
            picture.add(sketch, .lower, name: pick("下级划定的\(name)", "\(name) of lower plans"))
          }
        }
      }
    } else if let rule = report.run.statements[finding.statement].written?.rule {
      let styles: [MapPicture.Style] = [.own, .upper, .lower]
      let read = rule.layers.filter { $0.plan == .own && $0.version == .current }.map(\.layer).withoutRepeats.sorted()
      for (layer, style) in zip(read.filter { $0 != territory }, styles) {
        if let sketch = sketch(layer, finding.plan) { picture.add(sketch, style, name: wording.layerName(layer)) }
      }
    }
    for kind in pieces.map(\.kind).withoutRepeats {
      let own = zip(pieces, sketches).filter { $0.0.kind == kind }.map(\.1)
      picture.add(Sketch(joining: own), .piece, name: kind.name[wording.language])
    }
    for place in places(of: finding).prefix(20) { picture.add(place) }
    return picture.svg
  }

  /// The parcel in the zones around it.
  private func map(of parcel: ParcelFinding, _ finding: Finding) -> String? {
    guard let place = parcel.place, let matrix = wording.matrix(of: finding) else { return nil }
    let middle = SIMD2(place.longitude, place.latitude)
    guard MapFrame.isOnEarth(middle) else { return nil }
    // Four times as wide as a square of its size.
    let reach = max(parcel.area.squareMetres.squareRoot() * 2 / 111_195, 0.0005)
    let bounds = Bounds(low: middle - reach, high: middle + reach)
    let title = pick("图斑 \(parcel.id) 所在的分区", "the zones of parcel \(parcel.id)")
    var picture = MapPicture(bounds, margin: 0.2, title: title, wording.language)
    addGround(of: finding.plan, to: &picture)
    for (layer, style) in [(matrix.zones, MapPicture.Style.upper), (matrix.uses, .own)] {
      let layer = layer.field.layer.layer
      if let sketch = sketch(layer, finding.plan) { picture.add(sketch, style, name: wording.layerName(layer)) }
    }
    picture.add(middle, number: parcel.id)
    return picture.svg
  }

  /// The map beside a review: the project, the zones that were asked and the lines that it meets.
  func map(of review: ProjectReview) -> String? {
    guard let shape = review.project.shape, let bounds = Sketch(shape).bounds else { return nil }
    let name = review.project.name.isEmpty ? review.project.id : review.project.name
    let title = pick("项目 \(name) 的位置", "where project \(name) lies")
    var picture = MapPicture(bounds, margin: 1, title: title, wording.language)
    // The lowest plan there has the nearest neighbours.
    if let plan = (review.findings.map(\.plan) + review.contacts.map(\.unit)).max() {
      addGround(of: plan, to: &picture)
    }
    let zones = review.findings.compactMap { finding in
      wording.matrix(of: finding).map { LayerPlace(layer: $0.zones.field.layer.layer, unit: finding.plan) }
    }
    let lines = review.contacts.map { LayerPlace(layer: $0.layer, unit: $0.unit) }
    let drawn = (lines + zones).withoutRepeats.filter { $0.layer != territory }
    let styles: [MapPicture.Style] = [.upper, .lower, .own]
    for (layer, style) in zip(drawn.map(\.layer).withoutRepeats, styles) {
      for place in drawn where place.layer == layer {
        if let sketch = sketch(layer, place.unit) { picture.add(sketch, style, name: wording.layerName(layer)) }
      }
    }
    picture.add(Sketch(shape), .piece, name: pick("项目用地", "the project"))
    return picture.svg
  }

  /// The map of a plan, with a number for each finding that lies somewhere; `nil` where none does.
  func overview(of plan: Int, _ findings: [(number: Int, finding: Finding)]) -> String? {
    let marks = findings.flatMap { number, finding in
      places(of: finding).prefix(40).enumerated().map { ($0.offset == 0 ? "\(number)" : "", $0.element) }
    }
    guard !marks.isEmpty, let bounds = sketch(territory, plan)?.bounds ?? Bounds(marks.map(\.1)) else { return nil }
    let name = wording.name(of: plan)
    let title = pick("\(name)：问题一览（号码是下文的序号）", "\(name): all findings, by their numbers below")
    var picture = MapPicture(bounds, margin: 0.08, title: title, wording.language)
    addGround(of: plan, to: &picture)
    for (number, place) in marks { picture.add(place, number: number) }
    return picture.svg
  }

  private func places(of finding: Finding) -> [SIMD2<Double>] {
    let pieces = finding.pieces.filter { $0.kind != .shown }.map(\.place)
    let all = pieces + finding.flaws.compactMap(\.place) + [finding.parcel?.place].compactMap(\.self)
    return all.map { SIMD2($0.longitude, $0.latitude) }.filter(MapFrame.isOnEarth)
  }

  private func pick(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    wording.pick(chinese(), english())
  }
}
