internal import Glibc
internal import PlanData
internal import RuleDSL

/// Standard output for results, standard error for everything else.
enum Terminal {
  /// Prints a short result.
  static func print(_ text: String, _ language: Language) -> ExitStatus {
    do throws(SystemFailure) {
      try Output.toStandardOutput { output throws(SystemFailure) in try output.write(text) }
      return .allPass
    } catch {
      return cannotWrite(error, language, otherwise: .allPass)
    }
  }

  /// Writes to standard error; what fails there can be reported to nobody.
  static func note(_ text: String) {
    var output = Output(descriptor: STDERR_FILENO, path: "stderr")
    do throws(SystemFailure) {
      try output.write(text)
      try output.flush()
    } catch {
      return
    }
  }

  /// `rulec：没有写命令`, and what to do about it.
  static func complain(_ text: String, _ language: Language) {
    note(Phrase("rulec：", "rulec: ")[language] + text + "\n")
  }

  /// A result was lost: an error, unless its reader went away by choice.
  static func cannotWrite(_ failure: SystemFailure, _ language: Language, otherwise status: ExitStatus) -> ExitStatus
  {
    if failure.isClosedPipe { return status }
    complain(failure.message[language], language)
    return .cannotWrite
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Processors that work now.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
