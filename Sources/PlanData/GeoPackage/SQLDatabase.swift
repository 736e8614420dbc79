internal import CSQLite
internal import RuleDSL

/// An open SQLite file, which may come from a stranger: it is read as it lies there, locks and logs aside, and nothing in it
/// is run for longer than its bytes can need.
final class SQLDatabase {
  let handle: OpaquePointer
  /// Steps of SQLite's machine that the running query may still take, in calls of the handler.
  private var left = 0
  private let most: Int

  /// Opens a file for reading; nothing beside it is made, changed or left.
  init(path: String) throws(TableFailure) {
    let size = FileSystem.size(of: path)
    // To undo what a program left half done is to write.
    guard !Self.hasJournal(path) else { throw .refused(.openElsewhere) }
    let isLogged = Self.hasLog(path)
    // Of a log that breaks off, SQLite would take what stands before the break, which is older.
    guard !isLogged || WriteAheadLog.isWhole(path + "-wal") else { throw .refused(.logBroken) }
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    // What a log holds counts; without locks, and alone, SQLite keeps the index of it in memory and not in a file.
    let code =
      isLogged
      ? sqlite3_open_v2("file:\(escaped(path))?mode=ro", &opened, flags, "unix-none")
      : sqlite3_open_v2("file:\(escaped(path))?immutable=1", &opened, flags, ReadAhead.name)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw .unreadable(String(cString: sqlite3_errstr(code)))
    }
    handle = opened
    most = Self.leastCalls + Int(clamping: size) / Self.bytesForCall
    if isLogged { sqlite3_exec(handle, "PRAGMA locking_mode=EXCLUSIVE", nil, nil, nil) }
    harden()
  }

  /// Closed once the last query of it is gone.
  deinit { sqlite3_close_v2(handle) }

  /// The handler is called after so many steps; a hundred of them for each byte are far more than any table takes.
  private static let stepsForCall: Int32 = 1_000_000
  private static let bytesForCall = 10_000
  private static let leastCalls = 20
  /// A shape of sixteen million points.
  private static let longestValue: Int32 = 256 << 20

  private func harden() {
    sqlite_harden(handle)
    for (limit, most) in [
      (SQLITE_LIMIT_LENGTH, Int32(clamping: max(1 << 20, min(Int(Self.longestValue), Memory.remaining / 4)))),
      (SQLITE_LIMIT_SQL_LENGTH, 1 << 20), (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 50),
      (SQLITE_LIMIT_FUNCTION_ARG, 32), (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
      sqlite3_limit(handle, limit, most)
    }
    // What is sorted stays in memory, of which there is no more than this; otherwise SQLite makes files.
    sqlite3_exec(handle, "PRAGMA temp_store=MEMORY", nil, nil, nil)
    sqlite3_hard_heap_limit64(sqlite3_int64(clamping: max(64 << 20, Memory.remaining / 2)))
    sqlite3_progress_handler(
      handle,
      Self.stepsForCall,
      { context in
        guard let context else { return 1 }
        let database = Unmanaged<SQLDatabase>.fromOpaque(context).takeUnretainedValue()
        database.left -= 1
        return database.left < 0 ? 1 : 0
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
  }

  /// A query begins, and may take the steps of one.
  func begin() { left = most }

  /// Why the last call failed.
  var failure: TableFailure {
    switch sqlite3_errcode(handle) {
    case SQLITE_INTERRUPT: .refused(.endless)
    case SQLITE_NOMEM, SQLITE_TOOBIG: .tooLarge
    default: .unreadable(String(cString: sqlite3_errmsg(handle)))
    }
  }

  private static func hasJournal(_ path: String) -> Bool {
    (try? OpenFile(path: path + "-journal"))?.bytes(from: 0, count: 1).first ?? 0 != 0
  }

  /// Whether something waits in a log beside the file that is not yet in it.
  private static func hasLog(_ path: String) -> Bool {
    guard FileSystem.size(of: path + "-wal") > 0, let file = try? OpenFile(path: path) else { return false }
    return file.bytes(from: 18, count: 2) == [2, 2]
  }
}

/// A path as a part of a URI.
private func escaped(_ path: String) -> String {
  path.replacing(mark: "%", with: "%25").replacing(mark: "?", with: "%3f").replacing(mark: "#", with: "%23")
}
