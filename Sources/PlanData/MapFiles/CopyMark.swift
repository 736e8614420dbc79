/// What the names of files say about copies: `STBHHX - 副本`, `STBHHX (1)`, `STBHHX_bak`, `~STBHHX`, the folder `旧稿`.
enum CopyMark {
  /// As words of their own, or at the end of a name.
  private static let words = ["backup", "copy", "bak", "old"]
  /// Anywhere; 旧 alone may belong to the name of a place.
  private static let signs = ["副本", "复件", "拷贝", "备份", "旧稿", "旧版", "原稿", "历史版本"]

  /// Whether any part of a path says that the file is a copy of another one.
  static func isIn(path: String) -> Bool {
    path.split(separator: "/").contains { part in
      let (base, ending) = nameParts(String(part))
      return plain(base) != folded(base).lowercased() || otherEndings.contains(ending)
    }
  }

  /// Endings that copies are given, behind that of the format.
  static let otherEndings: Set = ["bak", "old", "orig", "backup"]

  /// What names say about states of a draft, of which none is the copy of another.
  private static let drafts = [
    "最新", "最终", "定稿", "终稿", "初稿", "草稿", "修订", "修改", "新版", "新", "final", "latest", "new", "ver", "rev", "v",
  ]

  /// A name without the numbers, dates and states of a draft around it.
  static func withoutDraft(_ name: String) -> String {
    var name = name[...].drop { $0.isNumber || "_-. ".contains($0) }
    var isCut = true
    while isCut {
      while let last = name.last, last.isNumber || "_-. ".contains(last) { name.removeLast() }
      isCut = false
      for word in drafts where name.hasSuffix(word) && name.count > word.count {
        let rest = name.dropLast(word.count)
        guard !(word.allSatisfy(\.isASCII) && (rest.last.map { $0.isASCII && $0.isLetter } ?? false)) else {
          continue
        }
        (name, isCut) = (rest, true)
        break
      }
    }
    return String(name)
  }

  /// A name without its marks, half-width and in lower case.
  static func plain(_ name: String) -> String {
    var name = folded(name).lowercased()
    for word in ["copy of ", "~$", "~"] where name.hasPrefix(word) { name.removeFirst(word.count) }
    var isCut = true
    while isCut {
      isCut = false
      // A number in parentheses, or behind a word.
      if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
        let inside = name[name.index(after: open)...].dropLast()
        if !inside.isEmpty, inside.allSatisfy(\.isNumber) { (name, isCut) = (String(name[..<open]), true) }
      }
      var stem = name[...]
      while let last = stem.last, last.isNumber || " -_.".contains(last) { stem = stem.dropLast() }
      for word in signs + words where stem.hasSuffix(word) {
        let rest = stem.dropLast(word.count)
        let standsAlone = rest.isEmpty || !(rest.last?.isLetter ?? false) || rest.last.map { !$0.isASCII } ?? true
        guard signs.contains(word) || word == "bak" || standsAlone else { continue }
        (name, isCut) = (String(rest), true)
        break
      }
      if stem.hasSuffix("_旧") || stem.hasSuffix("-旧") { (name, isCut) = (String(stem.dropLast(2)), true) }
      if isCut { while let last = name.last, " -_.".contains(last) { name.removeLast() } }
    }
    return name
  }
}
