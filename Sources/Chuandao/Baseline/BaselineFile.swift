internal import FoundationEssentials
public import PlanData
public import Reporting
public import RuleDSL
internal import Transmission

/// Why a file is no earlier run.
public enum BaselineFailure: Error, Hashable, Sendable {
  case unreadable(SystemFailure)
  /// It is no report of `rulec check --format json`; where known, with what does not fit.
  case noReport(String, what: String)

  public var message: Phrase {
    switch self {
    case .unreadable(let failure): failure.message
    case .noReport(let path, let what):
      Phrase(
        "\(path)：不是 rulec check --format json 写出的报告（\(what)）；请给出上次的 JSON 报告",
        "\(path): is no report of rulec check --format json (\(what)); name the JSON report of the earlier run"
      )
    }
  }
}

extension Baseline {
  /// Reads the JSON report of an earlier run.
  public init(from path: String) throws(BaselineFailure) {
    let bytes: [UInt8]
    do throws(SystemFailure) { bytes = try FileSystem.bytes(of: path) } catch { throw .unreadable(error) }
    let run: RecordedRun
    do {
      run = try JSONDecoder().decode(RecordedRun.self, from: Data(bytes))
    } catch {
      throw .noReport(path, what: error.place)
    }
    guard run.version == 1 else { throw .noReport(path, what: "version \(run.version)") }
    var faults: [Fault] = []
    for finding in run.findings {
      guard let verdict = Verdict(rawValue: finding.verdict) else {
        throw .noReport(path, what: "verdict \(finding.verdict)")
      }
      if verdict == .fail || verdict == .undetermined || verdict == .waived {
        let identity = finding.identity
        faults += finding.sites.map { site in
          var fault = Fault(identity, verdict, site)
          fault.figure = finding.figure
          return fault
        }
      }
    }
    self.init(
      asOf: run.asOf,
      faults: faults,
      titles: Dictionary(run.rules.map { ($0.id, $0.title) }) { first, _ in first },
      names: Dictionary(run.findings.map { ($0.plan, $0.planName) }) { first, _ in first }
    )
  }
}

extension Error {
  /// The key that does not fit, as `findings.3.rule`.
  fileprivate var place: String {
    let context: DecodingError.Context? =
      switch self as? DecodingError {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): context
      case .keyNotFound(let key, let context):
        DecodingError.Context(codingPath: context.codingPath + [key], debugDescription: "")
      default: nil
      }
    let keys = context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } ?? []
    return keys.isEmpty ? "JSON" : keys.joined(separator: ".")
  }
}
