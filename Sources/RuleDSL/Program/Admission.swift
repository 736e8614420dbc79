/// What a cell of a matrix says.
public enum Admission: Hashable, Codable, Sendable {
  /// 允许
  case admitted
  /// 条件①②: admitted when all of these hold; indices into ``AdmissionMatrix/conditions``, ascending, at least one.
  case conditional([Int])
  /// 禁止
  case prohibited
  /// 待核实: to be decided by a person.
  case undetermined
}

extension Admission {
  /// The order of strictness: 禁止 is at least as strict as everything, and everything at least as strict as 允许;
  /// conditions are at least as strict as conditions that follow from them; 待核实 is decided neither way, so that it
  /// satisfies 允许 and 待核实 only, and only 禁止 and 待核实 satisfy it.
  ///
  /// - Parameters:
  ///   - other: What it is held to.
  ///   - follow: Whether the conditions of the other follow from its own.
  /// - Returns: Whether it admits nothing that the other does not.
  package func isAtLeastAsStrict(as other: Admission, _ follow: () -> Bool) -> Bool {
    switch (self, other) {
    case (.prohibited, _), (_, .admitted), (.undetermined, .undetermined): true
    case (.conditional, .conditional): follow()
    case (.admitted, _), (.conditional, _), (.undetermined, _): false
    }
  }
}
