/// E401: a clause, or a part of one, that is missing.
extension Diagnostic {
  static func clauseMissing(_ clause: Keyword, in block: Keyword, at span: Span) -> Self {
    Diagnostic(.clauseMissing, at: span)
      .saying("这个“\(block.chinese)”缺“\(clause.chinese)”", "this \(block.english) lacks `\(clause.english)`")
      .advising("加一行“\(clause.chinese)：…”", "add a line `\(clause.english): …`")
      .following(from: [.textHere])
  }

  static let weightMissing = Remark(.clauseMissing, "“加权”要写明权重", "`weighted` needs its weight")
    .advising("写成“加权，权重 2020年的城镇建设用地规模”", "write `weighted, weight 2020年.城镇建设用地规模`")
    .following(from: [.textHere])

  static func exceptionIncomplete(_ clause: Keyword, at span: Span) -> Self {
    Diagnostic(.clauseMissing, at: span)
      .saying("这个例外缺“\(clause.chinese)”", "this exception lacks `\(clause.english)`")
      .advising("在它下面加一行“\(clause.chinese)：…”", "add a line `\(clause.english): …` below it")
      .following(from: [.textHere])
  }

  static let orderMissing = Remark(.clauseMissing, "“空间继承”要写明怎样算更严", "`spatial` needs to say what is stricter")
    .advising("写成“空间继承，保护”，或“开发”“一致”", "write `spatial, protect`, or `develop`, or `equal`")
    .following(from: [.textHere])
}
