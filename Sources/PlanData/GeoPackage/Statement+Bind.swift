internal import CSQLite

extension Statement {
  /// Tells SQLite to take a copy.
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  func bind(_ place: Int, _ text: String) {
    sqlite3_bind_text(handle, Int32(place), text, -1, Self.transient)
  }

  func bind(_ place: Int, _ number: Double) { sqlite3_bind_double(handle, Int32(place), number) }

  func bind(_ place: Int, _ bytes: [UInt8]) {
    sqlite3_bind_blob64(handle, Int32(place), bytes, sqlite3_uint64(bytes.count), Self.transient)
  }

  func bindNull(_ place: Int) { sqlite3_bind_null(handle, Int32(place)) }

  func restart() { sqlite3_reset(handle) }
}
