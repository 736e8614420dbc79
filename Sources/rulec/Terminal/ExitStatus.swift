internal import Chuandao
internal import RuleDSL

/// The numbers that scripts depend on; never changed, only added to.
enum ExitStatus: Int32, CaseIterable {
  case allPass = 0
  case fails = 1
  /// Nothing binding fails, but something binding is open, a map layer is unsound, or nothing was checked.
  case undetermined = 2
  case rulesUnsound = 3
  case planDataUnreadable = 4
  case usage = 64
  /// A result could not be written (EX_IOERR of sysexits.h).
  case cannotWrite = 74

  /// What scripts may take it for; the help of a command says more.
  var meaning: Phrase {
    switch self {
    case .allPass: Phrase("全部通过，或做完了", "all pass, or it is done")
    case .fails: Phrase("有刚性要求不通过，或找到了要说的", "something binding fails, or what was looked for was found")
    case .undetermined:
      Phrase("没有不通过，但有待核实的，或什么也没有检查", "nothing fails, but something is undetermined, or nothing was checked")
    case .rulesUnsound: Phrase("规则有错", "the rules are unsound")
    case .planDataUnreadable: Phrase("规划数据无法读取", "plan data cannot be read")
    case .usage: Phrase("用法不对", "wrong usage")
    case .cannotWrite: Phrase("结果无法写出", "a result could not be written")
    }
  }

  /// How a run ended.
  init(_ status: RunStatus) {
    switch status {
    case .allPass: self = .allPass
    case .fails: self = .fails
    case .undetermined: self = .undetermined
    }
  }
}
