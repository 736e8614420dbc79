/// One subject and how it travels down the tiers; the three obligations follow from it.
public struct Transmission: FigureStatement, Hashable {
  public var heading: Heading
  /// Index into ``Vocabulary/indicators``.
  public var indicator: Int
  /// Indices into ``Vocabulary/tiers``, from the highest down; a family may skip some of them.
  public var tiers: [Int]
  public var method: Method
  /// The years it is checked for; empty for every year the plan set states the subject in.
  public var years: [Int]
  public var precision: Precision

  public enum Method: Hashable, Sendable {
    /// 分解: the children's figures together are at least as strict as the parent's.
    case apportion
    /// 加权: a ratio; the children's, weighted by a base, are together at least as strict as the parent's.
    case weighted(by: FigureReference)
    /// 逐级: every child is at least as strict as its parent.
    case stepwise
    /// 一致: every child repeats what was allotted to it, or else its parent's figure.
    case equal
    /// 引用: the child defers to what its issuer allots; combined like 分解.
    case byReference
  }

  /// The base of a ratio.
  package var weight: FigureReference? {
    if case .weighted(let reference) = method { reference } else { nil }
  }

  /// It asks for what was committed to, and no more.
  package var margin: Quantity? { nil }

  package func form(_ direction: Direction) -> ObligationForm { ObligationForm(method, direction) }

  /// An indicator, and the year its figure is read in.
  public struct FigureReference: Hashable, Sendable {
    public var indicator: Int
    /// `nil` for the year that is being checked.
    public var year: Int?
    /// 可缺: where no plan of the plan set states it, the children are not combined: 汇总 is 不适用.
    public var isOptional = false
  }

  /// How a shortfall that the printed digits can hide is judged.
  public enum Precision: Hashable, Sendable {
    /// Issued bounds compare exactly.
    case exact
    /// Half a unit of the last digit is allowed for every term.
    case asPrinted
  }
}
