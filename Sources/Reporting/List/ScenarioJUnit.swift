internal import RuleDSL
internal import Transmission

/// What 案例 came to, as JUnit: a file is a suite, a 案例 a test.
public struct ScenarioJUnit {
  private var suites: [(name: String, tests: [String], failures: Int)] = []

  public init() {}

  /// Adds the scenarios of some rule files that were compiled together.
  public mutating func add(_ report: ScenarioReport) {
    for (place, result) in report.results.enumerated() {
      let file = report.files.indices.contains(result.span.file) ? report.files[result.span.file].name : ""
      if suites.last?.name != file { suites.append((file, [], 0)) }
      let line =
        report.files.indices.contains(result.span.file)
        ? report.files[result.span.file].position(of: result.span.start).line : 0
      let time = report.durations.indices.contains(place) ? " time=\"\(Self.seconds(report.durations[place]))\"" : ""
      let start =
        "<testcase classname=\"\(file.withoutMarkup)\" name=\"\(result.title.withoutMarkup)\""
        + " file=\"\(file.withoutMarkup)\" line=\"\(line)\"\(time)"
      guard !result.passes else {
        suites[suites.count - 1].tests.append(start + "/>\n")
        continue
      }
      let lines = report.problems(of: result).split(separator: "\n").map { String($0).withoutMarkup }
      let message = String(lines.first?.drop { $0 == " " } ?? "")
      suites[suites.count - 1].tests.append(
        start
          + "><failure type=\"fail\" message=\"\(message)\">\(lines.joined(separator: "\n"))</failure></testcase>\n"
      )
      suites[suites.count - 1].failures += 1
    }
  }

  /// Adds a test with what is wrong with it, a line each.
  public mutating func add(_ title: String, file: String, line: Int, problems: [String]) {
    if suites.last?.name != file { suites.append((file, [], 0)) }
    let start =
      "<testcase classname=\"\(file.withoutMarkup)\" name=\"\(title.withoutMarkup)\""
      + " file=\"\(file.withoutMarkup)\" line=\"\(line)\""
    guard let first = problems.first else { return suites[suites.count - 1].tests.append(start + "/>\n") }
    let lines = problems.map(\.withoutMarkup).joined(separator: "\n")
    suites[suites.count - 1].tests.append(
      start + "><failure type=\"fail\" message=\"\(first.withoutMarkup)\">\(lines)</failure></testcase>\n"
    )
    suites[suites.count - 1].failures += 1
  }

  public var text: String {
    let (tests, failures) = (suites.reduce(0) { $0 + $1.tests.count }, suites.reduce(0) { $0 + $1.failures })
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"\(tests)\" failures=\"\(failures)\">\n"
      + suites.map { suite in
        "<testsuite name=\"\(suite.name.withoutMarkup)\" tests=\"\(suite.tests.count)\" failures=\"\(suite.failures)\">\n"
          + suite.tests.joined() + "</testsuite>\n"
      }.joined() + "</testsuites>\n"
  }

  /// Seconds with four digits after the point.
  private static func seconds(_ time: Double) -> String {
    let parts = Int((time * 10_000).rounded())
    let digits = String(parts % 10_000)
    return "\(parts / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
