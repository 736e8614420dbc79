internal import FoundationEssentials
public import PlanData
internal import Transmission

extension ShardPart {
  /// What a part begins with; the number tells formats apart.
  private static let mark = "chuandao part 1\n"

  /// Writes the part, which appears whole or not at all: the version, all but the rows, and each row.
  public func write(to path: String) throws(SystemFailure) {
    var head = self
    head.run.rows = []
    var file = try SealedLinesWriter(to: path, mark: Self.mark)
    try file.add(Release.version)
    try file.add(head)
    for row in run.rows { try file.add(row) }
    try file.finish()
  }

  /// Reads a part that was written by the same program.
  init(from path: String) throws(MergeFailure) {
    let lines: [Data]
    do throws(SealedLines.Flaw) {
      lines = try SealedLines.read(from: path, mark: Self.mark)
    } catch {
      switch error {
      case .unreadable(let failure): throw .unreadable(failure)
      case .unmarked: throw .noPart(path)
      case .broken: throw .broken(path)
      }
    }
    guard lines.count >= 2 else { throw .broken(path) }
    let decoder = JSONDecoder()
    do {
      let version = try decoder.decode(String.self, from: lines[0])
      guard version == Release.version else { throw MergeFailure.otherVersion(path, version) }
      self = try decoder.decode(ShardPart.self, from: lines[1])
      run.rows = try lines.dropFirst(2).map { try decoder.decode(RunPart.Row.self, from: $0) }
    } catch let failure as MergeFailure {
      throw failure
    } catch {
      throw .broken(path)
    }
  }
}
