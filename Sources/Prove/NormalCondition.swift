internal import RuleDSL

/// A condition on features by its meaning: negations at the fields, no nesting of like in like, no order.
///
/// Fields are identified by their names, so that conditions of two layers can be compared.
indirect enum NormalCondition: Hashable {
  case test(Test, field: String, isNegated: Bool)
  case all(Set<NormalCondition>)
  case any(Set<NormalCondition>)

  enum Test: Hashable {
    case stated
    /// Values of a code system, an index into ``Vocabulary/codeSystems``, or of none: one code means different things in
    /// two of them.
    case among(Set<String>, of: Int?)
    case matches(FieldFormat)
    /// Numbers held together, as rules write them; of no single field.
    case compares(String)
  }

  /// What 属于 requires, given its values, their field and whether it is negated.
  typealias Reading = (Set<String>, LayerField, Bool) -> Test

  /// `read` may put values in another way that holds wherever they do.
  init(
    _ condition: FeatureCondition,
    of layer: Layer,
    isNegated: Bool = false,
    read: Reading = { values, field, _ in .among(values, of: field.codeSystem) }
  ) {
    func name(_ field: Int) -> String { layer.fields[field].name }
    switch condition {
    case .stated(let field): self = .test(.stated, field: name(field), isNegated: isNegated)
    case .among(let field, let values):
      let test = read(Set(values.texts), layer.fields[field], isNegated)
      self = .test(test, field: name(field), isNegated: isNegated)
    case .matches(let field, let format): self = .test(.matches(format), field: name(field), isNegated: isNegated)
    case .compare(let left, let comparison, let right):
      // What fails to hold because a number is not known does not make the opposite hold.
      let texts = [left, right].map { $0.text { "“\(name($0))”" } }
      self = .test(.compares("\(texts[0]) \(comparison) \(texts[1])"), field: "", isNegated: isNegated)
    case .not(let part): self = NormalCondition(part, of: layer, isNegated: !isNegated, read: read)
    case .all(let parts), .any(let parts):
      let inner = parts.map { NormalCondition($0, of: layer, isNegated: isNegated, read: read) }
      let isAll = if case .all = condition { !isNegated } else { isNegated }
      self = isAll ? Self.joined(inner, \.conjuncts) { .all($0) } : Self.joined(inner, \.disjuncts) { .any($0) }
    }
  }

  private static func joined(
    _ parts: [NormalCondition],
    _ pieces: (NormalCondition) -> Set<NormalCondition>,
    into whole: (Set<NormalCondition>) -> NormalCondition
  ) -> NormalCondition {
    let all = parts.reduce(into: Set<NormalCondition>()) { $0.formUnion(pieces($1)) }
    if all.count == 1, let only = all.first { return only }
    return whole(all)
  }

  /// What has to hold together.
  var conjuncts: Set<NormalCondition> {
    if case .all(let parts) = self { parts } else { [self] }
  }

  /// What suffices each by itself.
  private var disjuncts: Set<NormalCondition> {
    if case .any(let parts) = self { parts } else { [self] }
  }

  /// Whether another holds wherever this does, as far as can be seen part by part; `false` is no proof of the contrary.
  func implies(_ other: NormalCondition) -> Bool {
    self == other
      || disjuncts.allSatisfy { part in
        other.disjuncts.contains { wide in
          part == wide || part.conjuncts.contains { $0 == wide || $0.isNarrower(than: wide) }
        }
      }
  }

  /// Whether a test is passed only by values that pass another test of the same field; a blank is none of any values.
  private func isNarrower(than other: NormalCondition) -> Bool {
    guard case .test(let test, let field, let isNegated) = self,
      case .test(let wider, field, let isOtherNegated) = other
    else { return false }
    switch (test, isNegated, wider, isOtherNegated) {
    case (.among(let few, let one), false, .among(let many, let other), false):
      return one == other && few.isSubset(of: many)
    case (.among(let many, let one), true, .among(let few, let other), true):
      return one == other && few.isSubset(of: many)
    case (.among(let some, let one), false, .among(let others, let other), true):
      return one == other && some.isDisjoint(with: others)
    case (.among(let values, _), false, .stated, false): return !values.contains("")
    case (.matches(let format), false, .stated, false): return !format.parts.isEmpty
    default: return false
    }
  }
}

/// Whether conditions that all have to hold are at least as strict as others: each of the others follows from one.
func areAtLeastAsStrict(_ conditions: Set<NormalCondition>, as others: Set<NormalCondition>) -> Bool {
  others.allSatisfy { other in conditions.contains { $0.implies(other) } }
}
