internal import Glibc

/// The rows of one stretch of a table, as a sink took them.
struct TablePart<Sink: RowSink>: Sendable {
  var sink: Sink
  /// To be added to the row numbers that the sink was given.
  var rowOffset: Int
}

/// A CSV file on its way into sinks, in as many parts as there are threads.
struct CSVTable<Sink: RowSink> {
  let site: TableSite
  let kind: TableKind
  let jobs: Int
  /// The sink for one part; `nil` when the header lacks a column.
  let makeSink: @Sendable (TableHeader, TextEncoding) -> Sink?

  /// Files below this size are read by one thread.
  static var partBytes: Int { 256 << 10 }

  /// Reads a file; what is wrong with it goes to the problems, those of its rows to the sinks'; and how many rows there
  /// are, with the header, is said.
  func read(_ path: String, problems: inout ProblemList, rows: inout Int) -> [TablePart<Sink>] {
    do throws(SystemFailure) {
      let file = try OpenFile(path: path)
      return read(file, problems: &problems, rows: &rows)
    } catch {
      problems.add(site.problem(.unreadable(reason: error.systemText)))
      return []
    }
  }

  private func read(
    _ file: borrowing OpenFile,
    problems: inout ProblemList,
    rows: inout Int
  ) -> [TablePart<Sink>] {
    do throws(CSVStart.Failure) {
      let start = try CSVStart(file.bytes(from: 0, count: CSVScanner.blockBytes))
      var result = read(file, start, in: start.encoding)
      if result.badByte != nil, start.encoding == .utf8, !start.isSurelyUTF8 {
        result = read(file, start, in: .gb18030)
      }
      if let bad = result.badByte {
        problems.add(site.problem(.wrongEncoding(byte: bad.byte), row: bad.row))
        return []
      }
      problems.add(result.problems)
      rows = result.rows
      return result.parts
    } catch {
      problems.add(site.problem(error.kind, row: error.row))
      return []
    }
  }

  struct Result {
    var parts: [TablePart<Sink>] = []
    var problems = ProblemList()
    var badByte: (byte: Int, row: Int)?
    /// With the header.
    var rows = 0
  }

  private func read(_ file: borrowing OpenFile, _ start: CSVStart, in encoding: TextEncoding) -> Result {
    var result = Result()
    var scanner = CSVScanner(
      file: file.descriptor,
      range: start.markBytes..<file.size,
      lineEnd: start.lineEnd
    )
    guard let names = headerNames(&scanner, file.size, encoding, &result) else { return result }
    let header = TableHeader(names, of: kind, at: site, problems: &result.problems)
    guard result.problems.isEmpty, makeSink(header, encoding) != nil else { return result }
    let plan = ScanPlan(
      file: file.descriptor,
      size: file.size,
      lineEnd: start.lineEnd,
      header: header,
      encoding: encoding
    )
    let starts = partStarts(file, from: scanner.position, lineEnd: start.lineEnd)
    join(parts(plan, starts), plan, into: &result)
    return result
  }

  /// The fields of the first row of a file; `nil` where it is not text.
  static func header(of path: String) -> [String]? { head(of: path, rows: 0)?.first }

  /// The fields of the first rows of a file, the header before all others; `nil` where it is not text.
  static func head(of path: String, rows: Int = TableHeader.sampleRows) -> [[String]]? {
    guard let file = try? OpenFile(path: path),
      let start = try? CSVStart(file.bytes(from: 0, count: CSVScanner.blockBytes))
    else { return nil }
    let table = CSVTable(site: TableSite(file: "", sheet: ""), kind: .units, jobs: 1) { _, _ in nil }
    var result = Result()
    var scanner = CSVScanner(file: file.descriptor, range: start.markBytes..<file.size, lineEnd: start.lineEnd)
    if let names = table.headerNames(&scanner, file.size, start.encoding, &result) {
      return [names] + scanner.texts(rows: rows, start.encoding)
    }
    guard result.badByte != nil, start.encoding == .utf8, !start.isSurelyUTF8 else { return nil }
    var again = CSVScanner(file: file.descriptor, range: start.markBytes..<file.size, lineEnd: start.lineEnd)
    return table.headerNames(&again, file.size, .gb18030, &result)
      .map { [$0] + again.texts(rows: rows, .gb18030) }
  }

  private func headerNames(
    _ scanner: inout CSVScanner,
    _ size: Int,
    _ encoding: TextEncoding,
    _ result: inout Result
  ) -> [String]? {
    switch scanner.next() {
    case .row(let count):
      var names: [String] = []
      for place in 0..<min(count, CSVScanner.mostFields) {
        let field = scanner.fields[place]
        guard let name = encoding.text(of: field.bytes) else {
          let address = UInt(bitPattern: field.start)
          result.badByte = (byte: scanner.position(ofAddress: address), row: 1)
          return nil
        }
        names.append(String(trimmed(name)))
      }
      if names != [""] || scanner.position < size { return names }
      result.problems.add(site.problem(.emptyFile))
    case .tooLong: result.problems.add(site.problem(.rowTooLong(limitBytes: CSVScanner.rowLimitBytes), row: 1))
    case .quoteOpen: result.problems.add(site.problem(.quoteOpen, row: 1))
    case .end: result.problems.add(site.problem(.emptyFile))
    }
    return nil
  }

  /// Where the parts begin: the data's start, and line ends near equal distances.
  private func partStarts(_ file: borrowing OpenFile, from first: Int, lineEnd: UInt8) -> [Int] {
    // More parts than threads, so that a thread that was held up leaves the rest to the others.
    let most = jobs > 1 && file.size > 64 << 20 ? jobs * 2 : jobs
    let count = max(1, min(most, (file.size - first) / Self.partBytes))
    var starts = [first]
    for part in 1..<count {
      var place = first + (file.size - first) / count * part
      while place < file.size {
        let block = file.bytes(from: place, count: 64 << 10)
        place += (block.firstIndex(of: lineEnd) ?? block.count - 1) + 1
        guard !block.isEmpty, !block.contains(lineEnd) else { break }
      }
      if let last = starts.last, place > last, place < file.size { starts.append(place) }
    }
    return starts
  }
}

extension CSVScanner {
  /// The next rows as texts; what is no text is blank.
  fileprivate mutating func texts(rows: Int, _ encoding: TextEncoding) -> [[String]] {
    var texts: [[String]] = []
    while texts.count < rows, case .row(let count) = next() {
      texts.append((0..<min(count, Self.mostFields)).map { encoding.text(of: fields[$0].bytes) ?? "" })
    }
    return texts
  }
}
