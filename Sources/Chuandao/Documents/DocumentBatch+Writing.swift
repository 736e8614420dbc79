internal import DocumentImport
public import PlanData
internal import Reporting
public import RuleDSL

extension DocumentBatch {
  /// Names of the files that are always written.
  static let rulesName = Provenance.rules
  static let tableNames = [
    "units.csv", "indicators.csv", "lists.csv", "designations.csv", rulesName, Provenance.overview,
  ]

  /// The files of the plan set, by name; the overview in a language.
  func files(_ language: Language) -> [(name: String, text: String)] {
    let tables = [
      PlainTable.text(units.rows),
      PlainTable.text([FigureLine.columns] + lines.map(\.fields)),
      entryTable(.lists), entryTable(.designations), ruleText, overview(language),
    ]
    return Array(zip(Self.tableNames, tables))
      + documents.readings.indices.map { index in
        (Self.pageName(documents.readings[index].name), page(of: index))
      }
  }

  private func entryTable(_ kind: TableKindOfEntry) -> String {
    PlainTable.text([kind.columns] + (entries[kind] ?? []).map(\.fields))
  }

  // MARK: Rules

  /// The documents as rules may cite them, and what the plan set says about itself.
  private var ruleText: String {
    var cited = existing.documents
    for reading in documents.readings where !reading.head.title.isEmpty {
      let head = reading.head
      let own = CitedDocument(title: head.title, number: head.number, effective: head.date)
      // What rules cite already stands there in the same words, so that both are one document.
      let known = vocabulary.documents.first { $0.title == own.title || $0.number != nil && $0.number == own.number }
      let document = known ?? own
      guard !cited.contains(where: { $0.title == document.title || $0.number != nil && $0.number == document.number })
      else { continue }
      cited.append(document)
    }
    let complete =
      existing.complete
      + documents.readings.filter(\.isComplete).compactMap(\.head.number).filter { !existing.complete.contains($0) }
    var text = "# rulec import 写的：数从哪些文件来。\n"
    if !cited.isEmpty {
      text += "词汇 导入的文件\n  文件：\n    | 全称 | 文号 | 施行 | 废止 |\n"
      for document in cited {
        text += "    | \(document.title) | \(document.number ?? "") | \(document.effective?.text ?? "") |"
        text += " \(document.repealed?.text ?? "") |\n"
      }
      text += "\n"
    }
    text += "规划集 导入\n  行政区：units.csv\n  指标表：indicators.csv\n"
    if !complete.isEmpty { text += "  完整转录：\(complete.joined(separator: "、"))\n" }
    return format(SourceFile(name: Self.rulesName, text: text)).text ?? text
  }

  // MARK: Pages

  /// The text of a document with an anchor at every figure.
  private func page(of index: Int) -> String {
    let reading = documents.readings[index]
    let marks = marks(in: index)
    var body = ""
    for paragraph in texts[index].paragraphs {
      let scalars = Array(paragraph.text.unicodeScalars)
      var start = 0
      var html = ""
      for mark in marks[paragraph.number] ?? [] {
        let offset = min(max(mark.offset, start), scalars.count)
        html += text(scalars[start..<offset])
        html += "<mark id=\"\(mark.anchor)\">【\(mark.words.withoutMarkup)】</mark>"
        start = offset
      }
      body += "<p>\(html)\(text(scalars[start...]))</p>\n"
    }
    let title = (reading.head.title.isEmpty ? reading.name : reading.head.title).withoutMarkup
    return Self.head(title, .chinese)
      + "<h1>\(title)</h1>\n\(body)</body></html>\n"
  }

  /// What stands at which place of a document, by paragraph.
  private func marks(in index: Int) -> [Int: [(offset: Int, anchor: String, words: String)]] {
    var marks: [Int: [(offset: Int, anchor: String, words: String)]] = [:]
    for (number, figure) in documents.figures.enumerated() where figure.document == index {
      let place = figure.source.place
      marks[place.paragraph, default: []].append((place.offset, "f\(number + 1)", value(number + 1)))
    }
    for (number, entry) in documents.entries.enumerated() where entry.document == index {
      let place = entry.source.place
      let words = "\(entry.title(vocabulary)) \(entry.value(vocabulary))"
      marks[place.paragraph, default: []].append((place.offset, "\(entry.kind.anchor)\(number + 1)", words))
    }
    return marks.mapValues { $0.sorted { ($0.offset, $0.anchor) < ($1.offset, $1.anchor) } }
  }

