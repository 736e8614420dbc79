import Spatial

@testable import RuleDSL
@testable import Transmission

extension ReportSample {
  /// The sample with a control line and one finding of every sort that is about the map.
  static func withMap() throws -> ReportSample {
    var sample = try ReportSample()
    sample.program.vocabulary.layers = [Layer(name: "生态保护红线", codes: ["STBHHX"])]
    let heading = heading("KX-01", "生态保护红线", .binding, .cited([Citation(title: "意见", article: "第六条")]))
    let line = LineTransmission(heading: heading, layer: 0, tiers: [0, 1], order: .protect, tolerance: .init())
    sample.statements.append(.written(.line(line)))
    sample.addJudgedLines()
    sample.addGaps()
    sample.addFlaws()
    return sample
  }

  private mutating func addJudgedLines() {
    var short = line(.honour, 1, .fail, .violated)
    short.regions.pieces = [
      piece(.missing, 8_000, 35.24, features: ["12"]), piece(.missing, 4_345.49, 20, features: ["12", "15"]),
      piece(.excess, 0.5, 0.21),
    ]
    short.printedDifference = Measurement.readable(Rational(Int128(Measurement.area(12_345.99).base)))
    short.regions.slivers = .init(count: 3, total: Measurement.area(0.52).amount)
    var kept = line(.honour, 2, .pass, .holds)
    kept.regions.slivers = .init(count: 1, total: Measurement.area(0.52).amount)
    var union = line(.aggregate, 0, .fail, .violated)
    union.regions.pieces = [piece(.excess, 12_345.49, 35.24, features: ["7"])]
    union.printedDifference = Measurement.readable(Measurement.area(12_345.49).amount)
    findings += [short, kept, union, line(.aggregate, 0, .pass, .holds)]
    var apart = finding(3, .rule, 3, .fail, .violated)
    apart.regions.pieces = [piece(.overlap, 25, 5)]
    apart.year = 0
    findings.append(apart)
    addStatedAreas()
    addFields()
  }

  private mutating func addStatedAreas() {
    var wrong = finding(3, .rule, 3, .fail, .areasDisagree)
    wrong.year = 0
    wrong.regions.pieces = [
      piece(.misstated, 10_000, 50, features: ["7"]), piece(.misstated, 12_345.67, 50, features: ["8"]),
      piece(.unstated, 25, 5, features: ["9"]),
    ]
    wrong.regions.pieces[0].stated = Measurement.area(1)
    wrong.regions.pieces[0].hint = .hectares
    wrong.regions.pieces[1].stated = Measurement.area(12_346.9)
    wrong.regions.pieces[1].hint = .planar(centralMeridian: 111)
    wrong.printedDifference = Measurement.readable(Measurement.area(10_000.23).amount)
    wrong.printedActual = Measurement.readable(Measurement.area(12_347.9).amount)
    wrong.printedExpected = .init(relation: .equal, value: Measurement.readable(Measurement.area(22_370.67).amount))
    var open = finding(3, .rule, 2, .undetermined, .areasUnstated)
    open.year = 0
    open.regions.pieces = [wrong.regions.pieces[2]]
    var right = finding(3, .rule, 1, .pass, .areasAgree)
    right.year = 0
    (right.printedExpected, right.printedActual) = (wrong.expected, wrong.actual)
    findings += [wrong, open, right]
    var apart = finding(3, .rule, 0, .fail, .violated)
    apart.year = 0
    apart.regions.pieces = [
      piece(.unmatched, 0, 0.1, features: ["7"]), piece(.unmatched, 0, 0.1), piece(.shown, 12, 3),
    ]
    apart.regions.pieces[0].length = Measurement.length(80)
    apart.regions.pieces[1].length = Measurement.length(40.5)
    apart.printedDifference = Decimal(Measurement.length(120.5).amount, in: Unit(.metre), decimals: 2)
    findings.append(apart)
  }

