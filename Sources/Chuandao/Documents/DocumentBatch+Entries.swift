internal import DocumentImport
internal import PlanData
internal import RuleDSL

/// Which of the two tables of entries a line is of.
enum TableKindOfEntry: CaseIterable, Sendable {
  case lists
  case designations

  var file: String {
    switch self {
    case .lists: "lists.csv"
    case .designations: "designations.csv"
    }
  }

  /// The headers of the table; those behind 链接 are for readers and scripts.
  var columns: [String] {
    let own =
      switch self {
      case .lists: ["行政区代码", "名录", "编号", "名称", "所在地"]
      case .designations: ["行政区代码", "定位", "取值", "所在地"]
      }
    return own + ["依据", "条款", "链接"] + Provenance.columns
  }

  /// Headers of what a line is about; one of them has one value.
  fileprivate var subject: [String] {
    switch self {
    case .lists: ["行政区代码", "名录", "编号", "名称"]
    case .designations: ["行政区代码", "定位", "所在地"]
    }
  }

  /// Before the numbers of anchors in pages.
  var anchor: String {
    switch self {
    case .lists: "m"
    case .designations: "d"
    }
  }
}

/// A row of a table of lists or designations, as the readers of plan sets take it, with the characters it came from.
public struct EntryLine: Hashable, Sendable {
  let kind: TableKindOfEntry
  let fields: [String]

  func field(_ column: String) -> String { kind.columns.firstIndex(of: column).map { fields[$0] } ?? "" }

  init(_ kind: TableKindOfEntry, fields: [String]) {
    self.kind = kind
    self.fields = Array((fields + Array(repeating: "", count: kind.columns.count)).prefix(kind.columns.count))
  }

  fileprivate var subject: [String] { kind.subject.map { field($0) } }
}

extension ImportedEntry {
  var kind: TableKindOfEntry {
    switch content {
    case .item: .lists
    case .value: .designations
    }
  }
}

extension DocumentBatch {
  /// The rows of both tables, and where what is there already says otherwise.
  static func entries(
    _ documents: ImportedDocuments,
    _ vocabulary: Vocabulary,
    _ existing: [TableKindOfEntry: [EntryLine]],
    _ units: inout ImportedUnits
  ) -> (lines: [TableKindOfEntry: [EntryLine]], clashes: [EntryClash]) {
    var lines = existing
    var clashes: [EntryClash] = []
    var known: [[String]: EntryLine] = [:]
    for line in TableKindOfEntry.allCases.flatMap({ existing[$0] ?? [] }) where known[line.subject] == nil {
      known[line.subject] = line
    }
    for (number, entry) in documents.entries.enumerated() {
      guard let owner = entry.owner else { continue }
      let reading = documents.readings[entry.document]
      let unit = units.unit(named: owner, issuer: reading.head.issuer)
      let places = entry.locations.map { units.unit(named: $0, issuer: owner).code }
      let line = line(of: entry, unit, places, reading, vocabulary, number: number)
      guard let other = known[line.subject] else {
        known[line.subject] = line
        lines[entry.kind, default: []].append(line)
        continue
      }
      if entry.kind == .designations, other.field("取值") != line.field("取值") {
        clashes.append(EntryClash(existing: other, entry: entry))
      }
    }
    return (lines, clashes)
  }

  private static func line(
    of entry: ImportedEntry,
    _ unit: ListedUnit,
    _ places: [String],
    _ reading: DocumentReading,
    _ vocabulary: Vocabulary,
    number: Int
  ) -> EntryLine {
    let own: [String]
    switch entry.content {
    case .item(_, let key, let name): own = [entry.title(vocabulary), key, name]
    case .value: own = [entry.title(vocabulary), entry.value(vocabulary)]
    }
    let source = entry.source.place
    let link = "\(pageName(reading.name))#\(entry.kind.anchor)\(number + 1)"
    return EntryLine(
      entry.kind,
      fields: [unit.code] + own + [places.joined(separator: "、"), reading.citation, entry.clause, link]
        + [
          reading.head.date?.text ?? "", source.file, source.page.map(String.init) ?? "", String(source.paragraph),
          String(source.offset), entry.source.sentence,
        ]
    )
  }
}
