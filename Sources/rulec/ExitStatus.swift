internal import Reporting
internal import RuleDSL
internal import Transmission

/// The numbers that scripts depend on; never changed, only added to.
enum ExitStatus: Int32 {
  case allPass = 0
  case fails = 1
  /// Nothing binding fails, but something binding is open, a map layer is unsound, or nothing was checked.
  case undetermined = 2
  case rulesUnsound = 3
  case planDataUnreadable = 4
  case usage = 64
  /// A result could not be written (EX_IOERR of sysexits.h).
  case cannotWrite = 74

  /// What a run came to; only binding findings decide it.
  init(of report: Report) {
    let binding = report.total(.binding)
    if binding.fail > 0 {
      self = .fails
    } else if binding.undetermined > 0 || report.total().judged == 0 || report.flaws.contains(where: { !$0.isNote }) {
      self = .undetermined
    } else {
      self = .allPass
    }
  }
}
