internal import RuleDSL

/// 定位: the same value or a declared subdivision is at least as strict; every place is judged by itself.
enum DesignationCarrier {
  /// Whether a value is at least as strict as what was given; where plans that nobody has seen may have narrowed that,
  /// no value is known to be, which is `nil`.
  static func verdict(
    _ row: EntryRow,
    as given: EntryRow,
    mayBeNarrower: Bool,
    _ designation: Designation
  ) -> Verdict? {
    guard case .value(let value) = row.content, case .value(let asked) = given.content else { return .fail }
    let verdict = Verdict(weakest: mayBeNarrower ? nil : value, strictest: value) { designation.isWithin($0, asked) }
    return verdict == .undetermined ? nil : verdict
  }
}
