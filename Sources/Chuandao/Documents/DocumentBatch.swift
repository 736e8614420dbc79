public import DocumentImport
public import PlanData
public import RuleDSL

/// Documents whose figures, lists and designations become a plan set: read, put together, and ready to be written.
public struct DocumentBatch: Sendable {
  /// What of the plan set is there already (`--append`).
  public struct Existing: Sendable {
    var lines: [FigureLine] = []
    var units: [ListedUnit] = []
    var documents: [CitedDocument] = []
    var complete: [String] = []
    var entries: [TableKindOfEntry: [EntryLine]] = [:]

    public init() {}
  }

  /// A commitment that is there with another value.
  public struct Clash: Sendable {
    public let existing: FigureLine
    public let figure: ImportedFigure
  }

  public let vocabulary: Vocabulary
  public let documents: ImportedDocuments
  public let clashes: [Clash]
  /// A place that has another value there.
  public struct EntryClash: Sendable {
    public let existing: EntryLine
    public let entry: ImportedEntry
  }

  public let entryClashes: [EntryClash]
  /// Names that no table of units lists.
  public let assumedUnits: [String]
  let lines: [FigureLine]
  let entries: [TableKindOfEntry: [EntryLine]]
  let units: ImportedUnits
  let existing: Existing
  let texts: [DocumentText]

  /// Reads files; `units` are those that are known, besides those of the plan set that is added to.
  public init(
    files: [DocumentFile],
    _ vocabulary: Vocabulary,
    units known: [ListedUnit],
    existing: Existing = Existing()
  ) {
    let listed = existing.units + known.filter { unit in !existing.units.contains { $0.code == unit.code } }
    var readings = DocumentImport(vocabulary, places: listed.map(\.name)).read(files.map(\.text))
    for (index, file) in files.enumerated() {
      readings[index].take(file, of: index, vocabulary, listed)
    }
    let documents = ImportedDocuments(readings, vocabulary)
    var units = ImportedUnits(listed, vocabulary)
    // Those above others first, so that they are found as parents.
    for reading in readings.sorted(by: { !$0.head.isApproval && $1.head.isApproval }) {
      guard let subject = reading.head.subject, !reading.figures.isEmpty || !reading.entries.isEmpty else { continue }
      let unit = units.unit(named: subject, issuer: reading.head.issuer)
      if reading.head.isDraft { units.approve(unit.code, "在编") }
      if reading.head.isApproval, let date = reading.head.date { units.approve(unit.code, date.text) }
    }
    var lines = existing.lines
    var clashes: [Clash] = []
    var known: [[String]: Int] = [:]
    for (place, line) in lines.enumerated() where line.isOwn && known[line.commitment] == nil {
      known[line.commitment] = place
    }
    for (number, figure) in documents.figures.enumerated() {
      guard let place = figure.place else { continue }
      let reading = documents.readings[figure.document]
      let unit = units.unit(named: place, issuer: reading.head.issuer)
      for line in Self.lines(of: figure, unit, reading, vocabulary, number: number) {
        guard let place = known[line.commitment] else {
          if line.isOwn { known[line.commitment] = lines.count }
          lines.append(line)
          continue
        }
        if lines[place].contradicts(line) { clashes.append(Clash(existing: lines[place], figure: figure)) }
      }
    }
    (entries, entryClashes) = Self.entries(documents, vocabulary, existing.entries, &units)
    (self.vocabulary, self.documents, self.clashes, self.existing) = (vocabulary, documents, clashes, existing)
    (self.lines, self.units, self.assumedUnits, self.texts) = (lines, units, units.assumed, files.map(\.text))
  }

  /// What is refused: two values of one commitment.
  public var isContradictory: Bool {
    !clashes.isEmpty || !documents.conflicts.isEmpty || !entryClashes.isEmpty || !documents.entryConflicts.isEmpty
  }

  /// Whether all that speaks of figures was understood.
  public var isWhole: Bool {
    ownerless.isEmpty && ownerlessEntries.isEmpty
      && documents.readings.allSatisfy { $0.unread.isEmpty && $0.unclearPages.isEmpty }
  }

  /// Figures of which nobody says whose they are.
  public var ownerless: [ImportedFigure] { documents.figures.filter { $0.place == nil } }

  /// Items and designations of which nobody says whose they are.
  public var ownerlessEntries: [ImportedEntry] { documents.entries.filter { $0.owner == nil } }

  private static func lines(
    of figure: ImportedFigure,
    _ unit: ListedUnit,
    _ reading: DocumentReading,
    _ vocabulary: Vocabulary,
    number: Int
  ) -> [FigureLine] {
    let place = figure.source.place
    func line(_ value: String, _ measure: String) -> FigureLine {
      FigureLine(fields: [
        unit.code, unit.name, String(figure.year), vocabulary.indicators[figure.indicator].name,
        figure.direction.symbol,
        value, measure, reading.citation, figure.clause, "\(pageName(reading.name))#f\(number + 1)",
        reading.head.isDraft ? "草案" : "", reading.head.date?.text ?? "", place.file,
        place.page.map(String.init) ?? "",
        String(place.paragraph), String(place.offset), figure.source.sentence,
      ])
    }
    switch figure.content {
    case .reference(let words): return [line(words, vocabulary.indicators[figure.indicator].unit.text)]
    case .printed(let prints): return prints.map { line($0.digits, $0.unit.text) }
    }
  }

  /// The page that shows a document with its figures.
  static func pageName(_ file: String) -> String { Provenance.page(of: file) }
}

extension DocumentReading {
  /// How tables cite the document: by its number, else by its title.
  public var citation: String {
    head.number ?? ((head.title.isEmpty ? name : head.title) + (head.isDraft ? "（草案）" : ""))
  }

  /// Whether the document was read as a whole: an approval of which nothing is left.
  var isComplete: Bool {
    head.isApproval && head.number != nil && unread.isEmpty && !(figures.isEmpty && entries.isEmpty)
      && unclearPages.isEmpty
  }
}

extension FigureLine {
  /// What it is about: one commitment, printed in one unit.
  fileprivate var commitment: [String] { ["行政区代码", "年份", "指标", "单位"].map { field($0) } }

  /// Whether the plan itself states it.
  fileprivate var isOwn: Bool { ["", "本级", "草案"].contains(field("来源")) }

  fileprivate func contradicts(_ other: FigureLine) -> Bool {
    let (left, right) = (field("数值"), other.field("数值"))
    guard left != right else { return false }
    guard let unit = Unit(spelled: field("单位")), let one = try? Quantity(digits: left, unit: unit),
      let two = try? Quantity(digits: right, unit: unit)
    else { return true }
    return one.base != two.base
  }
}
