internal import RuleDSL
public import Transmission

/// What the shard of a run found, and what all shards share: whoever puts the shards together needs nothing else.
public struct ShardPart: Codable, Sendable {
  /// What is the same in every shard of a run.
  struct Shared: Codable, Hashable, Sendable {
    /// The rules, which are compiled again.
    var rules: [Text]
    var days: LawDays
    /// Ids or titles of statements, sorted; empty for all.
    var only: [String]
    var units: [UnitTable.Entry]
    var notes: [Phrase]
    /// What is wrong with tables, which every shard reads whole.
    var problems: [InputFlaw]
    var ledger: [LedgerEntry]

    struct Text: Codable, Hashable, Sendable {
      var name: String
      var text: String
      /// Files of one number are one pack.
      var pack: Int
    }
  }

  /// A file of the plan set; its digest is stated by the shards that answer for the file.
  struct Input: Codable, Sendable {
    var path: String
    var isMap: Bool
    var sha256: String?
  }

  public let shard: Shard
  /// Whether the shapes of parcels that pass are kept, too.
  let drawsPasses: Bool
  let shared: Shared
  let inputs: [Input]
  var run: RunPart
}
