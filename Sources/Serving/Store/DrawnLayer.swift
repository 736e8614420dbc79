/// A layer of features that a check left: what it found, or a line that its plans carry down.
struct DrawnLayer: Hashable, Sendable {
  /// The id of the check.
  var check: String
  var checkName: String
  var name: String

  /// What was found.
  static let findings = "findings"

  /// What it is called among the layers of all checks.
  var id: String { "\(name)-\(check)" }

  var title: String {
    let title = checkName.isEmpty ? check : checkName
    return name == Self.findings ? title : "\(title) \(name)"
  }
}
