/// What a file `*.pg` says: in which database layers are, as libpq takes it, `host=db dbname=planning schemas=plan2035`.
///
/// Lines that begin with # are remarks.  Passwords stay out of plan sets: libpq finds them in `~/.pgpass`, a service
/// file or `PGPASSWORD`.
struct DatabaseLink {
  private static let mostBytes = 1 << 16

  /// In the order of the file.
  private var settings: [(name: String, value: String)] = []

  init(path: String) throws(TableFailure) {
    try self.init(text: Self.text(path))
  }

  init(text: String) throws(TableFailure) {
    let lines = text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
    var rest = lines.filter { !$0.hasPrefix("#") }.joined(separator: " ")[...]
    while let setting = try Self.takeSetting(&rest) {
      guard !setting.name.lowercased().hasSuffix("password") else { throw .database(.passwordInFile) }
      settings.append(setting)
    }
    guard settings.contains(where: { ["dbname", "service"].contains($0.name) }) else {
      throw .database(.notConnection)
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
    _ rest: inout Substring
  ) throws(TableFailure) -> (name: String, value: String)? {
    rest = rest.drop(while: \.isWhitespace)
    guard !rest.isEmpty else { return nil }
    let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0 == "_") })
    rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
    guard !name.isEmpty, rest.first == "=" else { throw .database(.notConnection) }
    rest = rest.dropFirst().drop(while: \.isWhitespace)
    let isQuoted = rest.first == "'"
    if isQuoted { rest.removeFirst() }
    var value = ""
    while let mark = rest.first, isQuoted ? mark != "'" : !mark.isWhitespace {
      rest.removeFirst()
      if mark == "\\", let next = rest.popFirst() { value.append(next) } else { value.append(mark) }
    }
    if isQuoted {
      guard rest.popFirst() == "'" else { throw .database(.notConnection) }
    }
    return (name, value)
  }

  /// The schemas that are named, in the order of the file.
  var schemas: [String] {
    let named = settings.last { $0.name == "schemas" }?.value ?? ""
    return named.split(separator: ",").map { String(trimmed(String($0))) }.filter { !$0.isEmpty }
  }

  /// As OGR takes it.
  var connection: String {
    let parts = settings.map { name, value in
      let value = name == "schemas" ? schemas.joined(separator: ",") : value
      // What OGR takes for itself, such as the schemas, it does not find in quotes.
      let isPlain = !value.isEmpty && value.allSatisfy { !$0.isWhitespace && $0 != "'" && $0 != "\\" }
      guard !isPlain else { return "\(name)=\(value)" }
      let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      return "\(name)='\(escaped)'"
    }
    return "PG:" + parts.joined(separator: " ")
  }

  /// How messages call the database: `planning（主机 db.example.cn）`.
  var name: DatabaseFailure.Name {
    func value(_ names: [String]) -> String? { settings.last { names.contains($0.name) }?.value }
    return DatabaseFailure.Name(database: value(["dbname", "service"]) ?? "", host: value(["host", "hostaddr"]))
  }
}
