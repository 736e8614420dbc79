public import PlanData
internal import Prove
public import RuleDSL
public import Transmission

/// Rule files and what became of them.
public struct CompiledRules: Sendable {
  public let files: RuleFiles
  public let compilation: Compilation
  /// How many of the files, from the first, are those that the user's lean on.
  private var borrowed = 0
  /// What packs of the project that were not read could have told, where names are unknown.
  private var unread: LibraryNames?

  /// All files that were read, those of packs that no plan needs among them.
  private(set) var read: RuleFiles
  /// What the reader of a report should know about the packs that were named.
  public private(set) var notes: [Phrase] = []

  /// Takes note of packs that no plan needs, and of all files, where theirs were left out.
  mutating func setIdle(_ packs: [RulePack], leftOut all: RuleFiles?) {
    if let all { read = all }
    let areLeftOut = all != nil
    notes = packs.map { pack in
      let ground = pack.ground.joined(separator: "、")
      return Phrase(
        "规则包“\(pack.name)”管的行政区（\(ground)）没有规划集里的规划，"
          + (areLeftOut ? "它的规则和名称都没有用" : "它的规则没有用，别的规则用到它的名称"),
        "no plan of the plan set stands on the ground of the pack “\(pack.name)” (\(ground)); "
          + (areLeftOut ? "neither its rules nor its words are used" : "its rules are not used, its words are")
      ).asOneLine
    }
  }

  /// Compiles files; with a memory, only those that changed since the last time are read.
  public init(_ files: RuleFiles, remembering memory: ReadFiles? = nil) {
    self.files = files
    read = files
    compilation = compile(files.sources, remembering: memory)
  }

  /// Compiles files together with the packs that they build on.
  public init(_ files: RuleFiles, on bases: RuleFiles, remembering memory: ReadFiles? = nil) {
    self.init(bases.followed(by: files), remembering: memory)
    borrowed = bases.sources.count
  }

  /// Compiles files that a user named, with the packs of the project that they build on, or else with its words where they
  /// lack them.
  public init(_ files: RuleFiles, leaningOn library: RuleLibrary?) throws(SystemFailure) {
    if let bases = try library?.bases(of: files) {
      self.init(files, on: bases)
    } else {
      try self.init(files) { () throws(SystemFailure) in try library?.vocabulary() }
    }
    try look(into: library)
  }

  /// Where names are unknown, looks which packs of the project declare them.
  public mutating func look(into library: RuleLibrary?) throws(SystemFailure) {
    guard lacksNames else { return }
    unread = try library?.names()
  }

  /// The same with names that were looked up before.
  mutating func look(into names: LibraryNames?) { unread = names }

  /// Whether a name is unknown that some pack of the project may declare.
  var lacksNames: Bool { !isSound && compilation.diagnostics.contains { $0.unknownName != nil } }

  /// Compiles files alone, or, when they lean on words of others, together with those.
  ///
  /// When neither is sound, the attempt speaks in which more names are known, unless both define the same; else the one
  /// with fewer errors, so that the user reads about his own files.
  public init(
    _ files: RuleFiles,
    remembering memory: ReadFiles? = nil,
    orWith context: () throws(SystemFailure) -> RuleFiles?
  ) throws(SystemFailure) {
    let alone = CompiledRules(files, remembering: memory)
    guard alone.program.map(\.vocabulary.tiers.isEmpty) ?? true, let others = try context() else {
      self = alone
      return
    }
    var together = CompiledRules(others.followed(by: files), remembering: memory?.together)
    together.borrowed = others.sources.count
    let repeatsNothing = together.count(.duplicateName) <= alone.count(.duplicateName)
    let isBetter =
      together.isSound
      || !alone.isSound
        && (repeatsNothing && (together.unknown, together.errors) <= (alone.unknown, alone.errors)
          || together.errors < alone.errors)
    self = isBetter ? together : alone
  }

  /// What the compiler has to say; no warnings about files that were only leaned on.
  public var diagnostics: [Diagnostic] {
    compilation.diagnostics.filter { $0.severity == .error || $0.primary.span.file >= borrowed }
      .map { problem in unread.map { problem.knowing($0.packs, packs: $0.all) } ?? problem }
  }

  private var isSound: Bool { program != nil }

  /// How many names nothing has.
  private var unknown: Int {
    [.unknownName, .unknownTier, .documentUnknown, .codeUnknown, .codeSystemMissing].reduce(0) { $0 + count($1) }
  }

  private func count(_ code: DiagnosticCode) -> Int { compilation.diagnostics.count { $0.code == code } }

  /// `nil` when the rules are unsound.
  public var program: RuleProgram? { compilation.program }

  /// What the reader of a report should know about 草拟, which judge no plan.
  var noteOnDrafts: Phrase? {
    guard let drafts = program?.drafts, !drafts.isEmpty else { return nil }
    let (few, more) = (drafts.prefix(5).map(\.id), drafts.count > 5)
    return Phrase(
      "\(drafts.count) 条草拟的规则没有参加检查：\(few.joined(separator: "、"))\(more ? " 等" : "")",
      "\(counted(drafts.count, "draft")) took no part in the check: \(few.joined(separator: ", "))\(more ? " and more" : "")"
    ).asOneLine
  }

  private var errors: Int { compilation.diagnostics.count { $0.severity == .error } }
}

/// Rules that are compiled together, and the files among them whose scenarios count.
public struct RuleSuite: Sendable {
  public let rules: CompiledRules
  public let own: RuleFiles

  public init(_ rules: CompiledRules, own: RuleFiles) { (self.rules, self.own) = (rules, own) }

  /// Runs the scenarios of its own files; none where the rules are unsound.
  public func scenarioResults() -> [ScenarioResult] {
    guard let program = rules.program else { return [] }
    return runScenarios(program).filter { own.contains(rules.files, at: $0.span.file) }
  }
}

extension RuleLibrary {
  /// The nation's rules by themselves, then each province's with them.
  public func suites() throws(SystemFailure) -> [RuleSuite] {
    let base = try base()
    let tested = base.followed(by: try scenarios())
    var suites = [RuleSuite(CompiledRules(tested), own: tested)]
    var others = [try quality()]
    for code in try packs() { others.append(try pack(code)) }
    for pack in others where !pack.sources.isEmpty {
      suites.append(RuleSuite(CompiledRules(base.followed(by: pack)), own: pack))
    }
    return suites
  }
}
