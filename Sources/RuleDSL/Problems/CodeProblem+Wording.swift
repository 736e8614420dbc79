extension CodeProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .unknownSystem(let name, let span, let nearest):
      Diagnostic(
        .unknownName,
        Phrase("没有叫“\(name)”的代码系统", "there is no code system named `\(name)`"),
        at: .init(span),
        hint: nearest.map { Phrase("是否要写“\($0)”？", "did you mean `\($0)`?") }
          ?? Phrase("在“词汇”里加“代码系统 \(name)：”和它的表", "add `codesystem \(name):` and its table to a vocabulary")
      )
    case .malformedSystems(let text, let span):
      Diagnostic(
        .malformedTable,
        Phrase("“\(text)”不是字段的代码系统", "`\(text)` does not name code systems of fields"),
        at: .init(span),
        hint: Phrase(
          "写成“字段=代码系统”，字段是同一行“字段”里的名称，例如 分区代码=CN-2021",
          "write FIELD=SYSTEM with a name of the column `fields`, such as 分区代码=CN-2021"
        )
      )
    case .malformedCode(let text, let span):
      Diagnostic(
        .malformedTable,
        Phrase("“\(text)”不是代码的写法", "`\(text)` is not written as a code"),
        at: .init(span),
        hint: Phrase("代码只用数字和字母，后缀只用字母", "codes are digits and letters, suffixes letters only")
      )
    case .malformedUnit(let text, let span):
      Diagnostic(
        .malformedTable,
        Phrase("“\(text)”不是行政区代码", "`\(text)` is not the code of a unit"),
        at: .init(span),
        hint: Phrase("写六位数字，如 330000", "write six digits, such as 330000")
      )
    case .unknownCode(let code, let system, let span, let intent):
      Diagnostic(
        .codeUnknown,
        Phrase("\(system) 里没有代码“\(code)”", "\(system) has no code `\(code)`"),
        at: .init(span),
        hint: intent.hint
          ?? Phrase("写 \(system) 里有的代码，或在它的表里加一行", "write a code of \(system), or add a row to its table")
      )
    case .wrongName(let name, let code, let known, let system, let span, let intent):
      Diagnostic(
        .codeUnknown,
        Phrase(
          "\(code) 在 \(system) 里是“\(known)”，不是“\(name)”",
          "\(code) in \(system) is `\(known)`, not `\(name)`"
        ),
        at: .init(span),
        hint: intent.hint ?? Phrase("是否要写“\(code) \(known)”？", "did you mean `\(code) \(known)`?")
      )
    case .systemMissing(let code, let field, let meanings, let span):
      Diagnostic(
        .codeSystemMissing,
        Phrase(
          "“\(code)”在几个代码系统里意思不同：\(meanings.map(\.sentence.chinese).joined(separator: "，"))",
          "`\(code)` means different things: \(meanings.map(\.sentence.english).joined(separator: ", "))"
        ),
        at: .init(span),
        hint: meanings.last.map { systemHint(field, $0.system) }
      )
    case .fieldWithoutSystem(let field, let layer, let systems, let span):
      Diagnostic(
        .codeSystemMissing,
        Phrase(
          "图层“\(layer)”的字段“\(field)”没有说用哪个代码系统",
          "the field `\(field)` of `\(layer)` does not say which code system it uses"
        ),
        at: .init(span),
        hint: Phrase(
          "在“图层”表的“代码系统”一列写上“\(field)=代码系统”；有 \(enumerated(systems, .chinese))",
          "write \(field)=SYSTEM into the column `codesystem` of the `layers` table; there are \(enumerated(systems, .english))"
        )
      )
    case .systemsDiffer(let first, let second, let span):
      Diagnostic(
        .codeUnknown,
        Phrase(
          "两边的值不是同一个代码系统的：\(first.sentence.chinese)，\(second.sentence.chinese)",
          "the values on both sides are not of one code system: \(first.sentence.english), \(second.sentence.english)"
        ),
        at: .init(span),
        hint: Phrase("写代码系统相同的两个字段", "name two fields of the same code system")
      )
    case .sidesWanted(let text, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“\(text)”不是两个代码系统", "`\(text)` does not name two code systems"),
        at: .init(span),
        hint: Phrase("写成“对照 YDYH-2020 → YDYH-2023：”", "write `mapping YDYH-2020 -> YDYH-2023:`")
      )
    case .mappingToItself(let name, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("对照的两边都是 \(name)", "both sides of the mapping are \(name)"),
        at: .init(span),
        hint: Phrase("改其中一边，或删去这个对照", "change one side, or delete the mapping")
      )
    case .mappingOpen(let codes, let source, let target, let span):
      Diagnostic(
        .mappingOpen,
        Phrase(
          "\(source) 的 \(enumerated(codes, .chinese)) 在 \(target) 里没有同码同名的，对照里也没有写",
          "\(target) has nothing of the same code and name as \(enumerated(codes, .english)) of \(source), and the mapping says nothing"
        ),
        at: .init(span),
        hint: Phrase(
          "在表里各加一行；没有对应的写“无”",
          "add a row for each; write `none` where there is no counterpart"
        )
      )
    }
  }
}

