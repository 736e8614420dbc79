public import PlanData
public import RuleDSL
public import Transmission

/// Why files cannot be put together.
public enum MergeFailure: Error, Hashable, Sendable {
  case unreadable(SystemFailure)
  /// The file is no part at all.
  case noPart(String)
  /// It was cut, or changed after it was written.
  case broken(String)
  case otherVersion(String, String)
  /// Two parts were made with other rules, plans or choices, or another number of shards.
  case otherRun(String, String)
  /// A file of the plan set was not the same when another shard read it.
  case otherInput(String, String)
  /// Parcels that pass are to be drawn, and their shapes were not kept.
  case noPasses(String)
  case repeated(Shard, String, String)
  case missing([Int], of: Int)

  public var message: Phrase {
    switch self {
    case .unreadable(let failure): failure.message
    case .noPart(let path):
      Phrase("\(path)：不是 rulec check --shard 写出的文件", "\(path): was not written by rulec check --shard")
    case .broken(let path):
      Phrase("\(path)：内容不全或被改动过；请重新判定这一份", "\(path): is cut or changed; judge this shard again")
    case .otherVersion(let path, let version):
      Phrase(
        "\(path)：由 rulec \(version) 写出；各份要用同一版本判定和合并",
        "\(path): was written by rulec \(version); judge and merge all shards with one version"
      )
    case .otherRun(let path, let other):
      Phrase(
        "\(path)：与 \(other) 的规则、规划集、选项或份数不同；请用同样的选项重新判定",
        "\(path): differs from \(other) in rules, plan set, options or number of shards; judge it again with the same ones"
      )
    case .otherInput(let path, let file):
      Phrase(
        "\(path)：判定时的 \(file) 与别的份不同；请对同一套规划重新判定",
        "\(path): \(file) was not what the other shards read; judge the shards again on the same plans"
      )
    case .noPasses(let path):
      Phrase(
        "\(path)：没有留下通过的图斑的图形；判定这一份时也要加 --all",
        "\(path): has no shapes of the parcels that pass; judge this shard with --all, too"
      )
    case .repeated(let shard, let path, let other):
      Phrase(
        "\(path)：与 \(other) 都是第 \(shard.text) 份；只要一份",
        "\(path): is shard \(shard.text), as \(other) is; give one"
      )
    case .missing(let numbers, let count):
      Phrase(
        "缺第 \(listed(numbers, count)) 份；请判定后一并写上",
        "shards \(listed(numbers, count)) are missing; judge them and name their parts, too"
      )
    }
  }

  private func listed(_ numbers: [Int], _ count: Int) -> String {
    numbers.prefix(10).map { "\($0)/\(count)" }.joined(separator: " ") + (numbers.count > 10 ? " …" : "")
  }
}
