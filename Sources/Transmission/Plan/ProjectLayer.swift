public import RuleDSL

extension Layer {
  /// What the layer of construction projects is called.
  static let ofProjects = "建设项目"

  /// Whether its features are construction projects, which are no part of a plan.
  var isOfProjects: Bool { ([name] + aliases).contains(Self.ofProjects) }

  /// What the layer of changes of use is called, and its field that says in which year.
  public static let ofChanges = "变化图斑"
  public static let yearOfChange = "变化年份"

  /// Whether its features are changes of use, which happen whatever plans say.
  public var isOfChanges: Bool { ([name] + aliases).contains(Self.ofChanges) }
}
