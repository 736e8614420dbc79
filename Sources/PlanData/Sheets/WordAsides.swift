internal import RuleDSL

/// What converters of Word files pass over, or do not tell from the rest: hidden characters, and text in boxes.
public struct WordAsides: Sendable {
  /// A paragraph with characters that nobody sees, with them and without.
  public struct Paragraph: Sendable {
    public var whole = ""
    public var visible = ""
    public var hidden = ""
    fileprivate var box = 0
  }

  public private(set) var withHidden: [Paragraph] = []
  /// The paragraphs of each box.
  public private(set) var boxes: [[String]] = []

  /// Reads the main text of a file; nothing where the file holds none.
  ///
  /// Failures tell of it as the user knows it.
  public init(path: String, telling told: String) throws(SystemFailure) {
    do throws(TableFailure) {
      let archive = try ZipArchive(path: path)
      defer { withExtendedLifetime(archive) {} }
      guard let bytes = try archive.bytes(of: "word/document.xml") else { return }
      try read(bytes)
    } catch {
      throw SystemFailure(told, .conversion("docx", Phrase("已损坏或太大", "damaged or too large")))
    }
  }

  private mutating func read(_ bytes: ByteStream) throws(TableFailure) {
    var stream = try XMLStream(bytes)
    // Paragraphs and runs of characters stand in each other, by way of boxes.
    var paragraphs: [Paragraph] = []
    var runs: [Bool] = []
    var openBoxes: [Int] = []
    var skipped = 0
    var isText = false
    while let event = try stream.next() {
      let name = stream.name
      switch (event, name) {
      // The same once more for older programs; what was moved away.
      case (.start, "Fallback"), (.start, "moveFrom"): skipped += 1
      case (.end, "Fallback"), (.end, "moveFrom"): skipped -= 1
      case (.start, "txbxContent") where skipped == 0:
        boxes.append([])
        openBoxes.append(boxes.count)
      case (.end, "txbxContent") where skipped == 0: openBoxes.removeLast()
      case (.start, "p") where skipped == 0: paragraphs.append(Paragraph(box: openBoxes.last ?? 0))
      case (.end, "p") where skipped == 0: if let done = paragraphs.popLast() { take(done) }
      case (.start, "r"): runs.append(false)
      case (.end, "r"): _ = runs.popLast()
      case (.start, "vanish"):
        let isOff = ["0", "false", "off"].contains(stream.attribute("val") ?? "")
        if !runs.isEmpty, !isOff { runs[runs.count - 1] = true }
      case (.start, "t"): isText = true
      case (.end, "t"): isText = false
      case (.text, _) where isText && skipped == 0 && !paragraphs.isEmpty:
        let text = stream.text
        paragraphs[paragraphs.count - 1].whole += text
        if runs.last ?? false {
          paragraphs[paragraphs.count - 1].hidden += text
        } else {
          paragraphs[paragraphs.count - 1].visible += text
        }
      default: break
      }
    }
  }

  private mutating func take(_ paragraph: Paragraph) {
    if !paragraph.hidden.isEmpty { withHidden.append(paragraph) }
    if paragraph.box > 0, !paragraph.visible.isEmpty { boxes[paragraph.box - 1].append(paragraph.visible) }
  }
}
