/// What is known of the approval of a plan (批复).
public enum Approval: Hashable, Codable, Sendable {
  /// 已批, on that day.
  case approved(PlanDate)
  /// 在编: not approved yet.
  case drafted
}
