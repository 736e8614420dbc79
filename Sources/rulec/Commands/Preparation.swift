internal import Reporting
internal import RuleDSL
internal import Transmission

/// What every command about a plan set begins with.
enum Preparation {
  /// Sound rules, a plan set, and the ids of the rules the user chose.
  case ready(CheckInput, only: Set<String>)
  /// There is nothing to work on, which the user was told.
  case ended(ExitStatus)

  /// Reads rules and plan set, and shows what the compiler has to say.
  init(_ settings: CheckSettings, _ progress: Progress) throws(UsageError) {
    let input: CheckInput
    do throws(CheckInput.Failure) {
      input = try CheckInput(settings, progress)
    } catch {
      progress.clear()
      self = .ended(error.tell(settings.style.language))
      return
    }
    progress.clear()
    input.rules.showDiagnostics(settings.style.language)
    self = .ready(input, only: Set(try input.program.known(settings.only)))
  }
}
