/// A word of the language, with what it does and where it may stand.
package struct WordEntry: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case block
    case clause
    case relation
    case function
    case word

    package var title: Phrase {
      switch self {
      case .block: Phrase("块", "Blocks")
      case .clause: Phrase("子句", "Clauses")
      case .relation: Phrase("关系", "Relations")
      case .function: Phrase("函数和量算", "Functions and measures")
      case .word: Phrase("其他词", "Other words")
      }
    }
  }

  package let keyword: Keyword
  package let kind: Kind
  /// Blocks in which a clause may stand.
  package let blocks: [Keyword]
  /// What a clause wants behind its colon.
  package let content: Phrase?
  /// Sections of the grammar that speak of it.
  package let sections: [String]

  /// Every word, in the order of ``Keyword``.
  package static let all: [WordEntry] = Keyword.allCases.map { keyword in
    WordEntry(
      keyword: keyword,
      kind: keyword.isBlock
        ? .block
        : keyword.clauseShape != nil
          ? .clause : keyword.isRelation ? .relation : keyword.isFunction ? .function : .word,
      blocks: Keyword.allCases.filter { $0.isBlock && keyword.isClause(of: $0) },
      content: keyword.clauseShape?.content,
      sections: GrammarSection.all.filter { $0.productions.contains("\"\(keyword.chinese)\"") }.map(\.name)
    )
  }
}

extension Keyword.ClauseShape {
  /// What follows the colon.
  package var content: Phrase {
    switch self {
    case .raw: Phrase("文字", "text")
    case .labelled: Phrase("前面写名称，冒号后写文字", "a name before the colon, text behind it")
    case .list: Phrase("名称，以顿号或逗号分隔", "names, separated by commas")
    case .path: Phrase("层级，以箭头连接", "tiers, joined by arrows")
    case .citations: Phrase("文件和条款，以分号分隔", "documents with articles, separated by semicolons")
    case .method: Phrase("传导的方式", "how it travels")
    case .expression: Phrase("条件", "a condition")
    case .labelledExpression:
      Phrase("前面可写名称，冒号后写条件或数", "perhaps a name before the colon, a condition or amount behind it")
    case .expressions: Phrase("范围，以逗号分隔", "regions, separated by commas")
    case .template: Phrase("带大括号的句子", "a sentence with places in braces")
    case .labelOnly: Phrase("前面写名称，自己的子句在下面", "a name before the colon, clauses of its own below")
    case .table: Phrase("下面是表格", "a table below")
    case .labelledTable: Phrase("前面写名称，下面是表格", "a name before the colon, a table below")
    case .axis: Phrase("字段，其一的下面是表格", "a field, with the table below one of the two")
    case .expectation: Phrase("规划、义务和判定", "plan, obligation and verdict")
    case .tolerance: Phrase("面积、宽度或占比", "area, width or share")
    case .map: Phrase("前面写规划和图层，下面画方格", "a plan and a layer before the colon, a grid below")
    }
  }
}
