/// What the compiler can object to, as data; the wording is in `CheckProblem+Wording.swift`.
enum CheckProblem: Hashable, Sendable {
  // Names.
  case unknownName(String, Kind, at: Span, nearest: String?)
  /// A known indicator without 本级, 上级 or 下级 before it.
  case ownerMissing(String, at: Span)
  /// A name that holds a relation: 耕地保有量不低于300万亩.
  case hiddenKeyword(String, at: Span, withBlanks: String)
  case duplicate(String, Kind, at: Span, first: Span)
  case unusedDefinition(String, at: Span)
  case unknownPlaceholder(at: Span)
  // Dimensions.
  case dimensionMismatch(Operand, Operand)
  case dimensionOutOfRange(at: Span)
  case wrongOperand(at: Span, Use)
  case quantity(Quantity.Flaw, text: String, at: Span)
  case bareNumber(String, at: Span)
  // Coverage.
  case clauseMissing(Keyword, in: Keyword, at: Span)
  case clauseRepeated(Keyword, at: Span, first: Span)
  case wrongWord(String, at: Span, allowed: [Keyword])
  case columnMissing(Keyword, at: Span)
  case columnUnknown(String, at: Span, allowed: [Keyword])
  case cellMissing(Keyword, at: Span)
  case methodMismatch(Keyword, Dimension, at: Span)
  case weightMissing(at: Span)
  case weightUnwanted(Keyword, at: Span)
  case labelUnknown(String, at: Span, known: [String])
  case exceptionIncomplete(Keyword, at: Span)
  case tooFewTiers(at: Span)
  case tierOrder(String, after: String, at: Span)
  case tiersDiffer(at: Span, first: Span)
  case transmissionBroken(String, at: Span)
  // Legal basis.
  case basisMissing(at: Span)
  case unknownDocument(String, at: Span, nearest: String?)
  case titleMismatch(String, number: String, title: String, at: Span)
  case documentNotInForce(String, at: Span, since: PlanDate?, until: PlanDate?)
  case datesReversed(at: Span)
  // Scenarios and plan sets.
  case parentBelow(String, at: Span)
  case parentCycle(String, at: Span)
  case verdictMissing(at: Span)
  case contradictoryFigures(at: Span)
  case planSetRepeated(at: Span, first: Span)
  case nothingTested(at: Span)
  // Regions and layers.
  case region(RegionProblem)
  // Codes and matrices.
  case code(CodeProblem)
  case matrix(MatrixProblem)
  // Lists and designations.
  case entry(EntryProblem)

  enum Kind: Hashable, Sendable {
    case indicator
    /// What a name by itself may be: an indicator or a definition.
    case term
    case tier
    case id
    case definition
    case plan
    case title
    case document
    case layer
    case map
    case code
    case condition
    /// A list or a designation.
    case entries
    case value
  }

  /// An operand and the dimension it turned out to have.
  struct Operand: Hashable, Sendable {
    let dimension: Dimension
    let span: Span
  }

  /// What something cannot be used as.
  enum Use: Hashable, Sendable {
    case condition
    case amount
    case figure
    case childrenOutsideReduction
    case reductionOfOthers
    case precisionOutsideFigures
    case tierOutsideAmong
  }
}
