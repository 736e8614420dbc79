public import RuleDSL

/// How much one check, one submitter and all of them may take.
public struct ServiceLimits: Sendable {
  /// A limit that the command may set, by its name.
  public enum Name: String, CaseIterable, Sendable {
    case upload
    case unpacked
    case entries
    case seconds
    case memory
    case disk
    case parallel
    case queue
    case each
    case days
    case connections
  }

  private var values: [Name: Int] = [:]

  public init() {}

  public subscript(name: Name) -> Int {
    get { values[name] ?? name.usual }
    set { values[name] = newValue }
  }

  /// Reads `seconds=600`; `nil` where that names no limit or no number of it.
  public static func parse(_ text: String) -> (name: Name, value: Int)? {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = Name(rawValue: String(parts[0])), let value = Int(parts[1]), value > 0,
      value <= 1 << 30
    else { return nil }
    return (name, value)
  }
}

extension ServiceLimits.Name {
  fileprivate var usual: Int {
    switch self {
    case .upload: 512
    case .unpacked: 4096
    case .entries: 20_000
    case .seconds: 1800
    case .memory: 8192
    case .disk: 4096
    case .parallel: 2
    case .queue: 1000
    case .each: 100
    case .days: 30
    case .connections: 1000
    }
  }

  /// What it limits, with the usual value.
  public var summary: Phrase {
    switch self {
    case .upload: Phrase("一次提交最多多少 MB（\(usual)）", "MB of one submission (\(usual))")
    case .unpacked: Phrase("压缩包展开后最多多少 MB（\(usual)）", "MB that an archive unfolds to (\(usual))")
    case .entries: Phrase("压缩包里最多多少项（\(usual)）", "entries of an archive (\(usual))")
    case .seconds: Phrase("一次检查最多多少秒（\(usual)）", "seconds of one check (\(usual))")
    case .memory: Phrase("一次检查最多用多少 MB 内存（\(usual)）", "MB of memory of one check (\(usual))")
    case .disk: Phrase("一次检查写的单个文件最多多少 MB（\(usual)）", "MB of one file that a check writes (\(usual))")
    case .parallel: Phrase("同时做几个检查（\(usual)）", "checks at once (\(usual))")
    case .queue: Phrase("总共最多排多少个（\(usual)）", "checks that wait, in all (\(usual))")
    case .each: Phrase("每个提交者最多排多少个（\(usual)）", "checks that wait, of one submitter (\(usual))")
    case .days: Phrase("结果保留多少天（\(usual)）", "days for which results are kept (\(usual))")
    case .connections: Phrase("最多同时多少个连接（\(usual)）", "connections at once (\(usual))")
    }
  }
}
