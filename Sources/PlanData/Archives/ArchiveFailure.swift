public import RuleDSL

/// Why an archive was not unfolded.
public enum ArchiveFailure: Error, Hashable, Sendable {
  case unreadable(String)
  case libraryMissing(name: String, package: String)
  case empty
  case damaged(String)
  /// It leads out of the folder, or no system can have it.
  case name(String)
  /// A link or a device.
  case link(String)
  case twice(String)
  case tooMany(Int, most: Int)
  case tooLarge(megabytes: Int)
  case system(SystemFailure)

  init(_ failure: TableFailure) {
    switch failure {
    case .libraryMissing(let name, let package): self = .libraryMissing(name: name, package: package)
    case .unreadable(let reason): self = .unreadable(reason)
    case .database, .counts, .refused, .tooLarge, .memoryLacking: self = .unreadable("zip")
    }
  }

  /// What is wrong, and what to do about it.
  public var message: Phrase {
    switch self {
    case .unreadable(let reason):
      Phrase("不是能读的 zip 文件（\(reason)）；请重新打包再提交", "no readable zip archive (\(reason)); pack it again")
    case .libraryMissing(let name, let package):
      Phrase("打开 zip 要用 \(name)，没有装；请安装 \(package)", "zip archives take \(name); install \(package)")
    case .empty: Phrase("压缩包里没有文件；请把规划集的文件夹打包", "the archive holds no file; pack the folder of a plan set")
    case .damaged(let name):
      Phrase("压缩包里的“\(name)”坏了或加了密；请重新打包", "“\(name)” in the archive is damaged or encrypted; pack it again")
    case .name(let name):
      Phrase(
        "压缩包里的名称“\(name)”不能用（绝对路径、“..”、反斜线、控制字符、太长或太深）；请改名后重新打包",
        "the name “\(name)” in the archive cannot be used (absolute, “..”, a backslash, a control character, too long or too "
          + "deep); rename it and pack again"
      )
    case .link(let name):
      Phrase(
        "压缩包里的“\(name)”是链接或设备，不收；请换成文件",
        "“\(name)” in the archive is a link or a device; put the file in its place"
      )
    case .twice(let name):
      Phrase("压缩包里有两个“\(name)”；请只留一个", "the archive holds “\(name)” twice; keep one")
    case .tooMany(let count, let most):
      Phrase("压缩包里有 \(count) 项，最多收 \(most) 项", "the archive has \(count) entries, more than \(most)")
    case .tooLarge(let megabytes):
      Phrase(
        "压缩包展开后太大：总共最多 \(megabytes) MB，单个文件最多是压缩后的 200 倍",
        "the archive unfolds to too much: \(megabytes) MB in all, and a file to 200 times its size in it at most"
      )
    case .system(let failure): failure.message
    }
  }
}
