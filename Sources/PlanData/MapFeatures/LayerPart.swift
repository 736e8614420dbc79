/// Some of the features of a layer, which are read in one go.
struct LayerPart: Hashable, Sendable {
  private var ids: [Int64]?
  private var range: ClosedRange<Int64>?
  /// Numbers of the features with these identifiers.
  private var numbers: [Int32]?
  /// Features of the layer before the first one; supposed, as long as nobody counted them.
  private var before = 0

  /// So many features at most, where the file does not say.
  private static let most = 8192

  /// The whole layer.
  init() {}

  /// Some shapes that were seen before, in the order of the file.
  init(_ seen: [SeenShape]) {
    ids = seen.map(\.id)
    numbers = seen.map(\.number)
  }

  /// Some features by their identifiers and numbers, in the order of the file.
  init(_ some: [(ids: [Int64], numbers: [Int32])]) {
    ids = some.flatMap(\.ids)
    numbers = some.flatMap(\.numbers)
  }

  private init(_ index: MapIndex, _ range: Range<Int>) {
    ids = Array(index.ids[range])
    numbers = Array(index.numbers[range])
  }

  private init(_ range: ClosedRange<Int64>, after first: Int64) {
    self.range = range
    before = Int(clamping: range.lowerBound &- first)
  }

  /// The features of one unit.
  static func parts(of index: MapIndex, _ range: Range<Int>) -> [LayerPart] {
    stride(from: range.lowerBound, to: range.upperBound, by: most).map {
      LayerPart(index, $0..<min($0 + most, range.upperBound))
    }
  }

  /// A layer by identifiers; supposes that none is left out between them.
  static func parts(_ ranges: [ClosedRange<Int64>]) -> [LayerPart] {
    guard let first = ranges.first?.lowerBound else { return [] }
    return ranges.map { LayerPart($0, after: first) }
  }

  /// The same parts with the numbers that the features have, since so many stand in each.
  static func counted(_ parts: [LayerPart], _ counts: [Int]) -> [LayerPart] {
    var before = 0
    return zip(parts, counts).map { part, count in
      var part = part
      if part.range != nil { part.before = before }
      before += count
      return part
    }
  }

  func request(fields: [String]) -> MapRequest {
    MapRequest(fields: fields, ids: ids, range: range)
  }

  /// So many features it has at most, where that is known and not far from how many there are.
  var mostFeatures: Int {
    if let ids { return ids.count }
    guard let range else { return 0 }
    return min(max(0, Int(clamping: range.upperBound &- range.lowerBound)), Self.most) + 1
  }

  /// The number in its layer of a feature by its place in the part.
  func number(_ place: Int) -> Int {
    guard let numbers, place < numbers.count else { return before + place + 1 }
    return Int(numbers[place])
  }
}
