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
  var sink = sink
  var scanner = CSVScanner(file: plan.file, range: range, lineEnd: plan.lineEnd)
  var problem: PlanDataProblem.Kind?
  var badByte: Int?
  scanning: while scanner.isInPart {
    switch scanner.next() {
    case .row(let count):
      if count == plan.header.width {
        sink.take(scanner.fields, row: firstRow + scanner.rows)
        guard let bad = sink.misencoded else { continue }
        badByte = scanner.position(ofAddress: bad.address)
        break scanning
      }
      if !isBlank(scanner.fields, count) {
        let row = firstRow + scanner.rows
        sink.problems.add(row: row, at: site) {
          site.problem(.ragged(expected: plan.header.width, found: count), row: row)
        }
      }
    case .tooLong(let inQuote):
      problem = inQuote ? .quoteOpen : .rowTooLong(limitBytes: CSVScanner.rowLimitBytes)
      break scanning
    case .quoteOpen:
      problem = .quoteOpen
      break scanning
    case .end: break scanning
    }
  }
  if let code = scanner.readError { problem = .unreadable(reason: OpenFile.Failure.code(code).reason) }
  if let problem { sink.problems.add(site.problem(problem, row: firstRow + scanner.rows + 1)) }
  return CSVTable<Sink>.ScannedPart(
    sink: sink,
    start: range.lowerBound,
    end: scanner.position,
    rows: firstRow + scanner.rows,
    isBroken: problem != nil,
    badByte: badByte
  )
}

private func isBlank(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Bool {
  (0..<min(count, CSVScanner.mostFields)).allSatisfy { fields[$0].trimmed.count == 0 }
}
