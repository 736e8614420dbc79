extension EntrySubject {
  /// The word of 方式 that it travels by.
  var method: Keyword {
    switch self {
    case .list: .list
    case .designation: .designation
    }
  }
}
