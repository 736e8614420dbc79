public import DocumentImport
public import PlanData
internal import RuleDSL

/// A document that was taken out of a file: its text, and its tables.
public struct DocumentFile: Sendable {
  public let text: DocumentText
  let tables: [DocumentTable]
  /// What stands in the file and no reader of it sees.
  let hidden: [String]

  /// Reads a file of any format by the end of its name; other programs, each of which may take so many seconds, read what
  /// is no text.
  public init(path: String, seconds: Int = 120) throws(SystemFailure) {
    let allowance = HelperProgram.Allowance.reading(seconds: seconds)
    guard FileSystem.kind(of: path) == .file else {
      throw FileSystem.kind(of: path) == nil ? SystemFailure(path, .system(2)) : SystemFailure(path, .notRegularFile)
    }
    let name = FileSystem.name(of: path)
    var tables: [DocumentTable] = []
    var hidden: [String] = []
    switch name.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
    case "txt", "text", "md":
      text = DocumentText(name: name, plain: try PlainText.read(path))
      tables = TextTables.tables(in: text)
    case "docx", "docm": (text, tables, hidden) = try Self.byWord(path, name, allowance)
    case "odt":
      let plain = try Self.byPandoc(path, "odt", name, allowance)
      // Of tables in OpenDocument pandoc does not tell which cells span others.
      guard !plain.tables.isEmpty else {
        text = plain.text
        break
      }
      (text, tables, hidden) = try Self.byOffice(path, name, allowance)
    case "html", "htm": (text, tables, hidden) = try Self.byBrowser(path, name, allowance)
    case "pdf": (text, tables) = try Self.byPoppler(path, name, allowance)
    case "doc", "wps", "rtf": (text, tables, hidden) = try Self.byOffice(path, name, allowance)
    default: throw SystemFailure(path, .documentFormat)
    }
    (self.tables, self.hidden) = (tables, hidden)
  }

  private typealias Parts = (text: DocumentText, tables: [DocumentTable], hidden: [String])

  /// A page, without what no browser shows.
  private static func byBrowser(
    _ path: String,
    _ name: String,
    _ allowance: HelperProgram.Allowance
  ) throws(SystemFailure) -> Parts {
    let markup = VisibleMarkup(try PlainText.read(path))
    let scratch = try ScratchFolder()
    defer { withExtendedLifetime(scratch) {} }
    let visible = scratch.file("page.html")
    let page = try WholeFile(path: visible)
    try page.write(Array(markup.text.utf8))
    try page.finish()
    let (text, tables) = try byPandoc(visible, "html", name, allowance, telling: path)
    return (text, tables, markup.hidden)
  }

  private static func byWord(
    _ path: String,
    _ name: String,
    _ allowance: HelperProgram.Allowance,
    telling told: String? = nil
  ) throws(SystemFailure) -> Parts {
    var (text, tables) = try byPandoc(path, "docx", name, allowance, telling: told)
    let hidden = text.take(try WordAsides(path: path, telling: told ?? path), &tables)
    return (text, tables, hidden)
  }

  private static func byPandoc(
    _ path: String,
    _ format: String,
    _ name: String,
    _ allowance: HelperProgram.Allowance,
    telling told: String? = nil
  ) throws(SystemFailure) -> (text: DocumentText, tables: [DocumentTable]) {
    let told = told ?? path
    guard let pandoc = HelperProgram(["pandoc"]) else {
      throw SystemFailure(told, .needs("pandoc", package: "pandoc"))
    }
    // In its sandbox it opens no file but this one, and nothing of a network.
    let words = ["--sandbox", "--from=\(format)", "--to=json", FileSystem.resolved(path)]
    let json = try pandoc.text(of: path, words, allowance, telling: told)
    guard let tree = PandocTree(json: json, file: name) else {
      throw SystemFailure(told, .conversion("pandoc", Phrase("不是 \(format)，或已损坏", "no \(format), or damaged")))
    }
    var text = DocumentText(name: name, paragraphs: tree.paragraphs)
    for note in tree.notes { text.add(aside: note) }
    return (text, tree.tables)
  }

  private static func byPoppler(
    _ path: String,
    _ name: String,
    _ allowance: HelperProgram.Allowance
  ) throws(SystemFailure) -> (DocumentText, [DocumentTable]) {
    guard let poppler = HelperProgram(["pdftotext"]) else {
      throw SystemFailure(path, .needs("pdftotext", package: "poppler-utils"))
    }
    let file = FileSystem.resolved(path)
    let runs = [[], ["-tsv"]].map { $0 + ["-enc", "UTF-8", "-q", file, "-"] }
    let texts = try poppler.texts(of: path, runs, allowance)
    let plain = texts[0]
    guard !plain.isEmpty else {
      throw SystemFailure(path, .conversion("pdftotext", Phrase("不是 PDF，或已损坏、加密", "no PDF, or damaged or encrypted")))
    }
    let pages = PageWords.pages(texts[1])
    var text = DocumentText(name: name, plain: Self.text(plain, ordered: pages))
    text.unclearPages += pages.filter { !$0.turned.isEmpty }.map { UnclearPage(page: $0.number, cause: .turned) }
    return (text, PageTables.tables(in: pages, file: name))
  }

  /// Of turned text, and of columns, poppler mixes the lines with the others of the page.
  private static func text(_ plain: String, ordered pages: [PageWords]) -> String {
    let ordered = pages.compactMap { page in
      (page.turned.isEmpty ? page.textByColumns : page.text).map { (page.number - 1, $0) }
    }
    guard !ordered.isEmpty else { return plain }
    var texts = plain.unicodeScalars.split(separator: "\u{C}", omittingEmptySubsequences: false).map { String($0) }
    for (place, text) in ordered where texts.indices.contains(place) { texts[place] = text }
    return texts.joined(separator: "\u{C}")
  }

  private static func byOffice(
    _ path: String,
    _ name: String,
    _ allowance: HelperProgram.Allowance
  ) throws(SystemFailure) -> Parts {
    guard let office = HelperProgram(["soffice", "libreoffice"]) else {
      throw SystemFailure(path, .needs("LibreOffice", package: "libreoffice-writer-nogui"))
    }
    let scratch = try ScratchFolder()
    defer { withExtendedLifetime(scratch) {} }
    let source = scratch.file("source." + (name.split(separator: ".").last.map(String.init) ?? "doc"))
    let copy = try WholeFile(path: source)
    try copy.write(try FileSystem.bytes(of: path))
    try copy.finish()
    // What it is started by would start it as a process of its own, which no limit ends.
    try office.behind(".bin").make(
      from: path,
      in: scratch.path,
      [
        "-env:UserInstallation=file://\(scratch.file("profile"))", "--headless", "--norestore", "--convert-to",
        "docx",
        "--outdir", scratch.path, source,
      ],
      environment: ["HOME=\(scratch.path)", "TMPDIR=\(scratch.path)"],
      // It has made its profile.
      asksAgain: 81,
      allowance
    )
    let made = scratch.file("source.docx")
    guard FileSystem.kind(of: made) == .file else {
      throw SystemFailure(path, .conversion("LibreOffice", Phrase("不是文档，或已损坏", "no document, or damaged")))
    }
    return try byWord(made, name, allowance, telling: path)
  }
}
