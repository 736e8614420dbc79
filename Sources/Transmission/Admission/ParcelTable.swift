internal import RuleDSL
internal import Spatial

/// Parcels of one part of a layer whose verdicts are kept, as columns: a county has a million of them.
struct ParcelTable: Codable, Sendable {
  struct Given: Codable, Sendable {
    var verdict: Verdict
    var reason: Reason
  }

  private(set) var verdicts: [Given] = []
  private var ids = TextColumn()
  private var numbers: [Int32] = []
  private var sources: [Int32] = []
  private var uses: [ParcelFinding.StatedCode] = []
  private var areas: [Int64] = []
  private var uncovered: [Int64] = []
  private var shares: [Parcel.Share] = []
  private var shareEnds: [Int32] = []
  private var truths: [Bool?] = []
  private var places: [FindingPiece.Place?] = []
  /// Files and layers, each once.
  private var files: [FeatureSource] = []
  private var quotes: [String] = []
  /// The unit whose plan hands them in.
  let unit: Int
  private let truthCount: Int
  private let quoteCount: Int

  /// `truthCount` is the number of conditions and exceptions of the matrix, `quoteCount` that of fields it quotes.
  init(of unit: Int, truthCount: Int, quoteCount: Int) {
    self.unit = unit
    self.truthCount = truthCount
    self.quoteCount = quoteCount
  }

  var count: Int { verdicts.count }

  mutating func append(
    _ parcel: Parcel,
    _ ruling: ParcelRuling,
    id: String,
    source: FeatureSource,
    place: FindingPiece.Place?
  ) {
    verdicts.append(Given(verdict: ruling.verdict, reason: ruling.reason))
    ids.append(id)
    numbers.append(Int32(clamping: source.feature))
    sources.append(index(of: source))
    uses.append(parcel.use)
    areas.append(parcel.area)
    uncovered.append(parcel.uncovered)
    shares += parcel.shares
    shareEnds.append(Int32(clamping: shares.count))
    truths += parcel.truths
    quotes += parcel.quotes
    places.append(place)
  }

  func parcel(_ row: Int) -> Parcel {
    let start = row == 0 ? 0 : Int(shareEnds[row - 1])
    return Parcel(
      use: uses[row],
      area: areas[row],
      shares: Array(shares[start..<Int(shareEnds[row])]),
      uncovered: uncovered[row],
      truths: Array(truths[row * truthCount..<(row + 1) * truthCount]),
      quotes: Array(quotes[row * quoteCount..<(row + 1) * quoteCount])
    )
  }

  func finding(_ row: Int, ruling: ParcelRuling) -> ParcelFinding {
    let parcel = parcel(row)
    return ParcelFinding(
      unit: unit,
      id: ids[row],
      source: source(row),
      use: parcel.use,
      area: Quantity(hundredths: parcel.area),
      zones: ruling.zones,
      deciding: ruling.zones.filter { AdmissionCarrier.decides($0.reason, about: ruling.reason) },
      uncovered: parcel.uncovered > 0 ? Quantity(hundredths: parcel.uncovered) : nil,
      place: places[row]
    )
  }

  func source(_ row: Int) -> FeatureSource {
    var source = files[Int(sources[row])]
    source.feature = Int(numbers[row])
    return source
  }

  /// Of one layer of one file, whatever the feature.
  private mutating func index(of source: FeatureSource) -> Int32 {
    let place = files.lastIndex { $0.file == source.file && $0.layer == source.layer }
    if let place { return Int32(clamping: place) }
    files.append(FeatureSource(file: source.file, layer: source.layer, feature: 0))
    return Int32(clamping: files.count - 1)
  }
}

/// The parcels that a run keeps, table by table, counted through.
struct ParcelRows: Sendable {
  private var tables: [ParcelTable] = []
  /// Where each table ends.
  private var ends: [Int] = []

  var count: Int { ends.last ?? 0 }

  mutating func append(_ table: ParcelTable) {
    ends.append(count + table.count)
    tables.append(table)
  }

  /// The features of a unit's plan that are kept: by the layer of a file, which is a source without a feature, their numbers.
  func features(of unit: Int) -> [FeatureSource: Set<Int>] {
    var found: [FeatureSource: Set<Int>] = [:]
    for table in tables where table.unit == unit {
      for row in 0..<table.count {
        let (source, number) = table.source(row).split
        found[source, default: []].insert(number)
      }
    }
    return found
  }

  /// The table that holds a row, and its place there; `nil` beyond the last.
  func place(of row: Int) -> (table: ParcelTable, row: Int)? {
    guard (0..<count).contains(row) else { return nil }
    let table = ends.indices.partitionPoint { ends[$0] > row }
    return (tables[table], table == 0 ? row : row - ends[table - 1])
  }
}

extension FeatureSource {
  /// The layer of a file, and the number in it.
  var split: (layer: FeatureSource, number: Int) { (FeatureSource(file: file, layer: layer, feature: 0), feature) }
}
