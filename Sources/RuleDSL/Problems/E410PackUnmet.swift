/// E410: a pack that another one builds on is missing or too old.
extension Diagnostic {
  static func baseMissing(_ name: String, at span: Span, exact: Span, nearest: String?) -> Self {
    Diagnostic(.packUnmet, at: span)
      .saying("依托的规则包“\(name)”没有读入", "the pack `\(name)` that this one builds on was not read")
      .suggesting(
        nearest,
        at: exact,
        else: Phrase("用 --rules 一并给出它所在的文件夹，或改正名称", "name its folder with --rules, too, or correct the name")
      )
      .about(name)
  }

  static func baseItself(_ name: String, at span: Span) -> Self {
    Diagnostic(.packUnmet, at: span)
      .saying("规则包“\(name)”依托自己", "the pack `\(name)` builds on itself")
      .advising("改正依托的名称，或给自己的规则包换个名称", "correct the name, or give your pack another one")
  }

  static func baseTooOld(_ name: String, _ wanted: String, found: String, at span: Span) -> Self {
    Diagnostic(.packUnmet, at: span)
      .saying(
        "依托的规则包“\(name)”要 \(wanted) 版或更新的，读入的是 \(found) 版",
        "the pack `\(name)` is needed in version \(wanted) or later, and the one read is \(found)"
      )
      .advising("换用新版，或改低这里的版本", "take the later version, or lower the one written here")
  }
}

extension Diagnostic {
  /// The same, knowing which pack that was not read declares a name that nothing has, and the names of all packs that
  /// could be read.
  package func knowing(_ declaring: [String: String], packs: [String]) -> Diagnostic {
    guard let unknownName else { return self }
    if code == .packUnmet {
      if let near = nearest(to: unknownName, among: packs) { return asking(Phrase(near, near)) }
      let (chinese, english) = (packs.joined(separator: "、"), packs.joined(separator: ", "))
      return packs.isEmpty
        ? self
        : advising(
          "自带的规则包有：\(chinese)；自己的用 --rules 一并给出",
          "there are: \(english); name the folder of one of your own with --rules, too"
        )
    }
    guard let pack = declaring[unknownName] else { return self }
    return advising(
      "它是规则包“\(pack)”的；在自己的“规则包”里加一行“依托：\(pack)”",
      "it is one of the pack `\(pack)`; add `buildson: \(pack)` to your `pack`"
    ).withoutEdits
  }
}
