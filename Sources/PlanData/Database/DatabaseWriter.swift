internal import RuleDSL

/// A connection to a PostgreSQL database into which rows are written, as a file `*.pg` of the user's own names it.
///
/// A class, because it is closed once.  What was begun and not committed is gone when it is closed.
public final class DatabaseWriter {
  /// The Debian package of the library that it takes.
  public static let package = "libpq5"

  /// The schema that the file names first, as SQL writes it.
  public let schema: String
  private let path: String
  private let name: DatabaseFailure.Name
  private let library: PostgreSQLLibrary
  private let connection: UnsafeMutableRawPointer?
  private var waiting: [UInt8] = []

  /// Connects; `schema` is what is written into where the file names none.
  public init(linkAt path: String, schema: String) throws(SystemFailure) {
    guard FileSystem.kind(of: path) == .file else { throw SystemFailure(path, .system(2)) }
    let link: DatabaseLink
    do throws(TableFailure) {
      link = try DatabaseLink(path: path)
      library = try PostgreSQLLibrary.opened.get()
    } catch {
      throw error.failure(path)
    }
    self.path = path
    name = link.name
    self.schema = "\"" + (link.schemas.first ?? schema).replacing(mark: "\"", with: "\"\"") + "\""
    connection = library.connect(link.publishing())
    // CONNECTION_OK is 0.
    guard library.status(connection) == 0 else {
      throw SystemFailure(path, .database(.unreachable(name, reason: Self.line(library.error(connection)))))
    }
  }

  deinit { library.finish(connection) }

  /// Runs commands that give no rows, or whose rows nobody wants.
  public func run(_ commands: String) throws(SystemFailure) { _ = try number(commands) }

  /// Runs commands, and gives the number in the first row of the last; `nil` where there is none.
  public func number(_ commands: String) throws(SystemFailure) -> Int? {
    let result = library.run(connection, commands)
    defer { library.clear(result) }
    // PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN.
    guard [1, 2, 4].contains(library.resultStatus(result)) else { throw refusal }
    guard library.rows(result) > 0, let text = library.value(result, 0, 0) else { return nil }
    return Int(String(cString: text))
  }

  /// Says that the tables are those of another version.
  public var otherVersion: SystemFailure { SystemFailure(path, .database(.otherVersion(schema: schema))) }

  // MARK: Rows

  /// Begins to fill a table; rows follow until ``endCopy()``.
  public func beginCopy(_ table: String, _ columns: [String]) throws(SystemFailure) {
    try run("COPY \(schema).\(table) (\(columns.joined(separator: ", "))) FROM STDIN")
  }

  /// Adds a row; what is `nil` is null.
  public func add(_ cells: [String?]) throws(SystemFailure) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { waiting.append(UInt8(ascii: "\t")) }
      guard let cell else {
        waiting += "\\N".utf8
        continue
      }
      for byte in cell.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): waiting += "\\\\".utf8
        case UInt8(ascii: "\t"): waiting += "\\t".utf8
        case UInt8(ascii: "\n"): waiting += "\\n".utf8
        case UInt8(ascii: "\r"): waiting += "\\r".utf8
        // A text of PostgreSQL cannot hold it.
        case 0: waiting += "\u{FFFD}".utf8
        default: waiting.append(byte)
        }
      }
    }
    waiting.append(UInt8(ascii: "\n"))
    if waiting.count > 1 << 20 { try send() }
  }

  /// Completes the table.
  public func endCopy() throws(SystemFailure) {
    try send()
    guard library.endCopy(connection, nil) == 1 else { throw refusal }
    var failure: SystemFailure?
    while let result = library.result(connection) {
      if library.resultStatus(result) != 1 { failure = failure ?? refusal }
      library.clear(result)
    }
    if let failure { throw failure }
  }

  private func send() throws(SystemFailure) {
    guard !waiting.isEmpty else { return }
    let code = waiting.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { library.copy(connection, $0, Int32(clamping: text.count)) } ?? 1
      }
    }
    waiting.removeAll(keepingCapacity: true)
    guard code == 1 else { throw refusal }
  }

  /// What the database says about the last thing it was asked.
  private var refusal: SystemFailure {
    SystemFailure(path, .database(.notWritable(name, reason: Self.line(library.error(connection)))))
  }

  private static func line(_ text: UnsafePointer<CChar>?) -> String {
    let text = text.map { String(cString: $0) } ?? ""
    return String(trimmed(text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.joined(separator: " ")))
  }
}

extension TableFailure {
  /// The same about a file of the user's own.
  fileprivate func failure(_ path: String) -> SystemFailure {
    switch self {
    case .libraryMissing(let name, let package): SystemFailure(path, .needs(name, package: package))
    case .database(let failure): SystemFailure(path, .database(failure))
    case .unreadable, .counts, .refused, .tooLarge, .memoryLacking: SystemFailure(path, .database(.notConnection))
    }
  }
}
