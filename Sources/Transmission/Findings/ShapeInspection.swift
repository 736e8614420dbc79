public import RuleDSL

/// What every feature of a layer is checked for as soon as a rule reads the layer, whatever the rules say.
///
/// Built in, because no rule can be judged on shapes that are none.  Cases are named as in the contract's JSON.
public enum ShapeInspection: String, Hashable, Codable, Sendable, CaseIterable {
  case noGeometry = "JH-01"
  case corrupt = "JH-02"
  case wrongGeometry = "JH-03"
  case badCoordinates = "JH-04"
  case openRing = "JH-05"
  case flatRing = "JH-06"
  case spike = "JH-07"
  case invalid = "JH-08"
  case duplicate = "JH-09"
  case curves = "JH-10"
  case badArea = "JH-11"

  /// The check that finds a flaw.
  public init(_ kind: FeatureFlaw.Kind) {
    self =
      switch kind {
      case .missing: .noGeometry
      case .corrupt: .corrupt
      case .wrongGeometry: .wrongGeometry
      case .offTheEarth, .misplaced: .badCoordinates
      case .openRing: .openRing
      case .flatRing: .flatRing
      case .spike: .spike
      case .invalid: .invalid
      case .duplicate, .repeated: .duplicate
      case .curves: .curves
      case .badArea: .badArea
      }
  }

  public var title: String {
    switch self {
    case .noGeometry: "要素没有图形"
    case .corrupt: "图形数据损坏"
    case .wrongGeometry: "图形类型不符"
    case .badCoordinates: "坐标无效"
    case .openRing: "环没有闭合"
    case .flatRing: "环没有面积"
    case .spike: "边界有尖刺"
    case .invalid: "图形自相交"
    case .duplicate: "图形重复"
    case .curves: "图形含曲线"
    case .badArea: "登记面积不是数字"
    }
  }

  /// As a rule has one; nobody has seen the clause of the database standard that requires it.
  public var heading: Heading {
    Heading(builtIn: rawValue, title: title, note: "国土空间规划数据库规范对图形质量的要求，条款未见原文")
  }

  /// Place among all checks.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
