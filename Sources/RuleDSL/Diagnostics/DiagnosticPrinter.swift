extension Diagnostic {
  /// The diagnostic with its source lines, carets in line under Chinese text; no colour, no trailing line end.
  public func rendered(in files: [SourceFile], language: Language) -> String {
    let kind: Phrase =
      severity == .error ? Phrase("错误", "error") : Phrase("警告", "warning")
    let head = "\(kind[language])[\(code.rawValue)]\(language == .chinese ? "：" : ": ")\(message[language])"
    return excerpt(under: head, primary, secondary, hint, in: files, language)
  }

  /// Where the diagnostic points: `line` and `column` count from one, columns in characters.
  public func position(in files: [SourceFile]) -> (line: Int, column: Int) {
    files[primary.span.file].position(of: primary.span.start)
  }
}

/// A headline, the lines that labels point at, and a hint.
func excerpt(
  under head: String,
  _ primary: Diagnostic.Label,
  _ secondary: [Diagnostic.Label],
  _ hint: Phrase,
  in files: [SourceFile],
  _ language: Language
) -> String {
  let excerpt = Excerpt(files[primary.span.file])
  let start = excerpt.position(of: primary.span.start)
  var lines = [head]
  let labels = ([primary] + secondary).filter { $0.span.file == primary.span.file }
  let marked = labels.map { (label: $0, line: excerpt.position(of: $0.span.start).line) }
  let numbers = Set(marked.map(\.line)).sorted()
  let margin = String(numbers.last.map { $0 + 1 } ?? 1).count
  let blank = String(repeating: " ", count: margin)
  lines.append("\(blank)┌─ \(files[primary.span.file].name):\(start.line + 1):\(start.column)")
  for number in numbers {
    lines.append("\(leftPadded(number + 1, to: margin))│ \(excerpt.text(ofLine: number))")
    for entry in marked where entry.line == number {
      lines.append("\(blank)│ \(carets(entry.label, excerpt, isPrimary: entry.label == primary, language))")
    }
  }
  for label in secondary where label.span.file != primary.span.file {
    let place = Excerpt(files[label.span.file]).position(of: label.span.start)
    let note = label.text?[language] ?? ""
    lines.append("\(blank)┌─ \(files[label.span.file].name):\(place.line + 1):\(place.column) \(note)")
  }
  lines.append("\(blank)= \(language == .chinese ? "提示：" : "help: ")\(hint[language])")
  return lines.joined(separator: "\n")
}

extension SourceFile {
  /// Line and column of a byte, both from one; columns count characters.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let place = Excerpt(self).position(of: offset)
    return (place.line + 1, place.column)
  }
}

private func leftPadded(_ number: Int, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - String(number).count)) + String(number)
}

private func carets(_ label: Diagnostic.Label, _ excerpt: Excerpt, isPrimary: Bool, _ language: Language) -> String {
  let (before, marked) = excerpt.widths(of: label.span)
  let mark = String(repeating: isPrimary ? "^" : "-", count: max(1, marked))
  let note = label.text.map { " " + $0[language] } ?? ""
  return String(repeating: " ", count: before) + mark + note
}

/// The lines of a file, for showing them.
private struct Excerpt {
  private let bytes: [UInt8]
  private let lines: [Range<Int>]

  init(_ file: SourceFile) {
    bytes = file.bytes
    lines = file.lines
  }

  /// The line counts from zero, the column in characters from one.
  func position(of offset: Int) -> (line: Int, column: Int) {
    let line = lines.last(upTo: { $0.lowerBound <= offset }) ?? 0
    let end = min(max(offset, lines[line].lowerBound), lines[line].upperBound)
    return (line, scalars(lines[line].lowerBound..<end).count + 1)
  }

  /// The line with tabs as single blanks, so that columns can be counted.
  func text(ofLine line: Int) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars(lines[line]) {
      text.append(scalar == "\t" || scalar == "\u{FEFF}" ? " " : scalar)
    }
    return String(text)
  }

  /// Columns before the span and columns of the span, on the span's first line.
  func widths(of span: Span) -> (before: Int, marked: Int) {
    let line = lines[position(of: span.start).line]
    let start = min(max(span.start, line.lowerBound), line.upperBound)
    let end = min(max(span.end, start), line.upperBound)
    return (width(line.lowerBound..<start), width(start..<end))
  }

  private func width(_ range: Range<Int>) -> Int {
    scalars(range).reduce(0) { $0 + ($1 == "\u{FEFF}" ? 1 : $1.displayWidth) }
  }

  private func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
  }
}
