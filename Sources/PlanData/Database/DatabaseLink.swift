internal import RuleDSL

/// What a file `*.pg` says: in which database layers are, as libpq takes it, `host=db dbname=planning schemas=plan2035`.
///
/// Lines that begin with # are remarks.  Passwords stay out of plan sets: libpq finds them in `~/.pgpass` or
/// `PGPASSWORD`.
struct DatabaseLink {
  private static let mostBytes = 1 << 16

  /// In the order of the file.
  private var settings: [(name: String, value: String)] = []

  init(path: String) throws(TableFailure) {
    try self.init(text: Self.text(path))
  }

  init(text: String) throws(TableFailure) {
    let lines = text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
    // Mark by mark, as libpq reads it: to it a quote under an accent is a quote.
    var rest = lines.filter { $0.utf8.first != UInt8(ascii: "#") }.joined(separator: " ").unicodeScalars[...]
    while let setting = try Self.takeSetting(&rest) {
      try Self.check(setting)
      settings.append(setting)
    }
    guard value("dbname") != nil else { throw .database(.notConnection) }
  }

  /// What a file may say; all else libpq takes from the user.
  private static let known: Set<String> = ["host", "hostaddr", "port", "dbname", "user", "schemas", "sslmode"]
  /// Ways in which nobody on the line reads a password.
  private static let safeModes: Set<String> = ["require", "verify-ca", "verify-full"]

  private static func check(_ setting: (name: String, value: String)) throws(TableFailure) {
    let (name, value) = setting
    guard !name.lowercased().hasSuffix("password") else { throw .database(.passwordInFile) }
    guard known.contains(name) else { throw .database(.keyUnknown(name)) }
    // libpq would take such a name of a database for a whole connection string, with a password perhaps.
    let isString = name == "dbname" && (value.holds("=") || value.holds("://"))
    guard !isString, !value.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw .database(.notConnection)
    }
    guard name != "sslmode" || safeModes.contains(value) else { throw .database(.keyUnknown("sslmode=\(value)")) }
  }

  private func value(_ name: String) -> String? { settings.last { $0.name == name }?.value }

  /// Whether the user lets a plan set connect to every host that the file names.
  func check(_ permissions: Permissions) throws(TableFailure) {
    guard permissions.allowsDatabases else { throw .database(.noDatabases) }
    for setting in settings where ["host", "hostaddr"].contains(setting.name) && !setting.value.isEmpty {
      guard permissions.databaseHosts.contains(setting.value) else {
        throw .database(.hostNotAllowed(setting.value))
      }
    }
  }

  private static func text(_ path: String) throws(TableFailure) -> String {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      let file = try OpenFile(path: path)
      bytes = file.bytes(from: 0, count: Self.mostBytes + 1)
    } catch {
      throw .unreadable(error.systemText)
    }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard bytes.count <= mostBytes, let text = String(validating: plain, as: UTF8.self) else {
      throw .database(.notConnection)
    }
    return text
  }

  /// One `name = value`; a value in single quotes may hold blanks, and a backslash takes the next mark as it is.
  private static func takeSetting(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(TableFailure) -> (name: String, value: String)? {
    rest = rest.drop(while: \.properties.isWhitespace)
    guard !rest.isEmpty else { return nil }
    let name = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") }
    rest = rest.dropFirst(name.count).drop(while: \.properties.isWhitespace)
    guard !name.isEmpty, rest.first == "=" else { throw .database(.notConnection) }
    rest = rest.dropFirst().drop(while: \.properties.isWhitespace)
    let isQuoted = rest.first == "'"
    if isQuoted { rest.removeFirst() }
    var value = String.UnicodeScalarView()
    while let mark = rest.first, isQuoted ? mark != "'" : !mark.properties.isWhitespace {
      rest.removeFirst()
      if mark == "\\", let next = rest.popFirst() { value.append(next) } else { value.append(mark) }
    }
    if isQuoted {
      guard rest.popFirst() == "'" else { throw .database(.notConnection) }
    }
    return (String(name), String(value))
  }

  /// The schemas that are named, in the order of the file.
  var schemas: [String] {
    let named = value("schemas") ?? ""
    return named.parts(between: ",").map { String(trimmed($0)) }.filter { !$0.isEmpty }
  }

  /// As OGR takes it: read only, and neither connecting nor a query nor a lock for ever.
  ///
  /// `environment` are the user's own variables for libpq.
  func connection(_ environment: (String) -> String? = FileSystem.variable) -> String {
    "PG:" + connection(settings, options: Self.readingOptions, environment)
  }

  /// As libpq takes it, for results that are written.
  func publishing(_ environment: (String) -> String? = FileSystem.variable) -> String {
    connection(settings.filter { $0.name != "schemas" }, options: Self.writingOptions, environment)
  }

  private func connection(
    _ settings: [(name: String, value: String)],
    options: [String],
    _ environment: (String) -> String?
  ) -> String {
    var settings = settings
    let host = value("hostaddr") ?? value("host") ?? environment("PGHOSTADDR") ?? environment("PGHOST") ?? ""
    // To a socket of this machine nobody listens; elsewhere a password is sent to whoever asks for it.
    let isRemote = !host.isEmpty && !host.hasPrefix("/")
    if isRemote, value("sslmode") == nil, environment("PGSSLMODE") == nil { settings.append(("sslmode", "require")) }
    settings.append(("connect_timeout", "10"))
    settings.append(("options", options.map { "-c \($0)" }.joined(separator: " ")))
    let parts = settings.map { name, value in
      let value = name == "schemas" ? schemas.joined(separator: ",") : value
      // What OGR takes for itself, such as the schemas, it does not find in quotes.
      let isPlain =
        !value.isEmpty && value.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "'" && $0 != "\\" }
      guard !isPlain else { return "\(name)=\(value)" }
      let escaped = value.replacing(mark: "\\", with: "\\\\").replacing(mark: "'", with: "\\'")
      return "\(name)='\(escaped)'"
    }
    return parts.joined(separator: " ")
  }

  private static let patience = ["lock_timeout=10s", "idle_in_transaction_session_timeout=600s"]
  private static let readingOptions = ["default_transaction_read_only=on", "statement_timeout=300s"] + patience
  // A nation's findings take longer to copy than a question takes to answer.
  private static let writingOptions = ["client_min_messages=warning", "statement_timeout=3600s"] + patience

  /// How messages call the database: `planning（主机 db.example.cn）`.
  var name: DatabaseFailure.Name {
    DatabaseFailure.Name(database: value("dbname") ?? "", host: value("host") ?? value("hostaddr"))
  }
}
