internal import RuleDSL

/// 定位: the same value or a declared subdivision is at least as strict; every place is judged by itself.
enum DesignationCarrier {
  /// Whether a value is at least as strict as what was given; `nil` where one of them cannot be read, or plans that nobody
  /// has seen may have narrowed what was given.
  static func verdict(
    _ row: EntryRow,
    as given: EntryRow,
    mayBeNarrower: Bool,
    _ designation: Designation
  ) -> Verdict? {
    guard case .value(let value) = row.content, case .value(let asked) = given.content else { return nil }
    let verdict = Verdict(weakest: mayBeNarrower ? nil : value, strictest: value) { designation.isWithin($0, asked) }
    return verdict == .undetermined ? nil : verdict
  }
}
