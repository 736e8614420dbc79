/// How a unit of government is identified.
public struct UnitIdentity: Hashable, Sendable {
  /// 行政区代码.
  public var code: String
  public var name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  /// The digits with which the codes of all places within begin (GB/T 2260, GB/T 10114): 33 of 330000, 3301 of 330100, and
  /// of a town its whole code, 330102100.
  package static func significant(_ code: String) -> Substring {
    var digits = Substring(code)
    while digits.count > 6, digits.hasSuffix("000") { digits = digits.dropLast(3) }
    while digits.count <= 6, digits.hasSuffix("00") { digits = digits.dropLast(2) }
    return digits
  }
}
