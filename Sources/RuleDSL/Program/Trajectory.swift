/// 轨迹: what the present state of every year is held to, from the years of the commitments.
public struct Trajectory: Hashable, Sendable {
  public var course: Course
  /// `nil` only for steps.
  public var start: Start?
  /// 额度: shares of the last commitment, by year; empty where every commitment is taken as it is.
  public var quotas: [Quota]

  /// What holds in a year for which there is no commitment.
  public enum Course: Hashable, Sendable {
    /// 线性: what lies on the straight line from the commitment before, or from the start, to the next.
    case linear
    /// 分段: the next commitment.
    case steps
  }

  /// Where the path begins.
  public enum Start: Hashable, Sendable {
    /// 基期: the present state of that year.
    case state(Int)
    /// 累计: nothing before that year; from then on the present figures of all years are added up.
    case flow(Int)

    /// The first year that is judged.
    package var firstYear: Int {
      switch self {
      case .state(let year): year + 1
      case .flow(let year): year
      }
    }
  }

  /// How much of the last commitment is to be reached, or may be used, by a year.
  public struct Quota: Hashable, Sendable {
    public var year: Int
    /// Above nothing, and no more than the whole.
    public var share: Quantity
  }

  /// The years whose present figures make up the state of a year.
  package func summed(in year: Int) -> [Int] {
    if case .flow(let first) = start { Array(first...max(first, year)) } else { [year] }
  }
}
