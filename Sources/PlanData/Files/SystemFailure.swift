internal import Glibc
public import RuleDSL

/// Why a file could not be read or written.
public struct SystemFailure: Error, Hashable, Sendable {
  public let path: String
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    /// `errno`
    case system(Int32)
    case notRegularFile
    case notText
    case noRuleFiles
    /// It is no text in UTF-8, or holds control characters.
    case nameUnusable
    /// A rule file of more bytes than anybody writes.
    case rulesTooLarge
    /// With the rules before it, more than the memory holds.
    case rulesTooMany
    /// A link out of the plan set.
    case leadsOutside
    /// What a library says about it.
    case library(String)
    /// It takes a program or a library that is not installed; the Debian package that holds it.
    case needs(String, package: String)
    /// No solver of these names is installed.
    case solverMissing(String)
    /// The database that the file names.
    case database(DatabaseFailure)
    /// It holds what no report has, and is not replaced.
    case folderInUse
    /// A document of more bytes than anybody writes.
    case documentTooLarge
    /// A table of a plan set that no import wrote.
    case notImported
    /// No format of documents that can be read, by the end of its name.
    case documentFormat
    /// A program that reads documents could not read it: its name, and why.
    case conversion(String, Phrase)
    /// A GeoPackage cannot be written to a pipe or a device.
    case streamUnfit
  }

  /// The path is the one the user knows.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The error of the system call that has just failed.
  public static func last(_ path: String) -> SystemFailure { SystemFailure(path, .system(errno)) }

  /// Whether the reader of our output went away, which is no error of ours.
  public var isClosedPipe: Bool { reason == .system(EPIPE) }

  public var message: Phrase {
    switch reason {
    case .system(let code): Phrase("\(path)：\(Self.words(code).chinese)", "\(path): \(Self.words(code).english)")
    case .notRegularFile: Phrase("\(path)：不是文件，也不是文件夹", "\(path): neither a file nor a folder")
    case .notText:
      Phrase(
        "\(path)：不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8",
        "\(path): neither UTF-8 nor GB18030 text; save it as UTF-8"
      )
    case .rulesTooLarge:
      Phrase(
        "\(path)：大于 \(FileSystem.mostRuleBytes >> 20) MB，不像规则文件；请分成几个文件，或把它移走",
        "\(path): larger than \(FileSystem.mostRuleBytes >> 20) MB, which is no rule file; divide it, or move it away"
      )
    case .nameUnusable:
      Phrase(
        "\(path)：名称不是 UTF-8，或含有控制字符，没有读；请改名",
        "\(path): the name is not UTF-8 or holds control characters, so it was not read; rename it"
      )
    case .rulesTooMany:
      Phrase(
        "\(path)：连同前面的规则文件，可用的内存放不下；放宽内存限制（容器、ulimit），或把多余的规则文件移走",
        "\(path): with the rule files before it, more than the memory that may be used can hold; allow more memory (container, ulimit), or move rule files away"
      )
    case .leadsOutside:
      Phrase(
        "\(path)：指到规划集的文件夹外面，没有读；链接可信的，加上 --follow-links",
        "\(path): leads out of the folder of the plan set, so it was not read; if the link is to be trusted, add --follow-links"
      )
    case .solverMissing(let names):
      Phrase(
        "证明要用求解器（\(names)），没有装；请安装 z3 或 cvc5（apt install z3 cvc5）",
        "proofs need a solver (\(names)), which is not installed; install z3 or cvc5 (apt install z3 cvc5)"
      )
    case .noRuleFiles: Phrase("\(path)：里面没有 .rule 文件", "\(path): has no .rule files")
    case .library(let text): Phrase("\(path)：不能写（\(text)）", "\(path): cannot be written (\(text))")
    case .needs(let name, let package):
      Phrase(
        "\(path)：要用 \(name) 来写，没有装；请安装 \(package)",
        "\(path): takes \(name), which is not installed; install \(package)"
      )
    case .database(let failure):
      Phrase(
        "\(path)：\(failure.words.said.chinese)；\(failure.words.remedy.chinese)",
        "\(path): \(failure.words.said.english); \(failure.words.remedy.english)"
      )
    case .notImported:
      Phrase(
        "\(path)：不是 rulec import 写的表，没有添加；另写一个文件夹，再把需要的行并过去",
        "\(path): no table that rulec import wrote, so nothing was added; write another folder and move rows by hand"
      )
    case .documentTooLarge:
      Phrase(
        "\(path)：大于 \(PlainText.mostBytes >> 20) MB，没有读；请分成几个文件",
        "\(path): larger than \(PlainText.mostBytes >> 20) MB, so it was not read; divide it"
      )
    case .documentFormat:
      Phrase(
        "\(path)：不是读得了的文件；可以是 txt、docx、odt、html、pdf、doc、wps",
        "\(path): no document that can be read; it may be txt, docx, odt, html, pdf, doc or wps"
      )
    case .conversion(let program, let why):
      Phrase(
        "\(path)：\(program) 读不了（\(why.chinese)）；请另存一份，或另存为 txt",
        "\(path): \(program) cannot read it (\(why.english)); save it anew, or as txt"
      )
    case .folderInUse:
      Phrase(
        "\(path)：里面有别的文件，没有写；换一个文件夹名",
        "\(path): holds other files, so nothing was written; name another folder"
      )
    case .streamUnfit:
      Phrase(
        "\(path)：不是普通文件，写不进去；换一个文件名，地图可以写 --format geojson",
        "\(path): no plain file, which it needs; name one, or use --format geojson for a map"
      )
    }
  }

  /// The reason in the words of the C library.
  var systemText: String {
    switch reason {
    case .system(let code): String(cString: strerror(code))
    case .notRegularFile, .notText, .noRuleFiles, .nameUnusable, .rulesTooLarge, .rulesTooMany, .leadsOutside,
      .library, .needs, .database, .folderInUse, .streamUnfit, .solverMissing, .documentTooLarge, .documentFormat,
      .conversion, .notImported:
      "not a regular file"
    }
  }

  private static func words(_ code: Int32) -> Phrase {
    switch code {
    case ENOENT: Phrase("没有这个文件或文件夹", "no such file or folder")
    case EACCES, EPERM: Phrase("没有权限", "permission denied")
    case EISDIR: Phrase("是文件夹，不是文件", "is a folder, not a file")
    case ENOTDIR: Phrase("路径中有一段不是文件夹", "a part of the path is not a folder")
    case ENOSPC: Phrase("磁盘已满", "the disk is full")
    case EDQUOT: Phrase("磁盘配额已用完", "the disk quota is used up")
    case EFBIG: Phrase("文件大小超过了限制", "the file would be larger than is allowed")
    case EROFS: Phrase("只读，不能写入", "cannot be written: read-only")
    case ELOOP: Phrase("符号链接绕成了圈，没有尽头", "symbolic links lead round in a circle")
    case ENAMETOOLONG: Phrase("名称太长", "the name is too long")
    case EMFILE, ENFILE: Phrase("打开的文件太多", "too many files are open")
    case ENOMEM: Phrase("内存不够", "there is not enough memory")
    case EIO: Phrase("磁盘读写出错", "the disk cannot be read or written")
    default: Phrase("系统错误 \(code)", strerror(code).map { String(cString: $0) } ?? "system error \(code)")
    }
  }
}
