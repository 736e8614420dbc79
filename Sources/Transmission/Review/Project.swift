public import RuleDSL
public import Spatial

/// A construction project whose land is to be reviewed, as its file states it.
public struct Project: Hashable, Sendable {
  /// Identifier in its file: BSM where there is one, else the number of the feature.
  public var id: String
  /// In the one plane; `nil` where the file draws nothing that has an area.
  public var shape: Shape?
  /// What its fields say, by name in lower case.
  public var fields: [String: String]
  public var source: FeatureSource

  public init(id: String, shape: Shape?, fields: [String: String], source: FeatureSource) {
    self.id = id
    self.shape = shape
    self.fields = fields
    self.source = source
  }

  /// What plans call the layer of their projects, by the habit of plan databases.
  static let layerName = Layer.ofProjects

  /// Fields that name a project, by the habit of plan databases.
  public static let nameFields = ["项目名称", "xmmc", "name"]

  /// Fields that state its area, by the same habit.
  public static let areaFields = ["用地面积", "ydmj"]

  /// Empty where no field names it.
  public var name: String { Self.nameFields.compactMap { fields[$0] }.first { !$0.isEmpty }?.onOneLine ?? "" }

  /// The project as the only feature of a layer: its fields are found by the names of rules or of databases.
  ///
  /// What is left blank is an answer to an exception, which has to be shown to hold, and none to a condition: a paper
  /// that is not named has to be shown.
  func feature(of layer: Layer) -> (stated: FeatureTable, asked: FeatureTable) {
    let said = layer.fields.map { fields[$0.name.lowercased()] ?? fields[$0.code.lowercased()] }
    return (columns(said), columns(said.map { $0?.isEmpty == true ? nil : $0 }))
  }

  private func columns(_ fields: [String?]) -> FeatureTable {
    let feature = MapFeature(id: id, shape: shape ?? Shape(), fields: fields, source: source)
    return FeatureTable.columns(of: [feature]).first ?? FeatureTable(file: source.file, layer: source.layer)
  }
}

/// What the plans say about a project.
public struct ProjectReview: Hashable, Sendable {
  /// A control line that the project meets.
  public struct Contact: Hashable, Sendable {
    /// The unit whose plan draws it.
    public var unit: Int
    /// Index into ``Vocabulary/layers``.
    public var layer: Int
    /// What both cover, in 平方米, rounded to the hundredth.
    public var area: Quantity
    /// How much of it lies within the project, in 米, where it is a layer of lines.
    public var length: Quantity?
    /// Whether it protects what it encloses, and no rule says whether a project may stand there.
    public var isOpen: Bool
  }

  /// A line, or zones, that no plan provides where the project lies.
  public struct Gap: Hashable, Sendable {
    /// The lowest unit there; the uppermost where it is not known.
    public var unit: Int
    /// Index into ``Vocabulary/layers``.
    public var layer: Int
    /// Whether a binding statement is about it: without it, nothing is sure.
    public var isBinding: Bool
    /// Whether the layer is there, and some of its features cannot be used.
    public var isPartial = false
  }

  public var project: Project
  /// In 平方米, rounded to the hundredth.
  public var area: Quantity
  /// One for each matrix and plan whose zones it meets; one that says so where it meets none.
  ///
  /// Then those of the rules about projects.  Matrices whose zones nobody provides say nothing.
  public var findings: [Finding] = []
  /// Control lines of the plans, by layer and unit.
  public var contacts: [Contact] = []
  /// Those that keep the verdict open first.
  public var gaps: [Gap] = []
  /// Whether any plan shows something where it lies.
  public var isPlaced = false
  /// Files or layers of the plan set were not read that may draw a line where it lies.
  public var mayLackLayers = false
  /// What is wrong with its shape.
  public var flaws: [FeatureFlaw]

  /// The worst of the findings; open where nothing at all can be said, where what the project covers had to be guessed,
  /// where a binding line is not provided, and where it meets one about which no rule speaks.
  public var verdict: Verdict {
    let verdicts = Set(findings.map(\.verdict))
    for verdict in [Verdict.fail, .undetermined] where verdicts.contains(verdict) { return verdict }
    if verdicts.isEmpty || !isPlaced || hasOpenLines || !flaws.allSatisfy(\.keepsExtent) { return .undetermined }
    return verdicts.contains(.waived) ? .waived : .pass
  }

  /// Whether a line keeps the verdict open.
  public var hasOpenLines: Bool {
    mayLackLayers || contacts.contains(where: \.isOpen) || gaps.contains(where: \.isBinding)
  }
}
