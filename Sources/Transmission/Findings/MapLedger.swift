/// What of the map layers that are there a run did not use.
public struct MapLedger: Hashable, Codable, Sendable {
  /// Layers that the vocabulary does not know, and fields that it names for no layer.
  public var unknown: [LedgerEntry] = []
  /// Layers that no rule of the run asked for.
  public var unread: [LedgerEntry] = []
  /// In which coordinates the layers are that rules asked for.
  public var systems: [LayerSystem] = []

  public init() {}

  /// What several runs over parts of the plans left unused together.
  init(merging ledgers: [MapLedger]) {
    unknown = Set(ledgers.flatMap(\.unknown)).sorted()
    systems = Set(ledgers.flatMap(\.systems)).sorted()
    let all = ledgers.map { Set($0.unread) }
    unread = (all.first.map { all.dropFirst().reduce($0) { $0.intersection($1) } } ?? []).sorted()
  }

  public var entries: [LedgerEntry] { (unknown + unread).sorted() }
}
