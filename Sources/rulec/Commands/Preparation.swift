internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// What every command about a plan set begins with.
enum Preparation {
  /// Sound rules, a plan set, and the rules the user chose.
  case ready(Session, RunChoice)
  /// There is nothing to work on, which the user has been shown.
  case ended(ExitStatus)

  /// Reads rules and plan set, and shows what the compiler has to say.
  init(_ settings: CheckSettings, needsDigests: Bool = false) throws(UsageError) {
    let progress = settings.progress
    let session: Session
    do throws(Session.Failure) {
      if needsDigests { try Session.Failure.requireDigests() }
      session = try Session(settings.sources) { progress.show(.reading($0)) }
    } catch {
      progress.clear()
      self = .ended(error.tell(settings.style.language, asJSON: settings.format == .report(.json)))
      return
    }
    progress.clear()
    session.rules.showDiagnostics(settings.style.language)
    if let output = settings.output, session.reads(output) { throw .outputIsInput(output) }
    if let draft = session.rules.program?.drafts.first(where: { settings.only.contains($0.id) }) {
      throw .draftedRule(draft.id)
    }
    let only = Set(try session.program.known(settings.only))
    let plans = try session.planSet.world.units.plans(named: settings.plans)
    self = .ready(session, RunChoice(asOf: settings.asOf, only: only, plans: plans))
  }
}
