/// What the compiler can object to about lists and designations, as data; the wording is in `EntryProblem+Wording.swift`.
enum EntryProblem: Hashable, Sendable {
  /// A list or designation that travels by the method of something else; the keyword is the method it wants.
  case methodForNames(String, Keyword, at: Span)
  /// An indicator or layer that travels by 名录 or 定位.
  case namesWanted(String, at: Span)
  /// A value that over some steps is a subdivision of itself.
  case narrowsItself(String, at: Span)
  /// One name of a value says two things in two places.
  case valuesDiffer(String, at: Span, first: Span)
  /// A place that is not below the plan that names it.
  case outside(String, plan: String, at: Span)
}

extension EntrySubject {
  /// The word of 方式 that it travels by.
  var method: Keyword {
    switch self {
    case .list: .list
    case .designation: .designation
    }
  }
}
