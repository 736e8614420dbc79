/// How a unit of government is identified.
public struct UnitIdentity: Hashable, Sendable {
  /// 行政区代码.
  public var code: String
  public var name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}
