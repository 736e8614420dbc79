internal import RuleDSL

/// What is kept of a run for later ones: what was measured of maps, and what stands in the files that were read.
public struct KeptMeasures: Sendable {
  /// One measurement, and all that it hung on.
  package struct Entry: Codable, Sendable {
    /// Its unit's code, and its name: see ``MeasureKey``.
    var plan: String
    var name: String
    var basis: String
    /// What was asked of the layers, and what the answer hung on, each.
    var prints: [Print]
    var trace: MapTrace
    /// In JSON.
    var value: String

    struct Print: Hashable, Codable, Sendable {
      var question: MapQuestion
      var print: String
    }
  }

  /// One layer of a file.
  package struct Table: Codable, Sendable {
    /// ``MapBinding/key`` of it.
    var name: String
    /// Digest of the file and of how the layer is read.
    var file: String
    /// Digest of how the layer is read.
    var reading: String
    /// Digests of the features of each unit.
    var units: [Int: String] = [:]
    /// Whose features are which, where they are few.
    var index: MapIndex?
    /// Found while that was sorted out.
    var flaws = Flaws()
    /// Found while all features were surveyed, if they were.
    var surveyFlaws: Flaws?
    var lacksPatches: Bool?
  }

  /// What all of it hangs on: the program, the vocabulary, the units.
  package let basis: String
  /// By plan and name.
  private(set) var entries: [String: Entry] = [:]
  /// By name.
  private(set) var tables: [String: Table] = [:]

  package init(basis: String, entries: [Entry] = [], tables: [Table] = []) {
    self.basis = basis
    for entry in entries { self.entries[Self.slot(entry.plan, entry.name)] = entry }
    for table in tables { self.tables[table.name] = table }
  }

  static func slot(_ plan: String, _ name: String) -> String { "\(plan) \(name)" }

  mutating func set(_ entry: Entry) { entries[Self.slot(entry.plan, entry.name)] = entry }

  mutating func set(_ table: Table) { tables[table.name] = table }

  /// Forgets what was measured by statements that are no more.
  mutating func forget(allBut statements: Set<String>) {
    entries = entries.filter {
      $0.value.name.split(separator: " ").first.map { statements.contains(String($0)) } ?? false
    }
  }

  /// What is written into one of some files, a value each: measurements by plan, or the tables.
  package func entries(inFile number: Int, of count: Int) -> [Entry] {
    entries.values.filter { Self.file(of: $0.plan, of: count) == number }
      .sorted { ($0.plan, $0.name) < ($1.plan, $1.name) }
  }

  package var sortedTables: [Table] { tables.values.sorted { $0.name < $1.name } }

  /// In which of so many files the measurements of a plan stand.
  static func file(of plan: String, of count: Int) -> Int {
    plan.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % count
  }
}

extension KeptMeasures {
  /// Which files are to be written where earlier ones stand: those whose measurements are others, by number, and whether
  /// the tables are.
  package func changes(since earlier: KeptMeasures, files count: Int) -> (files: Set<Int>, tables: Bool) {
    let slots = Set(entries.keys).union(earlier.entries.keys)
    let changed = slots.filter { slot in
      guard let entry = entries[slot], let before = earlier.entries[slot] else { return true }
      return !entry.hangsOnTheSame(as: before)
    }
    let plans = changed.compactMap { (entries[$0] ?? earlier.entries[$0])?.plan }
    let hasNewTables =
      tables.count != earlier.tables.count
      || tables.contains { name, table in
        let before = earlier.tables[name]
        return before?.file != table.file || before?.lacksPatches != table.lacksPatches
          || (before?.surveyFlaws == nil) != (table.surveyFlaws == nil)
      }
    return (Set(plans.map { Self.file(of: $0, of: count) }), hasNewTables)
  }
}

extension KeptMeasures.Entry {
  /// Whether it is no other than an earlier one: the same value hangs on the same.
  fileprivate func hangsOnTheSame(as other: Self) -> Bool {
    basis == other.basis && (prints == other.prints || Set(prints) == Set(other.prints))
  }
}
