internal import RuleDSL

/// What a process that works for the server is to do, as the words after its name.
struct ChildOrder: Hashable, Sendable {
  enum Task: String, Sendable {
    /// Unfold an archive, or take a plan set by name; judge it; write every format.
    case check
    /// The same with the JSON report alone.
    case validate
    /// Say what the compiler has to say about a text.
    case checkRules
    /// Run the 案例 of a text.
    case testRules
    /// Write the rules there are.
    case ruleBook
  }

  var task: Task
  /// Where it works: what it reads stands there, what it writes goes there.
  var folder: String
  /// The folder that holds the plan set, and its name there; an archive in ``folder`` where there is none.
  var planSet: (root: String, name: String)? {
    get { root.isEmpty ? nil : (root, planName) }
    set { (root, planName) = newValue ?? ("", "") }
  }
  private var root = ""
  private var planName = ""
  var language = Language.chinese
  var asOf: String?
  /// The file that names the database of results, and what the run is called there; `nil` where nothing is published.
  var publication: (link: String, run: String)? {
    get { link.isEmpty ? nil : (link, run) }
    set { (link, run) = newValue ?? ("", "") }
  }
  private var link = ""
  private var run = ""
  /// The folder of the project's own rules.
  var rules: String
  var parent: Int32
  /// MB of an archive unfolded, its entries, seconds, MB of memory, MB of a file.
  var limits: [Int]

  init(_ task: Task, folder: String, rules: String, parent: Int32, limits: ServiceLimits) {
    (self.task, self.folder, self.rules, self.parent) = (task, folder, rules, parent)
    self.limits = [limits[.unpacked], limits[.entries], limits[.seconds], limits[.memory], limits[.disk]]
  }

  /// The folder of what it leaves.
  var results: String { folder + "/results" }

  /// As arguments; every one has its place.
  var words: [String] {
    [task.rawValue, folder, root, planName, language.rawValue, asOf ?? "", rules, String(parent), link, run]
      + limits.map(String.init)
  }

  init?(words: [String]) {
    guard words.count == 15, let task = Task(rawValue: words[0]), let language = Language(rawValue: words[4]),
      let parent = Int32(words[7])
    else { return nil }
    let limits = words[10...].compactMap { Int($0) }
    guard limits.count == 5 else { return nil }
    (self.task, folder, root, planName, self.language) = (task, words[1], words[2], words[3], language)
    (asOf, rules, self.parent, self.limits) = (words[5].isEmpty ? nil : words[5], words[6], parent, limits)
    (link, run) = (words[8], words[9])
  }
}
