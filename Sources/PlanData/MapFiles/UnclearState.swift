/// A state of the plan that a name speaks of in other words than those of a maintenance.
struct UnclearState: Hashable, Sendable {
  let word: String
  let likely: String

  private static let changes = ["调整", "修改", "变更", "更新", "优化", "修编", "调规", "变化"]

  /// The first such word of any part of a path; none where it speaks of both states, as a comparison does.
  init?(_ path: String) {
    for part in path.split(separator: "/") {
      let said = Self.changes.filter { !part.contains("\($0)前后") }.flatMap { ["\($0)前", "\($0)后"] }
        .filter { part.contains($0) }
      let states = Set(said.map { $0.hasSuffix("前") })
      guard let word = said.first, let isBefore = states.first, states.count == 1 else { continue }
      (self.word, likely) = (word, isBefore ? "维护前" : "维护后")
      return
    }
    return nil
  }
}
