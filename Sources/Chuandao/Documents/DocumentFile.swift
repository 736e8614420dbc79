public import DocumentImport
public import PlanData
internal import RuleDSL

/// A document that was taken out of a file: its text, and its tables.
public struct DocumentFile: Sendable {
  public let text: DocumentText
  let tables: [DocumentTable]

  /// Reads a file of any format by the end of its name; other programs read what is no text, within limits.
  public init(path: String) throws(SystemFailure) {
    guard FileSystem.kind(of: path) == .file else {
      throw FileSystem.kind(of: path) == nil ? SystemFailure(path, .system(2)) : SystemFailure(path, .notRegularFile)
    }
    let name = FileSystem.name(of: path)
    switch name.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
    case "txt", "text", "md":
      text = DocumentText(name: name, plain: try PlainText.read(path))
      tables = []
    case "docx": (text, tables) = try Self.byPandoc(path, "docx", name)
    case "odt":
      let plain = try Self.byPandoc(path, "odt", name)
      // Of tables in OpenDocument pandoc does not tell which cells span others.
      (text, tables) = plain.1.isEmpty ? plain : try Self.byOffice(path, name)
    case "html", "htm": (text, tables) = try Self.byPandoc(path, "html", name)
    case "pdf": (text, tables) = try Self.byPoppler(path, name)
    case "doc", "wps", "rtf": (text, tables) = try Self.byOffice(path, name)
    default: throw SystemFailure(path, .documentFormat)
    }
  }

  private static func byPandoc(
    _ path: String,
    _ format: String,
    _ name: String
  ) throws(SystemFailure) -> (DocumentText, [DocumentTable]) {
    guard let pandoc = HelperProgram(["pandoc"]) else {
      throw SystemFailure(path, .needs("pandoc", package: "pandoc"))
    }
    // In its sandbox it opens no file but this one, and nothing of a network.
    let json = try pandoc.text(of: path, ["--sandbox", "--from=\(format)", "--to=json", FileSystem.resolved(path)])
    guard let tree = PandocTree(json: json, file: name) else {
      throw SystemFailure(path, .conversion("pandoc", Phrase("不是 \(format)，或已损坏", "no \(format), or damaged")))
    }
    return (DocumentText(name: name, paragraphs: tree.paragraphs), tree.tables)
  }

  private static func byPoppler(
    _ path: String,
    _ name: String
  ) throws(SystemFailure) -> (DocumentText, [DocumentTable]) {
    guard let poppler = HelperProgram(["pdftotext"]) else {
      throw SystemFailure(path, .needs("pdftotext", package: "poppler-utils"))
    }
    let file = FileSystem.resolved(path)
    let plain = try poppler.text(of: path, ["-enc", "UTF-8", "-q", file, "-"])
    guard !plain.isEmpty else {
      throw SystemFailure(path, .conversion("pdftotext", Phrase("不是 PDF，或已损坏、加密", "no PDF, or damaged or encrypted")))
    }
    let laidOut = try poppler.text(of: path, ["-layout", "-enc", "UTF-8", "-q", file, "-"])
    return (DocumentText(name: name, plain: plain), PageTables.tables(in: laidOut, file: name))
  }

  private static func byOffice(
    _ path: String,
    _ name: String
  ) throws(SystemFailure) -> (DocumentText, [DocumentTable]) {
    guard let office = HelperProgram(["soffice", "libreoffice"]) else {
      throw SystemFailure(path, .needs("LibreOffice", package: "libreoffice-writer-nogui"))
    }
    let scratch = try ScratchFolder()
    defer { withExtendedLifetime(scratch) {} }
    let source = scratch.file("source." + (name.split(separator: ".").last.map(String.init) ?? "doc"))
    let copy = try WholeFile(path: source)
    try copy.write(try FileSystem.bytes(of: path))
    try copy.finish()
    try office.make(
      from: path,
      [
        "-env:UserInstallation=file://\(scratch.file("profile"))", "--headless", "--norestore", "--convert-to",
        "docx",
        "--outdir", scratch.path, source,
      ],
      environment: ["HOME=\(scratch.path)", "TMPDIR=\(scratch.path)"]
    )
    let made = scratch.file("source.docx")
    guard FileSystem.kind(of: made) == .file else {
      throw SystemFailure(path, .conversion("LibreOffice", Phrase("不是文档，或已损坏", "no document, or damaged")))
    }
    let (text, tables) = try byPandoc(made, "docx", name)
    return (text, tables)
  }
}
