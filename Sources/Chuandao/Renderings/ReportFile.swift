public import PlanData
public import Reporting

extension Report {
  /// Writes a format that a library or another program makes; the file appears whole or not at all.
  package func write(as format: ReportFileFormat, style: ReportStyle, to path: String) throws(SystemFailure) {
    try StyledReport(self, style).write(as: format, to: path)
  }

  /// Writes a format that is text to a file.
  package func write(as format: ReportFormat, style: ReportStyle, to path: String) throws(SystemFailure) {
    try writeText(to: path) { sink throws(SystemFailure) in try write(as: format, style: style, to: sink) }
  }
}

/// Writes a text piece by piece.
private func writeText(
  to path: String,
  _ body: ((String) throws(SystemFailure) -> Void) throws(SystemFailure) -> Void
) throws(SystemFailure) {
  let file = try WholeFile(path: path)
  let descriptor = file.descriptor
  var bytes: [UInt8] = []
  try body { text throws(SystemFailure) in
    bytes += text.utf8
    guard bytes.count >= 1 << 20 else { return }
    try FileSystem.write(bytes, to: descriptor, path)
    bytes.removeAll(keepingCapacity: true)
  }
  try file.write(bytes)
  try file.finish()
}

extension OfficePrintable {
  /// Writes a format that a library or another program makes; the file appears whole or not at all.
  public func write(as format: ReportFileFormat, to path: String) throws(SystemFailure) {
    let scratch = try ScratchFolder()
    defer { withExtendedLifetime(scratch) {} }
    let made = scratch.file("made." + format.rawValue)
    switch format {
    case .xlsx: try writeWorkbook(sheets, into: made, target: path)
    case .docx: try writeDocument(to: made, scratch, target: path)
    case .pdf: try writePrint(to: made, scratch, target: path)
    }
    let file = try WholeFile(path: path)
    try file.write(try FileSystem.bytes(of: made))
    try file.finish()
  }

  // MARK: Document

  private func writeDocument(
    to path: String,
    _ scratch: ScratchFolder,
    target: String
  ) throws(SystemFailure) {
    guard let pandoc = HelperProgram(["pandoc"]) else {
      throw SystemFailure(target, .needs("pandoc", package: "pandoc"))
    }
    let (page, reference) = (scratch.file("opinion.html"), scratch.file("reference.docx"))
    var pictures: [(name: String, svg: String)] = []
    try writeText(to: page) { sink throws(SystemFailure) in pictures = try writeForOffice(to: sink) }
    try draw(pictures, scratch, target: target)
    let layout = try WholeFile(path: reference)
    try layout.write(PackageResources.reference_docx)
    try layout.finish()
    try pandoc.run(
      [
        "--from=html", "--to=docx", "--shift-heading-level-by=-1", "--reference-doc=\(reference)",
        // No layout or filter of the user's own has a say.
        "--data-dir=\(scratch.path)", "--resource-path=\(scratch.path)", "--output=\(path)", page,
      ],
      // The day of the document, always the same, since no clock is read.
      environment: ["SOURCE_DATE_EPOCH=1577836800"],
      seconds: 300,
      target: target
    )
  }

  /// Makes the pictures of a document, which word processors do not show as SVG.
  private func draw(
    _ pictures: [(name: String, svg: String)],
    _ scratch: ScratchFolder,
    target: String
  ) throws(SystemFailure) {
    guard !pictures.isEmpty else { return }
    guard let painter = HelperProgram(["rsvg-convert"]) else {
      throw SystemFailure(target, .needs("rsvg-convert", package: "librsvg2-bin"))
    }
    for picture in pictures {
      let (source, made) = (scratch.file(picture.name + ".svg"), scratch.file(picture.name + ".png"))
      let file = try WholeFile(path: source)
      try file.write(Array(picture.svg.utf8))
      try file.finish()
      try painter.run(
        ["--width=1280", "--keep-aspect-ratio", "--output=\(made)", source],
        seconds: 60,
        target: target
      )
    }
  }

  // MARK: Print

  private func writePrint(
    to path: String,
    _ scratch: ScratchFolder,
    target: String
  ) throws(SystemFailure) {
    guard let browser = HelperProgram(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
    else {
      throw SystemFailure(target, .needs("Chromium", package: "chromium"))
    }
    let page = scratch.file("page.html")
    try writeText(to: page) { sink throws(SystemFailure) in try writePage(to: sink) }
    try browser.run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(scratch.file("profile"))",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
        "--print-to-pdf=\(path)", page,
      ],
      seconds: 300,
      target: target
    )
    guard FileSystem.kind(of: path) == .file else { throw SystemFailure(target, .library(browser.path)) }
    let file = try WholeFile(path: path)
    try file.write(try FileSystem.bytes(of: path).withoutDays)
    try file.finish()
  }
}

extension [UInt8] {
  /// A PDF whose days (`(D:20261129083000…`) are always the same.
  fileprivate var withoutDays: [UInt8] {
    var bytes = self
    let mark = Array("(D:".utf8), day = Array("20200101000000".utf8)
    var place = 0
    while place + mark.count + day.count <= bytes.count {
      let digits = place + mark.count..<place + mark.count + day.count
      if bytes[place] == mark[0], bytes[place..<digits.lowerBound].elementsEqual(mark),
        bytes[digits].allSatisfy({ 0x30...0x39 ~= $0 })
      {
        bytes.replaceSubrange(digits, with: day)
        place = digits.upperBound
      } else {
        place += 1
      }
    }
    return bytes
  }
}
