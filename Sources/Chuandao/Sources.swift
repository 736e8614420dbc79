public import PlanData
public import RuleDSL

extension Session {
  /// Where rules and plans are.
  public struct Sources: Sendable {
    /// The folder of the plan set.
    public var planSet: String
    /// Rule files or folders of them; empty for the project's own rules.
    public var rules: [String]
    /// The project's own rules; `nil` where they are not installed.
    public var library: RuleLibrary?
    /// What else the user allows the plan set.
    public var permissions: Permissions
    /// How many threads may work; no result depends on it.
    public var jobs: Int

    public init(
      planSet: String,
      rules: [String] = [],
      library: RuleLibrary?,
      permissions: Permissions = Permissions(),
      jobs: Int
    ) {
      self.permissions = permissions
      self.planSet = planSet
      self.rules = rules
      self.library = library
      self.jobs = jobs
    }
  }

  /// What a session is doing while it is prepared.
  public enum Stage: Hashable, Sendable {
    case rules
    /// Looking into a file of the plan set, of which so many rows were read.
    case table(String, rows: Int)
    case planSet
  }

  /// Why there is nothing to work on.
  public enum Failure: Error {
    /// None were named, and the project's own are not installed.
    case noRules
    case ruleFiles(SystemFailure)
    case rules(CompiledRules)
    case planData(PlanDataFailure)

    static func ofRules<Value>(_ body: () throws(SystemFailure) -> Value) throws(Failure) -> Value {
      do throws(SystemFailure) {
        return try body()
      } catch {
        throw .ruleFiles(error)
      }
    }
  }
}

extension Session.Sources {
  func filesBeside() throws(SystemFailure) -> RuleFiles {
    var files = RuleFiles()
    try files.add(FileTree.ruleFiles(directlyIn: planSet, followsLinks: permissions.followsLinks)) { $0 }
    return files
  }

  /// The rules that were named, or the project's own with those of the provinces that a plan set has units of; and always
  /// those of the plan set.
  func compiled(with beside: RuleFiles, for opened: OpenedPlanSet?) throws(SystemFailure) -> CompiledRules {
    var files = RuleFiles()
    guard rules.isEmpty, let library else {
      for path in rules { try files.add(path) }
      let all = files.followed(by: beside)
      return try CompiledRules(all, leaningOn: library, for: { opened?.unitCodes ?? [] })
    }
    files = try library.base()
    for code in try opened.map({ opened throws(SystemFailure) in try library.packs(concerning: opened.unitCodes) })
      ?? []
    {
      files = files.followed(by: try library.pack(code))
    }
    return CompiledRules(files.followed(by: beside))
  }
}

extension Session.Sources {
  /// Rule files in folders of the plan set, which are not read unless they are named.
  func noteOnInnerRules(_ read: [String]) -> Phrase? {
    let inner = FileTree.ruleFiles(inFoldersOf: planSet).filter { path in
      !read.contains { FileSystem.areSame($0, path) }
    }
    guard let first = inner.first else { return nil }
    let name = first.dropFirst(planSet.count).drop { $0 == "/" }
    return Phrase(
      "子文件夹里的规则文件没有读：\(name)\(inner.count > 1 ? " 等 \(inner.count) 个" : "")；要用的用 --rules 给出",
      "rule files in folders of the plan set are not read: \(name)\(inner.count > 1 ? " and \(inner.count - 1) more" : ""); "
        + "name what is to be used with --rules"
    ).asOneLine
  }
}

/// Which rules a run is about, and on which day.
public struct RunChoice: Sendable {
  /// The day the rules are taken at; without one the plan set's own, else ``Release/day``.
  public var asOf: PlanDate?
  /// Ids or titles of statements; empty for all.
  public var only: Set<String>
  /// The plans that are judged, by unit; `nil` for all.
  public var plans: [Bool]?

  public init(asOf: PlanDate? = nil, only: Set<String> = [], plans: [Bool]? = nil) {
    self.asOf = asOf
    self.only = only
    self.plans = plans
  }
}
