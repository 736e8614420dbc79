internal import Chuandao
internal import PlanData
internal import RuleDSL
internal import Transmission

/// What tools work with: the project's own rules, what may be read, and drafts compiled beside rules.
///
/// Belongs to one thread.
final class DraftBench {
  let library: RuleLibrary?
  let allowed: AllowedPaths
  private var projects: [RuleProject.Ground: RuleProject] = [:]
  /// The rules that ship as they were last compiled, and the files they were compiled of.
  private var shipped: (files: [SourceFile], suites: [RuleSuite])?

  init(library: RuleLibrary?, allowed: AllowedPaths) { (self.library, self.allowed) = (library, allowed) }

  /// What tools take that compile a draft.
  static let draftParameters = [
    Parameter(
      name: "text",
      kind: .longText,
      summary: Phrase("规则文件的文字；不写进磁盘", "the text of a rule file; written to no disk")
    ),
    Parameter(
      name: "path",
      kind: .text,
      summary: Phrase(
        "规则文件的路径：文字代替它，与它所属的规则一起编译；不写文字时就用它",
        "path of a rule file: the text stands in its place and is compiled with the rules it belongs to; without text, the file itself"
      )
    ),
    Parameter(
      name: "province",
      kind: .text,
      summary: Phrase(
        "省级规则包的文件夹名，如 150000；不写路径时与全国和这个省的规则一起编译",
        "folder of a province's pack, such as 150000; without a path, the rules of the nation and that province are compiled with the text"
      )
    ),
    .language,
  ]

  /// The text that a client drafts, compiled with the rules it belongs to.
  func draft(_ arguments: ToolArguments) throws(Refusal) -> DraftText {
    let text = arguments.text("text")
    if let path = arguments.text("path") {
      let place = try allowed.resolved(path)
      let own = if let text { text } else { try read(place, named: path) }
      // Beside a file that is allowed by itself nothing else is.
      let ground =
        allowed.roots.contains(place)
        ? .alone : RuleProject.ground(of: place, library: library, within: allowed.roots)
      return try draft(own, at: place, named: path, ground)
    }
    guard let text else { throw .invalid("要写 text 或 path", "`text` or `path` has to be given") }
    guard let library else { return try draft(text, at: "/draft.rule", named: "draft.rule", .alone) }
    let province = arguments.text("province")
    if let province, !((try? library.packs()) ?? []).contains(province) {
      let known = (try? library.packs()) ?? []
      throw .unknown(
        .unknownTopic,
        "没有省级规则包“\(province)”",
        "there is no pack of a province “\(province)”",
        nearest: nearest(to: province, among: known) ?? known.first
      )
    }
    let place = FileSystem.joined(FileSystem.resolved(library.root), "draft.rule")
    return try draft(text, at: place, named: "draft.rule", .library(province: province))
  }

  private func read(_ place: String, named path: String) throws(Refusal) -> String {
    do throws(SystemFailure) {
      return try FileSystem.ruleText(of: place, name: path).text
    } catch {
      throw Refusal(.pathUnreadable, error.message, Phrase("检查路径", "check the path"))
    }
  }

  private func draft(
    _ text: String,
    at place: String,
    named name: String,
    _ ground: RuleProject.Ground
  ) throws(Refusal) -> DraftText {
    let project = projects[ground] ?? RuleProject(ground, library: library)
    if projects[ground] != nil { project.reload() }
    if projects.count > 16 { projects = [:] }
    projects[ground] = project
    let suite = project.compiled([place: text])
    // A link in a folder that is allowed may lead to one that is not.
    let home = library.map { FileSystem.joined(FileSystem.resolved($0.root), "") }
    for path in suite.own.resolvedPaths where !allowed.contains(path) && path != place {
      guard home.map({ path.hasPrefix($0) }) ?? false else { throw .notAllowed(FileSystem.name(of: path)) }
    }
    guard let number = suite.rules.files.resolvedPaths.firstIndex(of: place) else {
      throw Refusal(
        .pathUnreadable,
        Phrase("“\(name)”不属于任何规则", "“\(name)” belongs to no rules"),
        Phrase("写一个 .rule 文件的路径", "give the path of a .rule file")
      )
    }
    return DraftText(suite: suite, number: number, name: name)
  }

  /// The rules that ship, the nation's and then each province's with them, that are sound.
  func suites() throws(Refusal) -> [RuleSuite] {
    guard let library else {
      throw Refusal(
        .rulesMissing,
        Phrase("找不到本项目的规则", "the project's own rules were not found"),
        Phrase("设 CHUANDAO_RULES", "set CHUANDAO_RULES")
      )
    }
    do throws(SystemFailure) {
      let files = try library.everything().followed(by: library.scenarios()).sources
      if let shipped, shipped.files == files { return shipped.suites }
      let suites = try library.suites().filter { $0.rules.program != nil }
      shipped = (files, suites)
      return suites
    } catch {
      throw Refusal(.pathUnreadable, error.message, Phrase("检查规则的文件夹", "check the folder of rules"))
    }
  }
}
