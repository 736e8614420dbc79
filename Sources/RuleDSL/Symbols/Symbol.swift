/// Something that rules give a name to, the same wherever it is named.
public struct Symbol: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case indicator
    case tier
    case layer
    /// Of a layer.
    case field
    case list
    case designation
    /// Of a designation.
    case value
    case codeSystem
    /// Of a code system.
    case code
    case document
    /// A 传导, 预警, 规则 or 准入矩阵, by its id.
    case statement
    /// 要求 of a rule, where it has a name.
    case requirement
    /// 设 of a rule.
    case definition
    /// Of a scenario.
    case unit
  }

  /// Where a name is known.
  public enum Scope: Hashable, Sendable {
    case everywhere
    /// Within a layer, a designation, a code system or a statement of this name.
    case within(String)
    /// Within the scenario that begins here.
    case scenario(Span)
  }

  public let kind: Kind
  /// As defined, whichever of its aliases is written.
  public let name: String
  public let scope: Scope

  package init(_ kind: Kind, _ name: String, _ scope: Scope = .everywhere) {
    self.kind = kind
    self.name = name
    self.scope = scope
  }
}

/// A place in the text that names something; an alias is another name of the same.
public struct Occurrence: Hashable, Sendable {
  /// The name alone, with its marks 「 」 or 《 》 where it has some.
  public let span: Span
  public let symbol: Symbol
  /// Whether the name is given here.
  public let isDefinition: Bool
}

/// What was found to name something, perhaps some of it twice; copies of a compiler write into the same.
final class Occurrences {
  var noted: [Occurrence] = []
}

/// Notes where what is named.
protocol NamingThings {
  var occurrences: Occurrences { get }
}

extension NamingThings {
  func note(_ symbol: Symbol, at span: Span, isDefinition: Bool = false) {
    occurrences.noted.append(Occurrence(span: span, symbol: symbol, isDefinition: isDefinition))
  }
}
