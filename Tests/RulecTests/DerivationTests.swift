import Chuandao
import Foundation
import Reporting
import RuleDSL
import TestKit
import Testing
import Transmission

/// How a verdict follows, as it is printed: whoever works the parts out again comes to the same verdict.
@Suite("判定是怎样得出的")
struct DerivationTests {
  @Test(
    "照印出来的推导重新判定，结果一样",
    arguments: [
      "Examples/inner-mongolia", "Examples/whole-family", "Examples/control-lines", "Examples/maintenance/clean",
      "Examples/maintenance/fault-03", "Examples/monitoring/broken",
    ]
  )
  func judgedAgain(planSet: String) throws {
    let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)
    let path = Repository.root.appending(path: planSet).path
    let session = try Session(Session.Sources(planSet: path, library: library, jobs: 2))
    let run = session.checkRun(keepingAll: true)
    let pairs = Set(run.outcomes.map { [run.statements[Int($0.statement)].heading.id, "\($0.plan)"] })
    var judged = 0
    for pair in pairs.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let plan = try #require(Int(pair[1]))
      let text = session.derivations(in: run, of: [pair[0]], on: plan, .english).json
      let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      for derivation in try #require(json["derivations"] as? [[String: Any]]) {
        let finding = try #require(derivation["finding"] as? [String: Any])
        guard let allowed = PrintedDerivation(derivation).verdicts else { continue }
        judged += 1
        let verdict = finding["verdict"] as? String ?? ""
        #expect(allowed.contains(verdict), "\(pair) \(finding["obligation"] ?? "") \(finding["message"] ?? "")")
      }
    }
    #expect(judged > 10)
  }
}

/// A derivation as JSON tells it, judged from its leaves; knows nothing of the program.
private struct PrintedDerivation {
  private let sections: [[String: Any]]
  private let finding: [String: Any]
  private let isAsPrinted: Bool

  init(_ json: [String: Any]) {
    sections = json["sections"] as? [[String: Any]] ?? []
    finding = json["finding"] as? [String: Any] ?? [:]
    isAsPrinted = json["precision"] as? String == "asPrinted"
  }

  /// What the verdict may be; `nil` where no clause says it.
  ///
  /// That a question does not arise at all (不适用), and that a decision waives what fails, is told by the reason.
  var verdicts: Set<String>? {
    guard let require = section("require").first else { return nil }
    let isWithinRounding = finding["withinRounding"] as? Bool == true
    if let when = section("when").first {
      switch truth(when) {
      case false?: return ["notApplicable"]
      case nil: return ["undetermined", "notApplicable"]
      case true?: break
      }
    }
    let exceptions = section("exception").map { truth($0) }
    switch truth(require) {
    case true?: return ["pass", "notApplicable"]
    case nil: return isAsPrinted ? ["undetermined", "notApplicable", "pass"] : ["undetermined", "notApplicable"]
    case false?:
      if isAsPrinted, isWithinRounding { return ["pass"] }
      if exceptions.contains(true) { return ["waived", "notApplicable"] }
      return exceptions.contains(nil) || isAsPrinted
        ? ["undetermined", "fail", "notApplicable"] : ["fail", "notApplicable"]
    }
  }

  private func section(_ clause: String) -> [[String: Any]] {
    sections.filter { $0["clause"] as? String == clause }.compactMap { $0["part"] as? [String: Any] }
  }

  private func truth(_ part: [String: Any]) -> Bool? {
    let parts = part["parts"] as? [[String: Any]] ?? []
    let told = part["holds"] as? Bool
    switch part["operation"] as? String {
    case "all": return parts.map(truth).contains(false) ? false : parts.map(truth).contains(nil) ? nil : true
    case "any": return parts.map(truth).contains(true) ? true : parts.map(truth).contains(nil) ? nil : false
    case "not": return truth(parts[0]).map(!)
    case let comparison? where parts.count == 2:
      let (left, right) = (range(parts[0]), range(parts[1]))
      return compared(left, comparison, right) ?? told
    default: return told
    }
  }

  private func compared(_ left: Range, _ comparison: String, _ right: Range) -> Bool? {
    func isAtLeast(_ left: Range, _ right: Range) -> Bool? {
      if let low = left.low, let most = right.high, !(low < most) { return true }
      if let high = left.high, let least = right.low, high < least { return false }
      return nil
    }
    let (more, less) = (isAtLeast(left, right), isAtLeast(right, left))
    switch comparison {
    case ">=": return more
    case "<=": return less
    case "<": return more.map(!)
    case ">": return less.map(!)
    case "=", "!=":
      let isEqual: Bool? = more == false || less == false ? false : more == true && less == true ? true : nil
      // Two ranges that touch are the same only where both are points.
      let isPoint = left.low == left.high && right.low == right.high
      let answer = isEqual == true && !isPoint ? nil : isEqual
      return comparison == "=" ? answer : answer.map(!)
    default: return nil
    }
  }

  private typealias Range = (low: Fraction?, high: Fraction?)

  private func range(_ part: [String: Any]) -> Range {
    let parts = (part["parts"] as? [[String: Any]] ?? []).map(range)
    let told: Range = (Fraction(part["lower"] as? String), Fraction(part["upper"] as? String))
    let points = parts.compactMap { $0.low == $0.high ? $0.low : nil }
    guard points.count == parts.count, let first = points.first else { return told }
    let value: Fraction? =
      switch part["operation"] as? String {
      case "sum", "+": points.dropFirst().reduce(first) { $0 + $1 }
      case "-": first - points[1]
      case "maximum": points.reduce(first) { $0 < $1 ? $1 : $0 }
      case "minimum": points.reduce(first) { $1 < $0 ? $1 : $0 }
      default: nil
      }
    return value.map { ($0, $0) } ?? told
  }
}

private struct Fraction: Equatable {
  var top: Int128
  var bottom: Int128

  init(_ top: Int128, _ bottom: Int128) { (self.top, self.bottom) = (top, bottom) }

  init?(_ text: String?) {
    guard let parts = text?.split(separator: "/"), parts.count == 2, let top = Int128(parts[0]),
      let bottom = Int128(parts[1])
    else { return nil }
    self.init(top, bottom)
  }

  static func == (left: Self, right: Self) -> Bool { left.top * right.bottom == right.top * left.bottom }
  static func < (left: Self, right: Self) -> Bool { left.top * right.bottom < right.top * left.bottom }
  static func + (left: Self, right: Self) -> Fraction {
    Fraction(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
  }
  static func - (left: Self, right: Self) -> Fraction { left + Fraction(-right.top, right.bottom) }
}
