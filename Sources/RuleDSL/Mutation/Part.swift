/// 漏条件: one of several conditions is left out, 当 or a whole 要求 among them; a region loses a part.
extension MutantMaker {
  static let part = MutantMaker("part", "漏了一个条件", "a condition is left out") { statement, _ in
    rewriter.rewritten(statement) + (statement.rule.map(shortened) ?? [])
  }

  /// Without 当, without being held to plans of a status, and without each of several 要求.
  private static func shortened(_ rule: Rule) -> [Statement] {
    var all: [Rule] = []
    func add(_ change: (inout Rule) -> Void) {
      var copy = rule
      change(&copy)
      all.append(copy)
    }
    if rule.condition != nil { add { $0.condition = nil } }
    if rule.status != nil { add { $0.status = nil } }
    if rule.requirements.count > 1 {
      for place in rule.requirements.indices { add { $0.requirements.remove(at: place) } }
    }
    return all.map { .rule($0) }
  }

  private static let rewriter = Rewriter(
    conditions: { condition in
      switch condition {
      case .all(let parts): fewer(parts).map { $0.count == 1 ? $0[0] : .all($0) }
      case .any(let parts): fewer(parts).map { $0.count == 1 ? $0[0] : .any($0) }
      case .not(let part): [part]
      case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles,
        .relation, .everyFeature, .distinct, .tier:
        []
      }
    },
    features: { condition in
      switch condition {
      case .all(let parts): fewer(parts).map { $0.count == 1 ? $0[0] : .all($0) }
      case .any(let parts): fewer(parts).map { $0.count == 1 ? $0[0] : .any($0) }
      case .not(let part): [part]
      case .stated, .among, .matches, .compare: []
      }
    }
  )

  private static func fewer<Part>(_ parts: [Part]) -> [[Part]] {
    parts.count < 2
      ? []
      : parts.indices.map { place in
        var rest = parts
        rest.remove(at: place)
        return rest
      }
  }
}
