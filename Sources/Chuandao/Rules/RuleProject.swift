public import PlanData
internal import RuleDSL

/// The rule files that belong together with one of them, for who edits it: read once, and compiled as often as a text
/// changes.
///
/// Belongs to one thread.
public final class RuleProject {
  /// What holds the files together, and with it what they may lean on.
  public enum Ground: Hashable, Sendable {
    /// The project's own rules, with those of one province where the file is among them.
    case library(province: String?)
    /// A folder that declares a pack, and all below it.
    case pack(folder: String)
    /// The rule files beside the tables of a plan set, which always have the project's own rules.
    case planSet(folder: String)
    /// The rule files of a folder.
    case folder(String)
    /// A text that stands in no folder.
    case alone
  }

  public let ground: Ground
  private let library: RuleLibrary?
  /// As they are on the disk.
  private var own = RuleFiles()
  private var context: RuleFiles?
  private var bases: (wanted: Set<String>, files: RuleFiles?)?
  private var names: LibraryNames?
  /// What could not be read, and is left out.
  public private(set) var failures: [SystemFailure] = []
  private let memory = ReadFiles()

  public init(_ ground: Ground, library: RuleLibrary?) {
    self.ground = ground
    self.library = library
    reload()
  }

  /// What holds a file together with others; looks upwards no farther than the folder that is open in the editor.
  public static func ground(of path: String, library: RuleLibrary?, within limits: [String]) -> Ground {
    let folder = FileSystem.folder(of: FileSystem.resolved(path))
    if let root = library.map({ FileSystem.resolved($0.root) }), FileSystem.isInside(root, folder) {
      let parts = folder.dropFirst(root.count).split(separator: "/")
      return .library(province: parts.first == "provincial" ? parts.dropFirst().first.map(String.init) : nil)
    }
    let limits = Set(limits.map { FileSystem.resolved($0) })
    var (place, outermost): (String, String?) = (folder, nil)
    for _ in 0..<32 {
      if declaresPack(place) { outermost = place }
      guard !limits.contains(place), place != "/", place != "." else { break }
      place = FileSystem.folder(of: place)
    }
    if let outermost { return .pack(folder: outermost) }
    return holdsPlanSet(folder) ? .planSet(folder: folder) : .folder(folder)
  }

  private static func sources(directlyIn folder: String) -> [SourceFile] {
    let files = (try? FileTree.ruleFiles(directlyIn: folder, followsLinks: true)) ?? []
    return files.compactMap { path in
      (try? FileSystem.ruleText(of: path, name: path)).map { SourceFile(name: path, text: $0.text) }
    }
  }

  private static func declaresPack(_ folder: String) -> Bool {
    sources(directlyIn: folder).contains { packDeclaration(in: $0) != nil }
  }

  private static func holdsPlanSet(_ folder: String) -> Bool {
    let tables = ["units.", "行政区."]
    let names = (try? FileSystem.names(in: folder).plain) ?? []
    return names.contains { name in tables.contains { name.hasPrefix($0) } }
      || planSetDeclaration(in: sources(directlyIn: folder)) != nil
  }

  /// Reads the files again, after something changed on the disk.
  public func reload() {
    (own, context, bases, names, failures) = (RuleFiles(), nil, nil, nil, [])
    do throws(SystemFailure) {
      switch ground {
      case .library(let province):
        if let library { own = try library.base().followed(by: try library.scenarios()) }
        if let province, let pack = try library?.pack(province) { own = own.followed(by: pack) }
      case .pack(let folder): failures = own.addWhatCanBeRead(try FileTree.ruleFiles(at: folder).files)
      case .planSet(let folder), .folder(let folder):
        failures = own.addWhatCanBeRead(try FileTree.ruleFiles(directlyIn: folder, followsLinks: true))
      case .alone: break
      }
      switch ground {
      case .library: break
      case .planSet: context = try library?.everything()
      case .pack, .folder, .alone: context = try library?.vocabulary()
      }
    } catch {
      failures.append(error)
    }
  }

  /// Compiles everything with the texts of an editor, by resolved path, in the place of those on the disk.
  public func compiled(_ texts: [String: String]) -> RuleSuite {
    let own = own.replaced(by: texts, addingMissing: { self.holds($0) })
    switch ground {
    case .library: return RuleSuite(CompiledRules(own, remembering: memory), own: own)
    case .planSet:
      let base = context?.replaced(by: texts) ?? RuleFiles()
      return RuleSuite(CompiledRules(base.followed(by: own), remembering: memory), own: own)
    case .pack, .folder, .alone: return RuleSuite(leaning(own, texts), own: own)
    }
  }

  private func leaning(_ own: RuleFiles, _ texts: [String: String]) -> CompiledRules {
    let wanted = Set(own.declared.values.flatMap(\.buildsOn).map(\.name))
    if bases?.wanted != wanted { bases = (wanted, (try? library?.bases(of: own)) ?? nil) }
    var compiled: CompiledRules
    if let bases = bases?.files {
      compiled = CompiledRules(own, on: bases.replaced(by: texts), remembering: memory)
    } else {
      let context = context?.replaced(by: texts)
      compiled = CompiledRules(own, remembering: memory, orWith: { context })
    }
    if compiled.lacksNames {
      if names == nil { names = try? library?.names() }
      compiled.look(into: names)
    }
    return compiled
  }

  /// Whether a file that is not on the disk yet will belong to the project.
  private func holds(_ path: String) -> Bool {
    let folder = FileSystem.folder(of: path)
    return switch ground {
    case .library(let province):
      library.map { library in
        let root = FileSystem.resolved(library.root)
        let parts = ["vocabulary", "national", "scenarios"] + (province.map { ["provincial/\($0)"] } ?? [])
        return folder == root || parts.contains { (folder + "/").hasPrefix("\(root)/\($0)/") }
      } ?? false
    case .pack(let home): (folder + "/").hasPrefix(home + "/")
    case .planSet(let home), .folder(let home): folder == home
    case .alone: true
    }
  }
}

extension CompiledRules {
  /// The same as with a context that may not be there to be read.
  fileprivate init(_ files: RuleFiles, remembering memory: ReadFiles, orWith context: () -> RuleFiles?) {
    let compiled = Result { () throws(SystemFailure) in
      try CompiledRules(files, remembering: memory) { () throws(SystemFailure) in context() }
    }
    self = (try? compiled.get()) ?? CompiledRules(files, remembering: memory)
  }
}
