/// E410: a pack that another one builds on is missing or too old.
extension Diagnostic {
  static func baseMissing(_ name: String, at span: Span) -> Self {
    Diagnostic(.packUnmet, at: span)
      .saying("依托的规则包“\(name)”没有读入", "the pack `\(name)` that this one builds on was not read")
      .advising("用 --rules 一并给出它所在的文件夹，或改正名称", "name its folder with --rules, too, or correct the name")
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
