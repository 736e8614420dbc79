internal import RuleDSL

/// Parcels of one part of a layer whose verdicts are kept, as columns: a county has a million of them.
struct ParcelTable: Sendable {
  private(set) var verdicts: [(verdict: Verdict, reason: Reason)] = []
  private var ids = TextColumn()
  private var numbers: [Int32] = []
  private var sources: [Int32] = []
  private var uses: [Int32] = []
  private var areas: [Int64] = []
  private var uncovered: [Int64] = []
  private var shares: [Share] = []
  private var shareEnds: [Int32] = []
  private var truths: [Bool?] = []
  private var places: [FindingPiece.Place?] = []
  /// Files and layers, each once; and texts that are no code.
  private var files: [FeatureSource] = []
  private var texts: [String] = []
  private var textPlaces: [String: Int] = [:]
  private var quotes: [String] = []
  /// The unit whose plan hands them in.
  let unit: Int
  private let truthCount: Int
  private let quoteCount: Int

  private struct Share {
    var zone: Int32
    var area: Int64
  }

  /// `truthCount` is the number of conditions and exceptions of the matrix, `quoteCount` that of fields it quotes.
  init(of unit: Int, truthCount: Int, quoteCount: Int) {
    self.unit = unit
    self.truthCount = truthCount
    self.quoteCount = quoteCount
  }

  var count: Int { verdicts.count }

  private static let blank: Int32 = -1
  private static let noField: Int32 = -2
  /// The first text; the next is one less.
  private static let firstText: Int32 = -3

  mutating func append(
    _ parcel: Parcel,
    _ ruling: ParcelRuling,
    id: String,
    source: FeatureSource,
    place: FindingPiece.Place?
  ) {
    verdicts.append((ruling.verdict, ruling.reason))
    ids.append(id)
    numbers.append(Int32(clamping: source.feature))
    sources.append(index(of: source))
    uses.append(code(of: parcel.use))
    areas.append(parcel.area)
    uncovered.append(parcel.uncovered)
    for share in parcel.shares { shares.append(Share(zone: code(of: share.zone), area: share.area)) }
    shareEnds.append(Int32(clamping: shares.count))
    truths += parcel.truths
    quotes += parcel.quotes
    places.append(place)
  }

  func parcel(_ row: Int) -> Parcel {
    let start = row == 0 ? 0 : Int(shareEnds[row - 1])
    return Parcel(
      use: stated(uses[row]),
      area: areas[row],
      shares: shares[start..<Int(shareEnds[row])].map { Parcel.Share(zone: stated($0.zone), area: $0.area) },
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

  private mutating func code(of stated: ParcelFinding.StatedCode) -> Int32 {
    switch stated {
    case .code(let code): return Int32(clamping: code)
    case .blank: return Self.blank
    case .noField: return Self.noField
    case .unknown(let text):
      let place = textPlaces[text] ?? texts.count
      if place == texts.count {
        texts.append(text)
        textPlaces[text] = place
      }
      return Self.firstText - Int32(clamping: place)
    }
  }

  private func stated(_ code: Int32) -> ParcelFinding.StatedCode {
    switch code {
    case Self.blank: .blank
    case Self.noField: .noField
    case ..<0: .unknown(texts[Int(Self.firstText - code)])
    default: .code(Int(code))
    }
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
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= row { low = middle + 1 } else { high = middle }
    }
    return (tables[low], low == 0 ? row : row - ends[low - 1])
  }
}

extension FeatureSource {
  /// The layer of a file, and the number in it.
  var split: (layer: FeatureSource, number: Int) { (FeatureSource(file: file, layer: layer, feature: 0), feature) }
}
