/// 规划集: what a plan set says about itself; everything is optional.
public struct PlanSetDeclaration: Hashable, Sendable {
  public var title: String
  public var asOf: PlanDate?
  /// Files of units of government, relative to the plan set.
  public var unitFiles: [String]
  /// Files of figures, relative to the plan set.
  public var figureFiles: [String]
  /// Files of lists, relative to the plan set.
  public var listFiles: [String]
  /// Files of designations, relative to the plan set.
  public var designationFiles: [String]
  /// Documents that are transcribed completely: a subject absent from one was not allotted (未分解).
  public var completeDocuments: [String]

  public init(
    title: String = "",
    asOf: PlanDate? = nil,
    unitFiles: [String] = [],
    figureFiles: [String] = [],
    listFiles: [String] = [],
    designationFiles: [String] = [],
    completeDocuments: [String] = []
  ) {
    self.title = title
    self.asOf = asOf
    self.unitFiles = unitFiles
    self.figureFiles = figureFiles
    self.listFiles = listFiles
    self.designationFiles = designationFiles
    self.completeDocuments = completeDocuments
  }
}
