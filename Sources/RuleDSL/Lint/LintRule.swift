/// One habit that rule files are held to.
///
/// To add one: a file in `Rules` that extends this, its name in ``all``, and its page in `LintPages.md`.
public struct LintRule: Sendable {
  /// Such as L303; the first digit tells the topic: 1 names, 2 logic, 3 numbers, 4 messages, 5 law, 6 transmission, 7 案例,
  /// 8 style.
  public let code: String
  /// What is wrong where it speaks, in a few words.
  public let title: Phrase
  /// Whether some of its remarks carry a safe fix.
  public let hasFix: Bool
  let check: @Sendable (LintInput) -> [LintRemark]

  init(
    _ code: String,
    _ chinese: String,
    _ english: String,
    hasFix: Bool = false,
    check: @escaping @Sendable (LintInput) -> [LintRemark]
  ) {
    (self.code, title, self.hasFix, self.check) = (code, Phrase(chinese, english), hasFix, check)
  }

  /// Every rule there is, by code.
  public static let all: [LintRule] = [
    unusedIndicator, unusedLayer, unusedDocument, unusedNames, unusedCodeSystem, doubledRow, lookAlikeName, sameTitle,
    neverFires, repeatedRequirement, repeatedRule, impliedRule, shadowedException, shadowedLine, lineOfDefault,
    deniedComparison, repeatedPart, repeatedItem, wholeLayer,
    boundAsNumber, mixedUnits, smallUnit, oddTolerance, noTolerance,
    noMessage,
    noArticle, unverifiedBinding, documentWithoutDay, datesOutOfOrder, outsidePack, superfluousReason,
    notCarriedDown, skippedTier,
    noScenario, verdictWithoutScenario, sameScenario, testedWithoutExpectation, repeatedExpectation,
    mixedLanguages, yearsOutOfOrder, defaultPrecision,
  ]
}
