internal import Spatial

/// What every part of one file shares.
struct ScanPlan: Sendable {
  let file: Int32
  let size: Int
  let lineEnd: UInt8
  let header: TableHeader
  let encoding: TextEncoding
}

extension CSVTable {
  /// One part as its thread left it.
  struct ScannedPart: Sendable {
    var sink: Sink
    /// First byte of the part, and of the row after its last one.
    var start: Int
    var end: Int
    var rows: Int
    /// Reading stopped before the part's end, for a reason among the sink's problems.
    var isBroken: Bool
    var badByte: Int?
  }

  /// Reads all parts, each on its own thread.
  func parts(_ plan: ScanPlan, _ starts: [Int]) -> [ScannedPart] {
    let site = site
    let makeSink = makeSink
    return parallelMap(starts.count, jobs: jobs) { index in
      let end = index + 1 < starts.count ? starts[index + 1] : plan.size
      // The caller made sure that there is a sink for this header.
      return makeSink(plan.header, plan.encoding).map {
        scan(starts[index]..<end, plan, into: $0, at: site, firstRow: index == 0 ? 1 : 0)
      }
    }.compactMap(\.self)
  }

  /// Puts parts together in order.
  ///
  /// A part that does not begin where the one before it ended began inside quotes: from there on the file is read again,
  /// by one thread.
  func join(_ parts: [ScannedPart], _ plan: ScanPlan, into result: inout Result) {
    var rows = 0
    var end: Int?
    for part in parts {
      var part = part
      let mustReread = end.map { $0 != part.start } ?? false
      if let end, mustReread {
        guard let sink = makeSink(plan.header, plan.encoding) else { return }
        part = scan(end..<max(end, plan.size), plan, into: sink, at: site, firstRow: 0)
      }
      if let byte = part.badByte {
        result.badByte = (byte: byte, row: rows + (part.sink.misencoded?.row ?? 0))
        return
      }
      result.problems.add(part.sink.problems.shifted(rows: rows))
      result.parts.append(TablePart(sink: part.sink, rowOffset: rows))
      rows += part.rows
      result.rows = rows
      end = part.end
      if part.isBroken || mustReread { return }
    }
  }
}

/// Hands every row of a part to a sink; `firstRow` rows of the file are counted before the part's first one.
private func scan<Sink: RowSink>(
  _ range: Range<Int>,
  _ plan: ScanPlan,
  into sink: Sink,
  at site: TableSite,
  firstRow: Int
) -> CSVTable<Sink>.ScannedPart {
  var taking = RowTaking(sink: sink, site: site, width: plan.header.width, firstRow: firstRow)
  var scanner = CSVScanner(file: plan.file, range: range, lineEnd: plan.lineEnd)
  while scanner.isInPart, taking.take(scanner.next(), of: scanner) {
    scanner.takeRepeats(into: &taking.sink, firstRow: firstRow)
  }
  if let code = scanner.readError { taking.stop = .unreadable(reason: SystemFailure("", .system(code)).systemText) }
  let rows = firstRow + scanner.rows
  if let problem = taking.stop { taking.sink.problems.add(site.problem(problem, row: rows + 1)) }
  return CSVTable<Sink>.ScannedPart(
    sink: taking.sink,
    start: range.lowerBound,
    end: scanner.position,
    rows: rows,
    isBroken: taking.stop != nil,
    badByte: taking.badByte
  )
}

/// Decides for each row of a part whether the sink gets it.
private struct RowTaking<Sink: RowSink> {
  var sink: Sink
  let site: TableSite
  let width: Int
  let firstRow: Int
  /// Why the rest of the file cannot be read.
  var stop: PlanDataProblem.Kind?
  var badByte: Int?

  /// Returns whether to go on.
  @inline(__always)
  mutating func take(_ outcome: CSVScanner.Outcome, of scanner: borrowing CSVScanner) -> Bool {
    switch outcome {
    case .row(let count):
      let row = firstRow + scanner.rows
      guard count == width else {
        refuse(scanner.fields, count, row: row)
        return true
      }
      sink.take(scanner.fields, row: row)
      badByte = sink.misencoded.map { scanner.position(ofAddress: $0.address) }
      return badByte == nil
    case .tooLong(let inQuote): stop = inQuote ? .quoteOpen : .rowTooLong(limitBytes: CSVScanner.rowLimitBytes)
    case .quoteOpen: stop = .quoteOpen
    case .end: break
    }
    return false
  }

  /// A row of another width than the header's is a problem, unless it is blank.
  private mutating func refuse(_ fields: UnsafeMutablePointer<Field>, _ count: Int, row: Int) {
    let stored = min(count, CSVScanner.mostFields)
    guard (0..<stored).contains(where: { fields[$0].trimmed.count > 0 }) else {
      return sink.dropped.add(.blank, row: row)
    }
    let (site, width) = (site, width)
    sink.dropped.add(.ragged, row: row)
    sink.problems.add(row: row, at: site) { site.problem(.ragged(expected: width, found: count), row: row) }
  }
}
