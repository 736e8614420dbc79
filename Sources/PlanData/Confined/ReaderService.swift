internal import CGDAL
internal import CSandbox
internal import Glibc

/// The other side of ``ReaderProcess``: a process that reads files for the one that started it, and gives up first what it
/// does not need for that.
public enum ReaderService {
  /// What such a process is called, in the place of the program's name.
  public static let name = "rulec-reader"

  /// Answers requests on standard input until there are no more of them.
  public static func serve() -> Never {
    var service = Service()
    service.serve()
    exit(0)
  }
}

/// What the process has open.
private struct Service {
  private static let mostSlots = 64
  private let input = WireInput(STDIN_FILENO)
  private var output = WireWriter()
  private var files = [OGRFile?](repeating: nil, count: mostSlots)

  mutating func serve() {
    while true {
      // Whoever asks may take the time that it takes.
      var patience = Int.max
      guard let (mark, content) = try? input.next(&patience),
        (try? answer(WireMark(rawValue: mark), content)) == true,
        output.flush(to: STDOUT_FILENO)
      else { return }
    }
  }

  /// Whether there is to be another request.
  private mutating func answer(_ mark: WireMark?, _ content: WireCursor) throws(WireCursor.Short) -> Bool {
    var content = content
    switch mark {
    case .confine: try confine(&content)
    case .open:
      let slot = try slot(&content)
      sandbox_limit_work(UInt64(try content.number(UInt32.self)))
      open(try content.target(), slot)
    case .scan:
      let slot = try slot(&content)
      sandbox_limit_work(UInt64(try content.number(UInt32.self)))
      scan(try content.scan(), slot)
    case .confined, .layers, .row, .end, .failure, nil: return false
    }
    return true
  }

  private func slot(_ content: inout WireCursor) throws(WireCursor.Short) -> Int {
    let slot = Int(try content.number(UInt8.self))
    guard files.indices.contains(slot) else { throw WireCursor.Short() }
    return slot
  }

  private mutating func confine(_ content: inout WireCursor) throws(WireCursor.Short) {
    let allowsNetwork = try content.flag()
    sandbox_limit_resources(try content.number(UInt64.self))
    let paths = try content.texts()
    let count = Int32(clamping: paths.count)
    let seesOnly = withCStrings(paths) { $0.map { sandbox_see_only($0, count) } }
    let isForbidden = sandbox_forbid(allowsNetwork ? 1 : 0) == 0
    output.begin(.confined)
    output.add(seesOnly == 0 && isForbidden)
    _ = output.end()
    // Loaded while nobody waits for it yet.
    _ = try? GDALLibrary.shared()
  }

  private mutating func open(_ target: OGRTarget, _ slot: Int) {
    files[slot] = nil
    do throws(TableFailure) {
      let file = try OGRFile(target)
      files[slot] = file
      output.begin(.layers)
      output.add(UInt32(clamping: file.layers.count))
      for layer in file.layers { output.add(layer) }
      _ = output.end()
    } catch {
      fail(error)
    }
  }

  private mutating func scan(_ scan: OGRScan, _ slot: Int) {
    guard let file = files[slot] else { return fail(.unreadable("not open")) }
    do throws(TableFailure) {
      var isRead = true
      let count = try file.scan(scan) { row in
        guard isRead else { return }
        row.write(to: &output)
        if output.bytes.count >= Self.block { isRead = output.flush(to: STDOUT_FILENO) }
      }
      guard isRead else { exit(0) }
      output.begin(.end)
      output.add(Int64(count))
      _ = output.end()
    } catch {
      fail(error)
    }
  }

  /// Bytes that are worth a call.
  private static let block = 1 << 16

  private mutating func fail(_ failure: TableFailure) {
    output.begin(.failure)
    switch failure {
    case .libraryMissing(let name, let package):
      output.add([name, package])
    case .unreadable(let reason): output.add([reason])
    case .database, .counts, .refused, .tooLarge, .memoryLacking: output.add([""])
    }
    _ = output.end()
  }
}
