/// Checks that no rule has to ask for; a pack may say how an office calls them, as of rules.
///
/// What they look for stands in `Transmission`, which holds itself to these ids by a test.
package enum BuiltInChecks {
  package static let ids: Set<String> = Set(
    (1...11).map { "JH-\($0 < 10 ? "0" : "")\($0)" } + (1...5).map { "ML-0\($0)" }
  )
}
