extension Keyword {
  /// What the word begins, at the start of a line.
  package enum Place: Hashable, Sendable {
    case block
    /// A clause, with the blocks it belongs to and the shape of what follows the colon.
    case clause(in: Set<Keyword>, ClauseShape)
    case inner
  }

  package var place: Place { Self.places[self] ?? .inner }

  private static let places = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.listed) })

  private var listed: Place {
    switch self {
    case .vocabulary, .transmission, .monitor, .rule, .matrix, .scenario, .planSet, .pack, .waived: .block
    case .id, .unverifiedBasis, .bindingReason, .draft, .effective, .repealed:
      .clause(in: Self.statements, .raw)
    case .text: .clause(in: Self.statements.union([.scenario]), .raw)
    case .basis: .clause(in: Self.statements.union([.pack]), .citations)
    case .tiers: .clause(in: [.vocabulary, .transmission, .monitor, .rule], .path)
    case .planKinds: .clause(in: [.vocabulary], .path)
    case .method: .clause(in: [.transmission], .method)
    case .years: .clause(in: [.transmission, .monitor, .rule, .waived], .list)
    case .precision: .clause(in: [.transmission, .monitor, .rule], .list)
    case .level: .clause(in: Self.statements, .list)
    case .subject: .clause(in: [.transmission, .monitor, .waived], .raw)
    case .plans, .point, .featureIDs: .clause(in: [.waived], .list)
    case .decider, .number, .since, .until: .clause(in: [.waived], .raw)
    case .margin: .clause(in: [.monitor], .raw)
    case .trajectory, .baseYear, .cumulative, .quota: .clause(in: [.monitor], .list)
    case .applies: .clause(in: [.rule, .matrix, .pack], .list)
    case .each: .clause(in: [.rule], .list)
    case .define: .clause(in: [.rule], .labelledExpression)
    case .when: .clause(in: [.rule, .matrix], .expression)
    case .require: .clause(in: [.rule], .expression)
    case .otherwise: .clause(in: [.rule, .matrix], .template)
    case .evidence: .clause(in: [.rule], .expressions)
    case .exception: .clause(in: [.rule, .matrix], .labelOnly)
    case .tolerance: .clause(in: [.transmission, .rule, .matrix, .pack], .tolerance)
    case .columns, .rows: .clause(in: [.matrix], .axis)
    case .condition: .clause(in: [.matrix], .labelledExpression)
    case .unlisted, .refines: .clause(in: [.matrix], .list)
    case .indicators, .documents, .issuers, .phrasings, .layers, .lists: .clause(in: [.vocabulary], .table)
    case .codeSystem, .mapping, .catalogue: .clause(in: [.vocabulary], .labelledTable)
    case .designation: .clause(in: [.vocabulary, .scenario], .labelledTable)
    case .list: .clause(in: [.scenario], .labelledTable)
    case .tests: .clause(in: [.scenario], .list)
    case .given, .readOut: .clause(in: [.scenario], .table)
    case .map: .clause(in: [.scenario], .map)
    case .expect: .clause(in: [.scenario], .expectation)
    case .asOf: .clause(in: [.scenario, .planSet], .raw)
    case .approved: .clause(in: [.planSet], .raw)
    case .version: .clause(in: [.pack], .raw)
    case .buildsOn, .unlinted: .clause(in: [.pack], .list)
    case .switchedOff, .wording, .officeCode: .clause(in: [.pack], .labelled)
    case .replaces: .clause(in: Self.statements, .raw)
    case .reason: .clause(in: Self.statements.union([.waived]), .raw)
    case .units: .clause(in: [.planSet, .pack], .list)
    case .figures, .listFiles, .designationFiles, .complete: .clause(in: [.planSet], .list)
    default: .inner
    }
  }

  /// Blocks that plans are judged by.
  package static let statements: Set<Keyword> = [.transmission, .monitor, .rule, .matrix]

  /// What follows the colon of a clause.
  package enum ClauseShape: Hashable, Sendable {
    case raw
    /// Text about what the label names.
    case labelled
    case list
    case path
    case citations
    case method
    case expression
    case labelledExpression
    case expressions
    case template
    case labelOnly
    case table
    case labelledTable
    /// A field, with the table of a matrix below one of the two.
    case axis
    case expectation
    case tolerance
    case map
  }

  /// Whether a name stands between it and its colon.
  package var takesLabel: Bool {
    switch clauseShape {
    case .labelled, .labelledExpression, .labelledTable, .labelOnly, .map: true
    default: false
    }
  }

  /// Whether rows of a table may stand below the clause.
  package var takesTable: Bool { [.table, .labelledTable, .axis].contains(clauseShape) }

  package var isBlock: Bool { place == .block }

  package var clauseShape: ClauseShape? {
    if case .clause(_, let shape) = place { return shape }
    return nil
  }

  package func isClause(of block: Keyword) -> Bool {
    if case .clause(let blocks, _) = place { return blocks.contains(block) }
    return false
  }

  /// What may begin a block, and what may begin any line, in both languages: for suggestions.
  package static let blockWords = allCases.filter(\.isBlock).flatMap { [$0.spelling.chinese, $0.spelling.english] }
  package static let lineWords = allCases.filter { $0.isBlock || $0.clauseShape != nil }
    .flatMap { [$0.spelling.chinese, $0.spelling.english] }

  /// Whether layers and fields are often called so.
  package var isOftenName: Bool { self == .zone || self == .use }

  /// Whether it relates or joins amounts and conditions, and therefore names nothing.
  package var isRelation: Bool {
    switch self {
    case .atLeast, .atMost, .above, .below, .equals, .unequal, .among, .stated, .submitted, .agreesAsPrinted,
      .areasAgree, .and,
      .or, .not, .covers, .within, .disjoint, .same, .meets, .tiles, .matches, .distinct:
      true
    default: false
    }
  }

  /// Words people write by mistake, and the word they want; suggestions only, never accepted.
  package static let mistaken: [String: Keyword] = [
    "必须": .require, "需要": .require, "须": .require, "应": .require, "要求：": .require,
    "条件": .when, "如果": .when, "若": .when, "前提": .when, "标题": .id, "法律依据": .basis, "来源": .basis,
    "适用范围": .applies, "例外情形": .exception, "测试": .scenario, "期望": .expect, "given": .given,
    "大于": .above, "多于": .above, "超过": .above, "小于": .below, "少于": .below, "不足": .below,
    "不小于": .atLeast, "不少于": .atLeast, "大于等于": .atLeast, "至少": .atLeast,
    "不大于": .atMost, "不多于": .atMost, "不高于": .atMost, "小于等于": .atMost, "至多": .atMost,
    "和": .and, "并且": .and, "或者": .or, "不是": .not, "已填": .stated, "在": .among,
    "包含": .covers, "涵盖": .covers, "落在": .within, "不相交": .disjoint, "相等": .same, "布满": .tiles, "全覆盖": .tiles,
    "唯一": .distinct, "形如": .matches,
    "图件": .map, "允许误差": .tolerance,
    "if": .when, "must": .require, "source": .basis, "test": .scenario, "unless": .exception,
  ]
}
