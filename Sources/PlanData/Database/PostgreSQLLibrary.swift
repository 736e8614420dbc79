/// The functions of libpq, opened on the first result that is published.
///
/// Unchecked, because functions of C are not marked as safe to share; those here are, on different connections.
struct PostgreSQLLibrary: @unchecked Sendable {
  typealias Pointer = UnsafeMutableRawPointer
  let connect: @convention(c) (UnsafePointer<CChar>) -> Pointer?
  let status: @convention(c) (Pointer?) -> Int32
  let error: @convention(c) (Pointer?) -> UnsafePointer<CChar>?
  let run: @convention(c) (Pointer?, UnsafePointer<CChar>) -> Pointer?
  let result: @convention(c) (Pointer?) -> Pointer?
  let resultStatus: @convention(c) (Pointer?) -> Int32
  let rows: @convention(c) (Pointer?) -> Int32
  let value: @convention(c) (Pointer?, Int32, Int32) -> UnsafePointer<CChar>?
  let clear: @convention(c) (Pointer?) -> Void
  let copy: @convention(c) (Pointer?, UnsafePointer<CChar>, Int32) -> Int32
  let endCopy: @convention(c) (Pointer?, UnsafePointer<CChar>?) -> Int32
  let finish: @convention(c) (Pointer?) -> Void

  static let opened: Result<PostgreSQLLibrary, TableFailure> = {
    do throws(TableFailure) { return .success(try PostgreSQLLibrary()) } catch { return .failure(error) }
  }()

  private init() throws(TableFailure) {
    let symbols = try Symbols(of: "libpq", ["libpq.so.5", "libpq.so"], package: DatabaseWriter.package)
    connect = try symbols.find("PQconnectdb")
    status = try symbols.find("PQstatus")
    error = try symbols.find("PQerrorMessage")
    run = try symbols.find("PQexec")
    result = try symbols.find("PQgetResult")
    resultStatus = try symbols.find("PQresultStatus")
    rows = try symbols.find("PQntuples")
    value = try symbols.find("PQgetvalue")
    clear = try symbols.find("PQclear")
    copy = try symbols.find("PQputCopyData")
    endCopy = try symbols.find("PQputCopyEnd")
    finish = try symbols.find("PQfinish")
  }
}