  /// Every figure with a link to its sentence, and what was not read.
  private func overview(_ language: Language) -> String {
    let cell = { (text: String) in "<td>\(text.withoutMarkup)</td>" }
    let rows = lines.map { line in
      let link = line.field("链接").withoutMarkup
      let words = ["名称", "年份", "指标", "关系", "数值", "单位", "依据", "条款"].map { cell(line.field($0)) }.joined()
      return "<tr>\(words)<td><a href=\"\(link)\">\(line.field("原句").withoutMarkup)</a></td></tr>\n"
    }
    let names = Dictionary(units.units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let entryRows = TableKindOfEntry.allCases.flatMap { entries[$0] ?? [] }.map { line in
      let own = ["名录", "定位", "编号", "名称", "取值"].map { line.field($0) }.filter { !$0.isEmpty }
      let places = line.field("所在地").split(separator: "、").map { names[String($0)] ?? String($0) }
      let unit = names[line.field("行政区代码")] ?? line.field("行政区代码")
      let cells = [
        unit, own.joined(separator: " "), places.joined(separator: "、"), line.field("依据"), line.field("条款"),
      ]
      let link = line.field("链接").withoutMarkup
      return
        "<tr>\(cells.map(cell).joined())<td><a href=\"\(link)\">\(line.field("原句").withoutMarkup)</a></td></tr>\n"
    }
    let unread = documents.readings.flatMap(\.unread).map { unread in
      let place = unread.source.place
      let words = [
        place.file, place.page.map { "\($0)" } ?? "", "\(place.paragraph)",
        unread.indicator.map { vocabulary.indicators[$0].name } ?? "", unread.reason.words[language],
        unread.source.words,
      ]
      return "<tr>" + words.map(cell).joined() + "</tr>\n"
    }
    let title = Phrase("导入", "Imported")[language]
    let read = Phrase("读出的数 \(rows.count) 个", "Figures that were read: \(rows.count)")[language]
    let listed = Phrase(
      "读出的名录和定位 \(entryRows.count) 条",
      "Items of lists and designations that were read: \(entryRows.count)"
    )[language]
    let entryTable = entryRows.isEmpty ? "" : "<h1>\(listed)</h1>\n<table>\n\(entryRows.joined())</table>\n"
    let left = Phrase("没有读的话 \(unread.count) 处", "What was not read: \(unread.count)")[language]
    return Self.head(title, language) + "<h1>\(read)</h1>\n<table>\n\(rows.joined())</table>\n"
      + entryTable
      + "<h1>\(left)</h1>\n<table>\n\(unread.joined())</table>\n</body></html>\n"
  }

  private static func head(_ title: String, _ language: Language) -> String {
    "<!DOCTYPE html>\n<html lang=\"\(language == .chinese ? "zh" : "en")\"><head><meta charset=\"utf-8\">"
      + "<title>\(title)</title></head><body>\n"
  }

  private func value(_ number: Int) -> String {
    let figure = documents.figures[number - 1]
    return "\(vocabulary.indicators[figure.indicator].name) \(figure.value)"
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text.withoutMarkup
  }

  // MARK: Folders

  /// Writes a new plan set, whole or not at all; a folder that holds anything else is not touched.
  public func write(to folder: String, _ language: Language) throws(SystemFailure) -> [String] {
    let files = files(language)
    let scratch = try ScratchFolder(beside: folder)
    defer { withExtendedLifetime(scratch) {} }
    for file in files { try Self.write(file.text, to: scratch.file(file.name)) }
    let names = Set(files.map(\.name) + Self.tableNames + Self.pages(in: folder))
    try FileSystem.replaceFolder(folder, with: scratch.path, names: names)
    return files.map(\.name)
  }

  /// Adds to a plan set that an import wrote before; every file is replaced whole.
  public func append(to folder: String, _ language: Language) throws(SystemFailure) -> [String] {
    let files = files(language)
    for file in files { try Self.write(file.text, to: FileSystem.joined(folder, file.name)) }
    return files.map(\.name)
  }

  private static func write(_ text: String, to path: String) throws(SystemFailure) {
    let file = try WholeFile(path: path)
    try file.write(Array(text.utf8))
    try file.finish()
  }

  private static func pages(in folder: String) -> [String] {
    ((try? FileSystem.names(in: folder).plain) ?? []).filter { Provenance.isPage($0) }
  }
}

extension DocumentBatch.Existing {
  /// What an import wrote into a folder before.
  public init(in folder: String) throws(SystemFailure) {
    self.init()
    let table = { (name: String) throws(SystemFailure) -> [[String]]? in
      let path = FileSystem.joined(folder, name)
      guard FileSystem.kind(of: path) == .file else { return nil }
      guard let rows = try CSVText.rows(of: path) else { throw SystemFailure(path, .notImported) }
      return rows
    }
    if let rows = try table("indicators.csv") {
      guard rows.first == FigureLine.columns else {
        throw SystemFailure(FileSystem.joined(folder, "indicators.csv"), .notImported)
      }
      lines = rows.dropFirst().map { FigureLine(fields: $0) }
    }
    if let rows = try table("units.csv") {
      units = rows.dropFirst().filter { $0.count >= 4 }.map {
        ListedUnit(code: $0[0], name: $0[1], tier: $0[2], parent: $0[3], approved: $0.count > 4 ? $0[4] : "")
      }
    }
    for kind in TableKindOfEntry.allCases {
      guard let rows = try table(kind.file), rows.count > 1 else { continue }
      guard rows.first == kind.columns else {
        throw SystemFailure(FileSystem.joined(folder, kind.file), .notImported)
      }
      entries[kind] = rows.dropFirst().map { EntryLine(kind, fields: $0) }
    }
    let path = FileSystem.joined(folder, DocumentBatch.rulesName)
    if FileSystem.kind(of: path) == .file {
      let rules = try PlainText.read(path)
      let compiled = compile([SourceFile(name: DocumentBatch.rulesName, text: rules)], prover: nil)
      documents = compiled.program?.vocabulary.documents ?? []
      complete = compiled.program?.planSet?.completeDocuments ?? []
    }
  }
}
