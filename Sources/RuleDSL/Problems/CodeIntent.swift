extension Diagnostic {
  /// A field that is compared, and its code system, if it has any.
  struct CodeSide: Hashable, Sendable {
    var field: String
    var system: String?

    var sentence: Phrase {
      guard let system else { return Phrase("“\(field)”没有代码系统", "`\(field)` has none") }
      return Phrase("“\(field)”用 \(system)", "`\(field)` uses \(system)")
    }
  }

  /// A code in one system.
  struct CodeMeaning: Hashable, Sendable {
    var system: String
    var code: String
    var name: String

    var title: String { "\(code) \(name)" }

    var sentence: Phrase {
      Phrase("\(code) 在 \(system) 里是“\(name)”", "\(code) in \(system) is `\(name)`")
    }
  }

  /// What a code that does not fit most likely means.
  struct CodeIntent: Hashable, Sendable {
    /// The same code in each other system that has it, and what of this system corresponds to it there.
    var elsewhere: [Counterpart] = []
    /// What is written alike in this system, where no other has the code.
    var alike: CodeMeaning?

    /// A code of another system, and what stands for it in this one; nothing where no 对照 says.
    struct Counterpart: Hashable, Sendable {
      var meaning: CodeMeaning
      var here: [CodeMeaning]
    }
  }
}

extension Diagnostic.CodeIntent {
  /// What the code is elsewhere, and what to write here.
  var hint: Phrase? {
    let known = elsewhere.filter { !$0.here.isEmpty }.map { Phrase($0.meaning.sentence, advice($0.here)) }
    if !known.isEmpty { return Phrase(known, separatedBy: Phrase("", " ")) }
    let question = alike.map { advice([$0]) }
    guard !elsewhere.isEmpty else { return question }
    let meanings = Phrase(elsewhere.map(\.meaning.sentence), separatedBy: Phrase("，", ", "))
    return question.map { Phrase(meanings, $0) } ?? meanings
  }

  /// What the hint says to write, where that is one thing.
  var replacement: String? {
    let known = elsewhere.filter { !$0.here.isEmpty }
    if known.count > 1 { return nil }
    return known.first.map { $0.here.map(\.title).joined(separator: "、") } ?? alike?.title
  }

  private func advice(_ meanings: [Diagnostic.CodeMeaning]) -> Phrase {
    let titles = meanings.map(\.title)
    return Phrase("是否要写“\(titles.joined(separator: "、"))”？", "did you mean `\(titles.joined(separator: ", "))`?")
  }
}

extension Phrase {
  fileprivate init(_ first: Phrase, _ second: Phrase) {
    self.init([first, second], separatedBy: Phrase("；", "; "))
  }

  fileprivate init(_ parts: [Phrase], separatedBy separator: Phrase) {
    self.init(
      parts.map(\.chinese).joined(separator: separator.chinese),
      parts.map(\.english).joined(separator: separator.english)
    )
  }
}

/// The first few of a list, and how many there are.
func enumerated(_ items: [String], _ language: Language) -> String {
  let shown = 5
  let mark = language == .chinese ? "、" : ", "
  let head = items.prefix(shown).joined(separator: mark)
  guard items.count > shown else { return head }
  return language == .chinese ? "\(head)等 \(items.count) 个" : "\(head) and \(items.count - shown) more"
}
