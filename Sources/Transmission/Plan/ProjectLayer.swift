internal import RuleDSL

extension Layer {
  /// What the layer of construction projects is called.
  static let ofProjects = "建设项目"

  /// Whether its features are construction projects, which are no part of a plan.
  var isOfProjects: Bool { ([name] + aliases).contains(Self.ofProjects) }
}
