internal import FoundationEssentials
public import PlanData
public import RuleDSL

/// The folder of `--state`: what earlier runs measured, in files that are each whole or not there.
///
/// Two runs may use it at a time: every file is replaced by one that is complete, and whatever stands in it says itself
/// what it hung on.
public struct MeasureFolder: Sendable {
  /// What a file begins with; the number tells formats apart.
  private static let mark = "chuandao state 1\n"
  private static let count = 64

  private let path: String

  public init(_ path: String) { self.path = path }

  private var tables: String { FileSystem.joined(path, "tables.state") }

  private func file(_ number: Int) -> String {
    FileSystem.joined(path, "measures-\(number < 10 ? "0" : "")\(number).state")
  }

  /// What stands in the folder.
  public struct Reading: Sendable {
    /// What is kept of what hung on the same.
    public let kept: KeptMeasures
    /// Files that are of no use.
    fileprivate var damaged: [String] = []
    fileprivate var others: [String] = []

    /// What there is to say about what is measured again for the state's sake.
    public var note: Phrase? {
      if let first = damaged.first {
        let more = damaged.count - 1
        return Phrase(
          "状态文件读不了，重新建立：\(FileSystem.name(of: first))\(more > 0 ? " 等 \(more + 1) 个" : "")",
          "state cannot be read and is made anew: \(FileSystem.name(of: first))\(more > 0 ? " and \(more) more" : "")"
        ).asOneLine
      }
      return others.isEmpty
        ? nil
        : Phrase(
          "状态是别的版本、别的词汇或别的行政区的，重新建立",
          "the state is of another version, vocabulary or table of units, and is made anew"
        )
    }
  }

  /// Reads what is there; `basis` is what it has to hang on: see ``Session/measureBasis``.
  public func read(basis: String) -> Reading {
    var (read, damaged, others) = (Content(), [String](), [String]())
    for path in (0..<Self.count).map({ file($0) }) + [tables] where FileSystem.kind(of: path) != nil {
      guard let content = Content(from: path, Self.mark) else {
        damaged.append(path)
        continue
      }
      if content.basis == basis { read.add(content) } else { others.append(path) }
    }
    let kept = KeptMeasures(basis: basis, entries: read.entries, tables: read.tables)
    return Reading(kept: kept, damaged: damaged, others: others)
  }

  /// Writes what differs from what was read there.
  public func write(_ kept: KeptMeasures, over reading: Reading) throws(SystemFailure) {
    try FileSystem.makeFolder(path)
    WholeFile.removeAbandoned(in: path)
    let changed = kept.changes(since: reading.kept, files: Self.count)
    let unsound = Set(reading.damaged + reading.others)
    for number in 0..<Self.count where changed.files.contains(number) || unsound.contains(file(number)) {
      try write(kept.basis, kept.entries(inFile: number, of: Self.count), to: file(number))
    }
    if changed.tables || unsound.contains(tables) { try write(kept.basis, kept.sortedTables, to: tables) }
  }

  private func write(_ basis: String, _ values: [some Encodable], to path: String) throws(SystemFailure) {
    var file = try SealedLinesWriter(to: path, mark: Self.mark)
    try file.add(basis)
    for value in values { try file.add(value) }
    try file.finish()
  }

  /// What stands in files.
  private struct Content {
    var basis = ""
    var entries: [KeptMeasures.Entry] = []
    var tables: [KeptMeasures.Table] = []

    init() {}

    init?(from path: String, _ mark: String) {
      let decoder = JSONDecoder()
      guard let lines = try? SealedLines.read(from: path, mark: mark),
        let basis = try? decoder.decode(String.self, from: lines[0])
      else { return nil }
      self.basis = basis
      do {
        for line in lines.dropFirst() {
          if FileSystem.name(of: path) == "tables.state" {
            tables.append(try decoder.decode(KeptMeasures.Table.self, from: line))
          } else {
            entries.append(try decoder.decode(KeptMeasures.Entry.self, from: line))
          }
        }
      } catch {
        return nil
      }
    }

    mutating func add(_ other: Content) {
      entries += other.entries
      tables += other.tables
    }
  }
}
