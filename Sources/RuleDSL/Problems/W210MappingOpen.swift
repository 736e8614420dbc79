/// W210: codes that a 对照 leaves open.
extension Diagnostic {
  /// Codes that the other system has with another meaning, or has not, and the table says nothing about.
  static func mappingOpen(_ codes: [String], source: String, target: String, at span: Span) -> Self {
    Diagnostic(.mappingOpen, at: span)
      .saying(
        "\(source) 的 \(enumerated(codes, .chinese)) 在 \(target) 里没有同码同名的，对照里也没有写",
        "\(target) has nothing of the same code and name as \(enumerated(codes, .english)) of \(source), and the mapping says nothing"
      )
      .advising("在表里各加一行；没有对应的写“无”", "add a row for each; write `none` where there is no counterpart")
      .following(from: [.clauses(of: .vocabulary)])
  }
}
