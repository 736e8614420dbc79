internal import Chuandao

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

  /// How a run ended.
  init(_ status: RunStatus) {
    switch status {
    case .allPass: self = .allPass
    case .fails: self = .fails
    case .undetermined: self = .undetermined
    }
  }
}
