/// Every diagnostic, by a number that is never reused.
///
/// First digit: 1 text, 2 names, 3 dimensions, 4 coverage, 5 legal basis, 6 scenarios and plan sets.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  // 1 text
  case strangeCharacter = "E101"
  case unknownWord = "E102"
  case unexpectedContent = "E103"
  case unclosedQuote = "E104"
  case malformedTable = "E105"
  case malformedNumber = "E106"
  case malformedDate = "E107"
  case malformedCitation = "E108"
  case tooDeep = "E109"
  // 2 names
  case unknownName = "E201"
  case duplicateName = "E202"
  case missingBlanks = "E203"
  case unknownTier = "E204"
  case unknownPlaceholder = "E205"
  case unusedDefinition = "W206"
  case codeUnknown = "E207"
  case codeSystemMissing = "E208"
  case counterpartMissing = "E209"
  case mappingOpen = "W210"
  case mappingMissing = "W211"
  case nearName = "W212"
  case phrasingUnclear = "E213"
  // 3 dimensions
  case dimensionMismatch = "E301"
  case unknownUnit = "E302"
  case wrongOperand = "E303"
  case divisorZero = "E304"
  // 4 coverage
  case clauseMissing = "E401"
  case clauseRepeated = "E402"
  case clauseMisplaced = "E403"
  case methodMismatch = "E404"
  case transmissionBroken = "W405"
  case tierOrder = "E406"
  case matrixIncomplete = "E407"
  case admissionLooser = "E408"
  case foregone = "W409"
  case packUnmet = "E410"
  case replacementLooser = "E411"
  case overriddenTwice = "E412"
  // 5 legal basis
  case basisMissing = "E501"
  case documentUnknown = "E502"
  case documentNotInForce = "E503"
  case datesReversed = "E504"
  // 6 scenarios and plan sets
  case scenarioUnit = "E601"
  case scenarioExpectation = "E602"
  case planSetRepeated = "E603"

  package var severity: Diagnostic.Severity { rawValue.hasPrefix("E") ? .error : .warning }
}
