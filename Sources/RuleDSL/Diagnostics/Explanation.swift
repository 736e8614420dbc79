/// The page of a diagnostic code in one language: what it means, a wrong example and a right one.
///
/// The pages stand in `RuleDSL.docc/Diagnostics`, both languages in each; a test compiles their examples.
public func explanation(of code: DiagnosticCode, language: Language) -> String {
  let page = String(decoding: code.page, as: UTF8.self)
  let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
  let own = lines.drop { $0 != heading(of: language) }.dropFirst().prefix { !$0.hasPrefix("## ") }
  var text: [String] = [code.rawValue]
  var isExample = false
  for line in own {
    if line.hasPrefix("```") {
      isExample.toggle()
    } else if line.hasPrefix("### ") {
      text.append(line.dropFirst(4) + (language == .chinese ? "：" : ":"))
    } else if !(line.isEmpty && text.last?.isEmpty ?? false) {
      text.append(isExample && !line.isEmpty ? "  \(line)" : String(line))
    }
  }
  while text.last?.isEmpty ?? false { text.removeLast() }
  return text.joined(separator: "\n")
}

private func heading(of language: Language) -> String {
  switch language {
  case .chinese: "## 中文"
  case .english: "## English"
  }
}

extension DiagnosticCode {
  /// UTF-8; one line for each file that `Package.swift` embeds.
  fileprivate var page: [UInt8] {
    switch self {
    case .strangeCharacter: PackageResources.E101_md
    case .unknownWord: PackageResources.E102_md
    case .unexpectedContent: PackageResources.E103_md
    case .unclosedQuote: PackageResources.E104_md
    case .malformedTable: PackageResources.E105_md
    case .malformedNumber: PackageResources.E106_md
    case .malformedDate: PackageResources.E107_md
    case .malformedCitation: PackageResources.E108_md
    case .tooDeep: PackageResources.E109_md
    case .unknownName: PackageResources.E201_md
    case .duplicateName: PackageResources.E202_md
    case .missingBlanks: PackageResources.E203_md
    case .unknownTier: PackageResources.E204_md
    case .unknownPlaceholder: PackageResources.E205_md
    case .unusedDefinition: PackageResources.W206_md
    case .codeUnknown: PackageResources.E207_md
    case .codeSystemMissing: PackageResources.E208_md
    case .counterpartMissing: PackageResources.E209_md
    case .mappingOpen: PackageResources.W210_md
    case .dimensionMismatch: PackageResources.E301_md
    case .unknownUnit: PackageResources.E302_md
    case .wrongOperand: PackageResources.E303_md
    case .clauseMissing: PackageResources.E401_md
    case .clauseRepeated: PackageResources.E402_md
    case .clauseMisplaced: PackageResources.E403_md
    case .methodMismatch: PackageResources.E404_md
    case .transmissionBroken: PackageResources.W405_md
    case .tierOrder: PackageResources.E406_md
    case .matrixIncomplete: PackageResources.E407_md
    case .admissionLooser: PackageResources.E408_md
    case .basisMissing: PackageResources.E501_md
    case .documentUnknown: PackageResources.E502_md
    case .documentNotInForce: PackageResources.E503_md
    case .datesReversed: PackageResources.E504_md
    case .scenarioUnit: PackageResources.E601_md
    case .scenarioExpectation: PackageResources.E602_md
    case .planSetRepeated: PackageResources.E603_md
    }
  }
}
