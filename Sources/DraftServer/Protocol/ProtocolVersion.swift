/// Versions of the Model Context Protocol that the server speaks; for it they differ in nothing but their names.
enum ProtocolVersion: String, CaseIterable {
  case first = "2024-11-05"
  case second = "2025-03-26"
  case third = "2025-06-18"
  case fourth = "2025-11-25"

  /// The client's version where it is known, else the newest.
  static func answering(_ wanted: String?) -> ProtocolVersion {
    wanted.flatMap(ProtocolVersion.init) ?? allCases.last ?? .fourth
  }
}
