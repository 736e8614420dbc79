internal import RuleDSL
internal import Spatial
internal import Transmission

extension ReviewReport {
  /// The projects as they are drawn, with what the plans say.
  public var features: [FindingFeature] {
    projects.map { FindingFeature($0, message: message(of: $0), title: title(of: $0)) }
  }
}

extension SiteReport {
  /// The places as they are drawn, by rank.
  public var features: [FindingFeature] { sites.indices.map { FindingFeature(self, $0) } }
}

extension FindingFeature {
  /// A project as it is drawn, with what the plans say.
  fileprivate init(_ review: ProjectReview, message: String, title: String) {
    let source = review.project.source
    self.init(
      ruleTitle: title,
      obligation: Obligation.admit.rawValue,
      verdict: review.verdict.rawValue,
      kind: "project",
      message: message,
      sizes: Sizes(squareMetres: review.area.squareMetres),
      sources: ["\(source.file)[\(source.layer)] \(review.project.id)"],
      geometry: review.project.shape.map { .shape($0) } ?? .none
    )
  }

  /// A site as it is drawn; its rank stands in the title.
  fileprivate init(_ report: SiteReport, _ index: Int) {
    let site = report.sites[index]
    self.init(
      ruleTitle: "\(index + 1)",
      obligation: Obligation.admit.rawValue,
      verdict: Verdict.pass.rawValue,
      kind: "site",
      message: report.sentence(index),
      unitCode: report.units.codes[site.unit],
      unitName: report.units.names[site.unit],
      sizes: Sizes(squareMetres: site.area.squareMetres, widthMetres: site.width.metres),
      geometry: .shape(site.shape)
    )
  }
}