extension Vocabulary {
  /// What a code that data write and its system lacks most likely is: one of another edition, or one that a form spoilt.
  ///
  /// - Parameters:
  ///   - text: The code as the data have it, perhaps with its name behind, or the name alone.
  ///   - index: The system it was read in.
  /// - Returns: `nil` where nothing speaks for any meaning.
  public func likelyMeaning(of text: String, in index: Int) -> Phrase? {
    let text = CodeSystem.folded(text)
    let code = String(text.prefix { $0.isASCII })
    let name = String(text.dropFirst(code.count))
    if let known = codeSystems[index].index(of: code), CodeSystem.folded(codeSystems[index].codes[known].name) == name
    {
      return Phrase("请只写代码“\(code)”", "write the code `\(code)` alone")
    }
    return intent(of: code, named: name, in: index, guesses: false).hint
  }
}

private func systemHint(_ field: String, _ system: String) -> Phrase {
  Phrase(
    "在“图层”表的“代码系统”一列写上，例如 \(field)=\(system)",
    "say so in the column `codesystem` of the `layers` table, such as \(field)=\(system)"
  )
}

/// The first few of a list, and how many there are.
func enumerated(_ items: [String], _ language: Language) -> String {
  let shown = 5
  let mark = language == .chinese ? "、" : ", "
  let head = items.prefix(shown).joined(separator: mark)
  guard items.count > shown else { return head }
  return language == .chinese ? "\(head)等 \(items.count) 个" : "\(head) and \(items.count - shown) more"
}

extension CodeProblem.Meaning {
  fileprivate var sentence: Phrase {
    Phrase("\(code) 在 \(system) 里是“\(name)”", "\(code) in \(system) is `\(name)`")
  }
}

extension CodeProblem.Intent {
  /// What the code is elsewhere, and what to write here.
  fileprivate var hint: Phrase? {
    let known = elsewhere.filter { !$0.here.isEmpty }.map { Phrase($0.meaning.sentence, advice($0.here)) }
    if !known.isEmpty { return Phrase(known, separatedBy: Phrase("", " ")) }
    let question = alike.map { advice([$0]) }
    guard !elsewhere.isEmpty else { return question }
    let meanings = Phrase(elsewhere.map(\.meaning.sentence), separatedBy: Phrase("，", ", "))
    return question.map { Phrase(meanings, $0) } ?? meanings
  }

  private func advice(_ meanings: [CodeProblem.Meaning]) -> Phrase {
    let titles = meanings.map { "\($0.code) \($0.name)" }
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

extension CodeProblem.Side {
  fileprivate var sentence: Phrase {
    guard let system else { return Phrase("“\(field)”没有代码系统", "`\(field)` has none") }
    return Phrase("“\(field)”用 \(system)", "`\(field)` uses \(system)")
  }
}
