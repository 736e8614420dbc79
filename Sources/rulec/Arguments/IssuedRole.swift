internal import Serving

/// Whom a token is for, as a user types it: `read:planning`.
struct IssuedRole: Hashable {
  let role: ServiceRole
  let name: String

  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let role = ServiceRole(rawValue: parts[0]), Tokens.isName(parts[1]) else { return nil }
    (self.role, name) = (role, parts[1])
  }
}
