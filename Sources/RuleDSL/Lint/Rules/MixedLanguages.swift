/// L801: Chinese and English keywords in one file.
extension LintRule {
  static let mixedLanguages = LintRule("L801", "一个文件里混用中英文关键词", "keywords of two languages in one file", hasFix: true)
  { input in
    input.own.sorted().flatMap { file -> [LintRemark] in
      let blocks = input.tree.files[file].blocks
      let words = blocks.flatMap { block in
        [(block.keyword, block.span)] + block.clauses.map { ($0.keyword, $0.span) }
      }
      func isLatin(_ span: Span) -> Bool { input.files[file].bytes[span.start] < 0x80 }
      let isEnglish = words.count { isLatin($0.1) } * 2 > words.count
      return words.filter { isLatin($0.1) != isEnglish }.map { keyword, span in
        let word = keyword.spelled(in: isEnglish ? .english : .chinese)
        return LintRemark(at: span, "这个文件的关键词多是另一种语言", "most keywords of this file are of the other language")
          .advising("写成“\(word)”", "write `\(word)`").fixing(span, word)
      }
    }
  }
}
