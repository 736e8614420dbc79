/// E408: a lower matrix that lets more through than the upper one.
extension Diagnostic {
  /// A use in a zone about which a lower matrix says less than the upper one.
  struct Looseness: Hashable, Sendable {
    struct Side: Hashable, Sendable {
      var id: String
      var zone: String
      var use: String
      var answer: Phrase
      /// Whether it is 待核实.
      var isUndecided: Bool
      /// Whether it is 未列明 that says so.
      var isUnlisted: Bool
      var basis: Phrase
    }
    var lower: Side
    var upper: Side
    /// The conditions of the upper matrix that are not required below, written out.
    var missing: [Phrase]
  }

  static func refinesItself(_ id: String, at span: Span) -> Self {
    .init(.admissionLooser, at: span, "\(id) 成了自己的上级矩阵", "\(id) is above itself")
      .advising("写上级的准入矩阵的编号", "write the id of a matrix of an upper tier")
  }

  static func looser(_ looseness: Looseness, at span: Span, upper: Span) -> Self {
    Diagnostic(.admissionLooser, at: span).saying(looseness.message)
      .marking(looseness.lower.label)
      .seeing(upper, looseness.upper.label)
      .advising(looseness.hint)
      .following(from: [.clauses(of: .vocabulary), .clauses(of: .matrix)])
  }

  /// 容差, 级别 or 例外 of the lower matrix let more through.
  static func looserClause(_ clause: Keyword, _ lower: String, upper: String, at span: Span) -> Self {
    Diagnostic(.admissionLooser, at: span)
      .saying(
        "\(lower) 的“\(clause.chinese)”比上级矩阵 \(upper) 宽",
        "`\(clause.english)` of \(lower) is looser than that of the upper matrix \(upper)"
      )
      .advising(
        clause == .exception
          ? Phrase("删去这个例外，或写成上级已有的例外", "delete the exception, or write one that the upper matrix has")
          : Phrase("照上级的写，或写得更严", "write it as above, or stricter")
      )
      .following(from: [.clauses(of: .vocabulary), .clauses(of: .matrix)])
  }
}

extension Diagnostic.Looseness {
  fileprivate var message: Phrase {
    Phrase(
      "下级放宽：\(lower.zone) 里的 \(lower.use)，\(lower.id) 为\(lower.answer.chinese)，上级 \(upper.id) 为\(upper.answer.chinese)",
      "looser than above: \(lower.use) in \(lower.zone) is \(lower.answer.english) by \(lower.id), \(upper.answer.english) by \(upper.id)"
    )
  }

  fileprivate var hint: Phrase {
    let place = lower.isUnlisted ? Phrase("未列明", "`unlisted`") : Phrase("这一格", "this cell")
    guard let first = missing.first else {
      return upper.isUndecided
        ? Phrase("把\(place.chinese)写成“待核实”或“禁止”", "write `undetermined` or `prohibited` in \(place.english)")
        : Phrase("把\(place.chinese)写成“禁止”", "write `prohibited` in \(place.english)")
    }
    let others =
      missing.count > 1
      ? Phrase("等 \(missing.count) 个条件", " and \(missing.count - 1) more") : Phrase("", "")
    return Phrase(
      "给\(place.chinese)加上条件“\(first.chinese)”\(others.chinese)，或写成“禁止”",
      "add the condition `\(first.english)`\(others.english) to \(place.english), or write `prohibited`"
    )
  }
}

extension Diagnostic.Looseness.Side {
  /// What stands at the place, and on what ground; of the upper side with its codes, which may be others.
  fileprivate var label: Phrase {
    Phrase(
      "\(id)：\(zone) × \(use) \(answer.chinese)\(isUnlisted ? "（未列明）" : "")，依据 \(basis.chinese)",
      "\(id): \(zone) × \(use) \(answer.english)\(isUnlisted ? " (unlisted)" : ""), basis \(basis.english)"
    )
  }
}
