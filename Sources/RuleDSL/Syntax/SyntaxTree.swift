/// What was written, file by file; the formatter prints it back, the compiler gives it meaning.
public struct SyntaxTree: Hashable, Sendable {
  package var files: [File] = []

  package struct File: Hashable, Sendable {
    package var blocks: [Block] = []
    /// Comments after the last clause of the file.
    package var trailing: [String] = []
    /// Files of one number are one pack.
    package var pack = 0
  }

  /// 词汇, 传导, 预警, 规则, 准入矩阵, 案例, 规划集 or 规则包.
  package struct Block: Hashable, Sendable {
    package var keyword: Keyword
    /// The keyword's place.
    package var span: Span
    package var title: RawText
    package var comments: Comments
    package var clauses: [Clause] = []
  }

  /// One leading word, its label and what follows the colon.
  package struct Clause: Hashable, Sendable {
    package var keyword: Keyword
    package var span: Span
    package var label: RawText?
    package var content: Content
    package var comments: Comments
  }

  package enum Content: Hashable, Sendable {
    case raw(RawText)
    case list([RawText])
    case path([RawText])
    case citations([CitationNode])
    case method(MethodNode)
    case expression(Expression)
    case expressions([Expression])
    case template(TemplateNode)
    case table(Table)
    /// A side of a matrix: its field, and the table where it stands below.
    case axis(Expression, Table?)
    case expectation(ExpectationNode)
    case tolerance([Term])
    case map(MapNode)
    case nothing
  }

  /// Text kept as it was written, without the blanks around it.
  package struct RawText: Hashable, Sendable {
    package var text: String
    /// What to point at.
    package var span: Span
    /// Where the text itself stands, where that is only a part of what is pointed at.
    package var exact: Span

    init(text: String, span: Span, exact: Span? = nil) {
      self.text = text
      self.span = span
      self.exact = exact ?? span
    }
  }

  package struct Comments: Hashable, Sendable {
    /// Whole lines before, without the mark.
    package var leading: [String] = []
    /// At the end of the line.
    package var trailing: String?
  }

  package struct CitationNode: Hashable, Sendable {
    package var title: String
    package var number: String?
    package var article: String?
    package var span: Span
    /// Title and number, marks and brackets included.
    package var head: Span
    /// The number, or the title with its marks where no number is written.
    package var named: Span
  }

  /// A method such as 方式：加权，权重 2020年城镇建设用地规模.
  package struct MethodNode: Hashable, Sendable {
    package var keyword: Keyword
    package var span: Span
    package var weight: Expression?
    /// （可缺） behind the weight.
    package var isWeightOptional = false
    /// 保护, 开发 or 一致 behind 空间继承.
    package var order: Keyword?
  }

  /// A word and its amount, such as 面积 1 平方米.
  package struct Term: Hashable, Sendable {
    package var keyword: Keyword
    /// The keyword's place.
    package var span: Span
    package var amount: RawText
  }

  /// A layer drawn in rows of ■ □, or # and a point.
  package struct MapNode: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
      package var text: RawText
      package var comments: Comments
    }
    /// A field of what is drawn, such as 维护类型 1.
    package struct Value: Hashable, Sendable {
      package var name: RawText
      package var text: RawText
    }
    /// What is drawn: 甲市的维护前的城镇开发边界; `nil` where the label is no such thing.
    package var subject: Expression?
    /// The side of a cell: 100 米.
    package var cell: RawText
    package var values: [Value]
    package var rows: [Row]
    package var span: Span
  }

  package struct TemplateNode: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
      case text(String)
      case placeholder(Expression)
    }
    package var parts: [Part]
    package var span: Span
  }

  package struct Table: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
      package var cells: [RawText]
      package var span: Span
      package var comments: Comments
    }
    /// The first is the header.
    package var rows: [Row]
    package var span: Span
  }

  /// An expectation such as 应当：甲市 汇总 不通过，差额 1.00 万亩，缺 乙县、丙县.
  package struct ExpectationNode: Hashable, Sendable {
    package var words: [RawText]
    package var difference: RawText?
    package var missing: [RawText]?
    package var span: Span
  }
}

/// A condition or an amount, as written; which of the two it is, the compiler finds out.
package indirect enum Expression: Hashable, Sendable {
  /// A figure; the unit is `nil` for a bare number.
  case quantity(digits: String, unit: Unit?, Span)
  /// Names and words joined by 的.
  case path([PathElement], Span)
  case call(Keyword, [Expression], Span)
  case arithmetic(Expression, ArithmeticOperator, Expression)
  case comparison(Expression, Keyword, Span, Expression)
  /// 已填写, 印数一致
  case predicate(Expression?, Keyword, Span)
  case among(Expression, [SyntaxTree.RawText], Span)
  /// 符合 and a format in quotation marks; the span is that of both.
  case matching(Expression, FieldFormat, Span)
  case all([Expression])
  case any([Expression])
  case not(Expression, Span)
  /// What could not be read; already reported.
  case invalid(Span)

  package var span: Span {
    switch self {
    case .quantity(_, _, let span), .path(_, let span), .call(_, _, let span), .invalid(let span): span
    case .arithmetic(let left, _, let right): left.span.joined(with: right.span)
    case .comparison(let left, _, _, let right): left.span.joined(with: right.span)
    case .predicate(let operand, _, let span): operand.map { $0.span.joined(with: span) } ?? span
    case .among(let left, let names, let span): left.span.joined(with: names.last?.span ?? span)
    case .matching(let left, _, let span): left.span.joined(with: span)
    case .all(let parts), .any(let parts):
      parts.dropFirst().reduce(parts.first?.span ?? Span(file: 0, start: 0, end: 0)) { $0.joined(with: $1.span) }
    case .not(let operand, let span): span.joined(with: operand.span)
    }
  }
}

package enum PathElement: Hashable, Sendable {
  /// 本级, 上级, 下级, 下达, 现状, 名称, 层级, 左边 …
  case keyword(Keyword, Span)
  case year(Int, Span)
  case name(String, Span)
}

package enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "×"
  case dividedBy = "÷"
}
