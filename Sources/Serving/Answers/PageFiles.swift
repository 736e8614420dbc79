internal import PlanData

/// The files of the page, which know no data: what they show they ask for as everybody does.
struct PageFiles: Sendable {
  let root: String

  private static let types = [
    "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "json": "application/json", "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8", "map": "application/json",
  ]

  /// Where the system keeps the libraries of pages, and those of them that the page uses.
  private static let libraries = (root: "/usr/share/javascript", names: ["leaflet", "codemirror"])

  /// A file of plain names that is of a kind that pages have; `nil` where there is none.
  func answer(to path: [String]) -> HTTPAnswer? {
    guard path.first == "javascript" else { return answer(to: path, in: root) }
    guard path.count > 2, Self.libraries.names.contains(path[1]) else { return nil }
    return answer(to: Array(path.dropFirst()), in: Self.libraries.root)
  }

  private func answer(to path: [String], in root: String) -> HTTPAnswer? {
    guard !path.isEmpty, path.count <= 8, path.allSatisfy(Self.isPlain), let name = path.last,
      let dot = name.lastIndex(of: "."), let type = Self.types[String(name[name.index(after: dot)...])]
    else { return nil }
    let file = path.reduce(root) { FileSystem.joined($0, $1) }
    guard !FileSystem.isLink(file), FileSystem.kind(of: file) == .file, FileSystem.isInside(root, file) else {
      return nil
    }
    var answer = HTTPAnswer(200, type, .file(path: file))
    answer.headers += [
      (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
      ),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-cache"),
      ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    return answer
  }

  private static func isPlain(_ part: String) -> Bool {
    !part.hasPrefix(".") && !part.isEmpty
      && part.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
