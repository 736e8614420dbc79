internal import RuleDSL

/// 定位: the same value or a declared subdivision is at least as strict; every place is judged by itself.
enum DesignationCarrier {
  /// Whether a value is at least as strict as what was given; where plans that nobody has seen may have narrowed that,
  /// no value is known to be.
  static func verdict(_ value: Int, as given: Int, mayBeNarrower: Bool, _ designation: Designation) -> Verdict {
    Verdict(weakest: mayBeNarrower ? nil : value, strictest: value) { designation.isWithin($0, given) }
  }
}
