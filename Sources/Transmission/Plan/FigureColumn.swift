public import RuleDSL
internal import Spatial

/// All figures of one indicator, year and role: one column of the national table.
public struct FigureColumn: Sendable {
  public struct Key: Hashable, Sendable {
    /// Index into the vocabulary's indicators.
    public var indicator: Int
    public var year: Int
    public var role: Role

    public init(indicator: Int, year: Int, role: Role) {
      self.indicator = indicator
      self.year = year
      self.role = role
    }
  }

  /// One figure, packed: a nation has millions.
  public struct Cell: Sendable {
    /// Base units of the indicator's dimension; an index into ``FigureStore/texts`` for a reference.
    public var value: Int64
    /// Index into the ``UnitTable``.
    public var unit: Int32
    /// Index into ``FigureStore/origins``.
    public var origin: Int32
    /// Row in the file or sheet, the header being row 1.
    public var row: Int32
    /// Index into ``FigureStore/formats``.
    public var format: UInt16

    public init(value: Int64, unit: Int32, origin: Int32, row: Int32, format: UInt16) {
      self.value = value
      self.unit = unit
      self.origin = origin
      self.row = row
      self.format = format
    }
  }

  public let key: Key
  /// INVARIANT: together ascending by unit, each unit at most once.
  public let chunks: [[Cell]]

  /// Takes chunks that together ascend by unit, each unit at most once.
  public init(key: Key, chunks: [[Cell]]) {
    self.key = key
    self.chunks = chunks.filter { !$0.isEmpty }
  }

  /// The figure of a unit; a binary search.
  public func cell(of unit: Int) -> Cell? {
    guard let chunk = chunks.first(where: { ($0.last?.unit ?? -1) >= Int32(unit) }) else { return nil }
    let place = chunk.indices.partitionPoint { chunk[$0].unit >= Int32(unit) }
    return place < chunk.count && chunk[place].unit == Int32(unit) ? chunk[place] : nil
  }
}
