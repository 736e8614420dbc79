internal import RuleDSL
internal import Transmission

/// Units of measure and formats that one reader met, numbered in the order of their first row.
struct FormatTable: Sendable {
  /// Formats of one unit of measure: 4 states and bare numbers × 3 relations × 19 numbers of decimals.
  private static let perMeasure = states * 3 * 19
  private static let states = 5

  private(set) var measures: [Unit] = []
  private(set) var formats: [FigureFormat] = []
  /// Base units in one unit of the last digit, by format; 0 where that is no whole number of 63 bits.
  private(set) var multipliers: [Int64] = []
  private var numbers: [Int32] = []

  /// Number of a unit of measure, which may be new.
  mutating func number(of measure: Unit) -> Int32 {
    if let known = measures.firstIndex(of: measure) { return Int32(known) }
    measures.append(measure)
    numbers += Array(repeating: -1, count: Self.perMeasure)
    return Int32(measures.count - 1)
  }

  /// Number of a format; the measure is a number that ``number(of:)`` gave, the decimals are 18 at most.
  @inline(__always)
  mutating func format(
    measure: Int32,
    relation: Direction,
    decimals: Int,
    state: FigureFormat.State,
    hidesDigits: Bool = false
  ) -> Int {
    let place = hidesDigits ? Self.states - 1 : rank(state)
    let slot = ((Int(measure) * Self.states + place) * 3 + rank(relation)) * 19 + decimals
    let known = numbers[slot]
    if known >= 0 { return Int(known) }
    let format = FigureFormat(
      state: state,
      relation: relation,
      unit: measures[Int(measure)],
      decimals: UInt8(decimals),
      hidesDigits: hidesDigits
    )
    return add(format, slot: slot)
  }

  /// Where the formats of printed figures of a unit of measure and relation stand, by decimals.
  static func slot(measure: Int32, relation: Direction) -> Int {
    ((Int(measure) * states + rank(.printed)) * 3 + rank(relation)) * 19
  }

  /// Numbers of formats by slot and decimals, -1 where one was not met before, and the multipliers by number.
  @inline(__always)
  func withNumbers<Result>(
    _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int64>) -> Result
  ) -> Result {
    numbers.withUnsafeBufferPointer { numbers in multipliers.withUnsafeBufferPointer { body(numbers, $0) } }
  }

  @inline(never)
  private mutating func add(_ format: FigureFormat, slot: Int) -> Int {
    let (quotient, remainder) = format.unit.scale.quotientAndRemainder(dividingBy: powerOfTen(format.decimals))
    formats.append(format)
    multipliers.append(remainder == 0 ? Int64(exactly: quotient) ?? 0 : 0)
    numbers[slot] = Int32(formats.count - 1)
    return formats.count - 1
  }
}

@inline(__always)
private func rank(_ state: FigureFormat.State) -> Int {
  switch state {
  case .printed: 0
  case .reference: 1
  case .unallotted: 2
  case .notApplicable: 3
  }
}

@inline(__always)
private func rank(_ relation: Direction) -> Int {
  switch relation {
  case .floor: 0
  case .ceiling: 1
  case .fixed: 2
  }
}
