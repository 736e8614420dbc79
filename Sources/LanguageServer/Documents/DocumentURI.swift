internal import PlanData

/// Addresses of files as clients write them.
enum DocumentURI {
  /// The path of a `file:` address, links and dots removed as far as it exists; `nil` for other addresses.
  static func path(of uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file://") else { return nil }
    let rest = uri.dropFirst("file://".count)
    // A host may stand before the path; only this machine has its files here.
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    guard let path = decoded(rest[slash...]), !path.utf8.contains(0) else { return nil }
    guard FileSystem.kind(of: path) == nil else { return FileSystem.resolved(path) }
    return FileSystem.joined(FileSystem.resolved(FileSystem.folder(of: path)), FileSystem.name(of: path))
  }

  /// The address of a file.
  static func uri(of path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let hex = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "file://") { text, byte in
      if plain.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
