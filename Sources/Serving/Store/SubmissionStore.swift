internal import RuleDSL
internal import Synchronization

/// The queue: which checks there are and how far each is.
///
/// Accepted is what stands here.  One connection writes; readers have their own and wait for nobody.
final class SubmissionStore: Sendable {
  private let path: String
  private let writer: Mutex<ServiceDatabase>
  private let readers = Mutex<[ServiceDatabase]>([])
  private static let mostReaders = 64

  init(path: String) throws(StoreFailure) {
    self.path = path
    let database = try ServiceDatabase(path: path, .writing)
    // A commit is on the disk before anybody is told of it.
    try database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    try database.run(Self.schema)
    writer = Mutex(database)
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS submission (
      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, owner TEXT NOT NULL,
      plans TEXT, language TEXT NOT NULL, as_of TEXT, state TEXT NOT NULL, accepted REAL NOT NULL, started REAL,
      ended REAL, attempts INTEGER NOT NULL DEFAULT 0, outcome TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS waiting ON submission (state, number) WHERE state IN ('queued', 'running');
    CREATE INDEX IF NOT EXISTS done ON submission (state, number);
    """
  private static let columns =
    "number, id, name, owner, plans, language, as_of, state, accepted, started, ended, attempts, outcome"

  // MARK: Writing

  /// Why a check was not accepted.
  enum Refusal: Error {
    case full
    case ownerFull
    case database(StoreFailure)
  }

  /// Puts a check at the end of the queue, unless as many wait as may.
  ///
  /// Gives its number.
  func accept(_ submission: Submission, most: Int, mostOfOwner: Int) throws(Refusal) -> Int {
    let added = Result { () throws(StoreFailure) in
      try write { database throws(StoreFailure) in
        let number = try database.rows(
          """
          INSERT INTO submission (id, name, owner, plans, language, as_of, state, accepted)
          SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'queued', ?7
          WHERE (SELECT count(*) FROM submission WHERE state IN ('queued', 'running')) < ?8
            AND (SELECT count(*) FROM submission WHERE state IN ('queued', 'running') AND owner = ?3) < ?9
          RETURNING number
          """,
          [
            .text(submission.id), .text(submission.name), .text(submission.owner), SQLValue(submission.plans),
            .text(submission.language.rawValue), SQLValue(submission.asOf), .real(submission.accepted),
            .integer(most),
            .integer(mostOfOwner),
          ]
        ).first?.first?.integer
        let all = try database.rows("SELECT count(*) FROM submission WHERE state IN ('queued', 'running')")
        return (number, all.first?.first?.integer ?? 0)
      }
    }
    switch added {
    case .success((let number?, _)): return number
    case .success((nil, let all)): throw all >= most ? .full : .ownerFull
    case .failure(let failure): throw .database(failure)
    }
  }

  /// The oldest check that waits, which is running from now on.
  func takeNext(at time: Double) throws(StoreFailure) -> Submission? {
    try write { database throws(StoreFailure) in
      try database.rows(
        """
        UPDATE submission SET state = 'running', started = ?, attempts = attempts + 1
        WHERE number = (SELECT min(number) FROM submission WHERE state = 'queued') RETURNING \(Self.columns)
        """,
        [.real(time)]
      ).first.flatMap(Submission.init)
    }
  }

  /// A check that is running has ended; says whether it was still there and running.
  func end(_ number: Int, _ state: Submission.State, outcome: String, at time: Double) throws(StoreFailure) -> Bool {
    try write { database throws(StoreFailure) in
      try database.rows(
        "UPDATE submission SET state = ?, outcome = ?, ended = ? WHERE number = ? AND state = 'running'",
        [.text(state.rawValue), .text(outcome), .real(time), .integer(number)]
      )
      return database.changed == 1
    }
  }

  /// What was running when the server went away waits again, in its old place.
  func requeue() throws(StoreFailure) {
    try write { database throws(StoreFailure) in
      _ = try database.rows("UPDATE submission SET state = 'queued', started = NULL WHERE state = 'running'")
    }
  }

  /// Forgets a check that is not running; says whether it did.
  func remove(_ id: String) throws(StoreFailure) -> Bool {
    try write { database throws(StoreFailure) in
      try database.rows("DELETE FROM submission WHERE id = ? AND state <> 'running'", [.text(id)])
      return database.changed == 1
    }
  }

  /// Ids of checks that ended before a time.
  func ended(before time: Double) throws(StoreFailure) -> [String] {
    try read { database throws(StoreFailure) in
      try database.rows(
        "SELECT id FROM submission WHERE state IN ('succeeded', 'failed') AND ended < ? LIMIT 1000",
        [.real(time)]
      ).compactMap { $0.first?.text }
    }
  }

  private func write<Value>(_ body: (ServiceDatabase) throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
    let result: Result<Value, StoreFailure> = writer.withLock { database in
      do throws(StoreFailure) { return .success(try body(database)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  // MARK: Reading

  /// A check by its id.
  func submission(_ id: String) throws(StoreFailure) -> Submission? {
    guard Submission.isID(id) else { return nil }
    return try read { database throws(StoreFailure) in
      try database.rows("SELECT \(Self.columns) FROM submission WHERE id = ?", [.text(id)]).first.flatMap(
        Submission.init
      )
    }
  }

  /// Checks from the newest on, and how many there are of the states.
  func submissions(
    _ states: [Submission.State],
    limit: Int,
    offset: Int
  ) throws(StoreFailure) -> (page: [Submission], all: Int) {
    let words = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try read { database throws(StoreFailure) in
      let page = try database.rows(
        "SELECT \(Self.columns) FROM submission WHERE state IN (\(words)) ORDER BY number DESC LIMIT ? OFFSET ?",
        [.integer(limit), .integer(offset)]
      )
      let all = try database.rows("SELECT count(*) FROM submission WHERE state IN (\(words))")
      return (page.compactMap(Submission.init), all.first?.first?.integer ?? 0)
    }
  }

  /// How many checks wait before one.
  func waiting(before number: Int) throws(StoreFailure) -> Int {
    try read { database throws(StoreFailure) in
      try database.rows("SELECT count(*) FROM submission WHERE state = 'queued' AND number < ?", [.integer(number)])
        .first?.first?.integer ?? 0
    }
  }

  /// Layers of checks that have succeeded, the newest check first; those of one check where an id is given.
  func layers(of id: String?, most: Int) throws(StoreFailure) -> [DrawnLayer] {
    try read { database throws(StoreFailure) in
      try database.rows(
        """
        SELECT submission.id, name, layer.value FROM submission JOIN json_each(outcome, '$.layers') AS layer
        WHERE state = 'succeeded' AND (?1 IS NULL OR submission.id = ?1) ORDER BY number DESC, layer.key LIMIT ?2
        """,
        [SQLValue(id), .integer(most)]
      ).compactMap { row in
        guard let check = row[0].text, let title = row[1].text, let name = row[2].text else { return nil }
        return DrawnLayer(check: check, checkName: title, name: name)
      }
    }
  }

  /// Every id there is.
  func ids() throws(StoreFailure) -> [(id: String, state: Submission.State)] {
    try read { database throws(StoreFailure) in
      try database.rows("SELECT id, state FROM submission").compactMap { row in
        row[0].text.flatMap { id in row[1].text.flatMap(Submission.State.init).map { (id, $0) } }
      }
    }
  }

  private func read<Value>(_ body: (ServiceDatabase) throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
    let idle = readers.withLock { $0.popLast() }
    let database = if let idle { idle } else { try ServiceDatabase(path: path, .reading) }
    defer { readers.withLock { if $0.count < Self.mostReaders { $0.append(database) } } }
    return try body(database)
  }
}

extension Submission {
  fileprivate init?(_ row: [SQLValue]) {
    guard row.count == 13, let number = row[0].integer, let id = row[1].text, let name = row[2].text,
      let owner = row[3].text, let language = row[5].text.flatMap(Language.init),
      let state = row[7].text.flatMap(State.init), let accepted = row[8].real
    else { return nil }
    self.init(
      number: number,
      id: id,
      name: name,
      owner: owner,
      plans: row[4].text,
      language: language,
      asOf: row[6].text,
      state: state,
      accepted: accepted,
      started: row[9].real,
      ended: row[10].real,
      attempts: row[11].integer ?? 0,
      outcome: row[12].text
    )
  }
}
