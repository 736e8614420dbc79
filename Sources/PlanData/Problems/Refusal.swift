internal import RuleDSL

/// Why a file was given up, or not even opened, though it may be sound.
public enum Refusal: Error, Hashable, Codable, Sendable {
  /// The process that read it broke off by itself, or was out of memory.
  case brokeOff
  /// It was not read after so many seconds.
  case tooSlow(seconds: Int)
  /// A query on it takes more steps than its bytes can need.
  case endless
  /// Another program has it open, or broke off while it wrote it.
  case openElsewhere
  /// The log of changes beside it is not whole.
  case logBroken
  /// A workbook that opens with a password only.
  case encrypted
  /// A page of the web or a text under the name of a workbook.
  case noWorkbook
  /// A link, or a path, to somewhere outside the plan set.
  case leadsOutside

  /// What is wrong, without the place, and one concrete edit.
  var words: (said: Phrase, remedy: Phrase) {
    switch self {
    case .brokeOff:
      Phrase(
        "读它的进程中途退出，没有读：文件有问题，或内存不够",
        "the process that read it broke off, so it was not read: the file is not sound, or memory ran out"
      )
      .remedied(
        by: "用 GIS 软件或表格软件另存一份；文件确实很大的，放宽内存限制（容器、ulimit）",
        "save it anew in a GIS or spreadsheet; if it is large indeed, allow more memory (container, ulimit)"
      )
    case .tooSlow(let seconds):
      Phrase("读了 \(seconds) 秒还没有读完，停下了，没有读", "not read to its end within \(seconds) seconds, so it was given up")
        .remedied(by: "用 GIS 软件或表格软件另存一份", "save it anew in a GIS or spreadsheet")
    case .endless:
      Phrase("里面的表或视图算不完，停下了，没有读", "a table or view in it does not come to an end, so it was given up")
        .remedied(by: "把视图存成表，另存一份", "store the view as a table, and save the file anew")
    case .openElsewhere:
      Phrase(
        "别的程序开着它，或写它的时候中断了，没有读",
        "another program has it open or broke off while writing it, so it was not read"
      )
      .remedied(
        by: "关掉那个程序；旁边还有 -journal 的，用 GIS 软件打开再另存",
        "close that program; where -journal still stands beside it, open it in a GIS and save it anew"
      )
    case .logBroken:
      Phrase(
        "旁边的 -wal 不完整，最后的改动读不出，没有读",
        "the -wal beside it is not whole, so that the last changes cannot be read; it was not read"
      )
      .remedied(
        by: "在原来的电脑上用 GIS 软件打开、保存、关掉，再把文件复制过来",
        "open, save and close it in a GIS where it was made, and copy it again"
      )
    case .encrypted:
      Phrase("加了密码，没有读", "it is protected by a password and was not read")
        .remedied(by: "用 Excel 打开，去掉密码后另存", "open it in a spreadsheet program and save it without the password")
    case .noWorkbook:
      Phrase(
        "名称是工作簿，内容是网页（HTML）、XML 或文本，没有读",
        "it is called a workbook and holds a web page, XML or text; it was not read"
      )
      .remedied(by: "用 Excel 打开，另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx")
    case .leadsOutside:
      Phrase("指到规划集的文件夹外面，没有读", "leads out of the folder of the plan set, so it was not read")
        .remedied(
          by: "把文件放进规划集；链接可信的，加上 --follow-links",
          "put the file into the plan set; if the link is to be trusted, add --follow-links"
        )
    }
  }
}
