/// Which folders of a module use names that another of its folders declares.
///
/// Only names declared once in all sources count: what is declared twice, or is a parameter somewhere, says nothing.
struct FolderArrows {
  struct Source {
    var path: String
    fileprivate var tokens: [SwiftCode.Token]

    init(path: String, text: String) {
      self.path = path
      tokens = SwiftCode(text).tokens
    }
  }

  struct Use: Hashable {
    var name: String
    var from: String
    var to: String
    /// Path and line.
    var place: String
  }

  /// Uses between folders of the module, in the order of files and lines.
  let uses: [Use]
  private let folders: Set<String>
  private let order: [String]

  /// Reads the sources of all modules, by their paths below the repository's root.
  init(module: String, order: [String], sources: [Source]) {
    self.order = order
    let root = "Sources/\(module)/"
    var names = DeclaredNames()
    for source in sources { names.add(source.tokens, in: source.path) }
    let own = sources.filter { $0.path.hasPrefix(root) }
    folders = Set(own.map { Self.folder(of: $0.path.dropFirst(root.count), among: order) })
    var uses: [Use] = []
    for file in own {
      let from = Self.folder(of: file.path.dropFirst(root.count), among: order)
      for (index, token) in file.tokens.enumerated() where token.isWord {
        let afterStop = index > 0 && file.tokens[index - 1].text == "."
        guard let home = names.home(of: token, in: file.path, afterStop: afterStop), home.hasPrefix(root) else {
          continue
        }
        let to = Self.folder(of: home.dropFirst(root.count), among: order)
        if from != to { uses.append(Use(name: token.text, from: from, to: to, place: "\(file.path):\(token.line)")) }
      }
    }
    self.uses = uses
  }

  /// Uses of folders that come later.
  var againstOrder: [Use] { uses.filter { rank($0.from) < rank($0.to) } }

  /// Folders that have no place in the order.
  var unplaced: [String] { folders.subtracting(order + [""]).sorted() }

  private func rank(_ folder: String) -> Int { order.firstIndex(of: folder) ?? order.count }

  /// The longest listed folder that holds the file, else the first part of its path; empty for files beside folders.
  private static func folder(of path: Substring, among order: [String]) -> String {
    if let listed = order.filter({ path.hasPrefix($0 + "/") }).max(by: { $0.count < $1.count }) { return listed }
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : ""
  }
}