  private mutating func addFields() {
    var blank = finding(3, .rule, 3, .fail, .violated)
    blank.regions.pieces = [piece(.unfit, 12_345, 35, features: ["7"]), piece(.unfit, 25, 5, features: ["8"])]
    blank.regions.pieces[0].field = .init(name: "维护理由", text: "")
    blank.regions.pieces[1].field = .init(name: "维护理由", text: "甲")
    var several = finding(3, .rule, 2, .fail, .violated)
    several.regions.pieces = [piece(.unfit, 25, 5, features: ["8"])]
    var before = LayerReference(layer: 0, plan: .own, version: .before)
    var lacking = finding(3, .rule, 1, .undetermined, .layersNotProvided)
    lacking.regions.lacking = [before]
    lacking.missing = [1]
    (before.plan, before.version) = (.parent, .after)
    var upper = finding(3, .rule, 2, .undetermined, .layersNotProvided)
    upper.regions.lacking = [before, LayerReference(layer: 0, plan: .children)]
    let fields = finding(3, .rule, 3, .undetermined, .layersNotProvided)
    findings += [blank, several, lacking, upper, fields].map { sample in
      var sample = sample
      sample.year = 0
      return sample
    }
  }

  private mutating func addGaps() {
    var silent = line(.carry, 3, .fail, .silent)
    silent.printedDifference = Measurement.readable(Measurement.area(20_000).amount)
    var open = line(.aggregate, 0, .undetermined, .open)
    open.printedDifference = silent.printedDifference
    open.missing = [2, 3]
    var territory = line(.honour, 3, .undetermined, .boundaryNotProvided)
    territory.missing = [3]
    var upper = line(.honour, 2, .undetermined, .parentNotProvided)
    upper.missing = [0]
    findings += [
      silent, line(.carry, 1, .pass, .stated), line(.carry, 2, .notApplicable, .nothingInside),
      line(.aggregate, 0, .notApplicable, .nothingInside), line(.carry, 3, .undetermined, .notProvided),
      line(.aggregate, 0, .undetermined, .parentNotProvided), open, territory, upper,
      line(.honour, 1, .undetermined, .geometryFailed),
    ]
  }

  /// One finding of every built-in check.
  private mutating func addFlaws() {
    let kinds: [FeatureFlaw.Kind] = [
      .missing, .corrupt, .wrongGeometry(expected: .polygon), .offTheEarth, .openRing, .flatRing, .spike,
      .invalid(reason: "Self-intersection"), .duplicate(of: 2), .curves, .badArea("约一亩"),
      .misplaced(.otherZone(38), x: "38245580.5", y: "4436006.46"),
    ]
    for (index, kind) in kinds.enumerated() {
      let check = ShapeInspection(kind)
      statements.append(.shapes(check))
      var finding = line(.rule, 1 + index % 3, .fail, .unsound)
      finding.issuer = nil
      let source = FeatureSource(file: "lines", layer: "STBHHX", feature: 12 + index)
      let place = FindingPiece.Place(longitude: 111.512345, latitude: 40.256789)
      let first = FeatureFlaw(kind, unit: finding.plan, layer: 0, source: source, place: index > 1 ? place : nil)
      var second = first
      second.source.feature += 100
      finding.detail = .flaws(layer: 0, index % 2 == 0 ? [first] : [first, second])
      findings.append(finding)
    }
  }

  private func line(_ obligation: Obligation, _ plan: Int, _ verdict: Verdict, _ reason: Reason) -> Finding {
    finding(on: .regions(layer: 0, .init()), statements.count - 1, obligation, plan, verdict, reason)
  }

  private func piece(
    _ kind: FindingPiece.Kind,
    _ area: Double,
    _ width: Double,
    features: [String] = []
  ) -> FindingPiece {
    FindingPiece(
      kind: kind,
      shape: Shape(),
      place: .init(longitude: 111.123456, latitude: 40.0123454),
      area: Measurement.area(area),
      width: Measurement.width(width),
      features: features.map {
        FindingPiece.Feature(unit: 0, id: $0, source: FeatureSource(file: "lines", layer: "STBHHX", feature: 4))
      }
    )
  }
}
