/// 规划集: what a plan set says about itself; everything is optional.
public struct PlanSetDeclaration: Hashable, Sendable {
  public var title = ""
  public var asOf: PlanDate?
  /// 批复日期 of the plans of which the table of units states none.
  public var approved: PlanDate?
  /// Files of units of government, relative to the plan set.
  public var unitFiles: [String] = []
  /// Files of figures, relative to the plan set.
  public var figureFiles: [String] = []
  /// Files of lists, relative to the plan set.
  public var listFiles: [String] = []
  /// Files of designations, relative to the plan set.
  public var designationFiles: [String] = []
  /// Documents that are transcribed completely: a subject absent from one was not allotted (未分解).
  public var completeDocuments: [String] = []
}
