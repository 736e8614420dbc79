public import PlanData
public import RuleDSL

/// Rule files that were read, each once, in the order they were named.
public struct RuleFiles: Sendable {
  public private(set) var sources: [SourceFile] = []
  /// Where each source stands, for writing it back.
  public private(set) var paths: [String] = []
  /// What each file was like before it was read.
  public private(set) var stamps: [FileStamp?] = []
  /// What is worth knowing about how they were read.
  public private(set) var notes: [Phrase] = []
  /// Links and dots removed.
  private var known: Set<String> = []
  /// In the order of the sources.
  public private(set) var resolvedPaths: [String] = []
  /// Of all sources.
  private var bytes = 0
  /// The packs that files declare, by folder.
  private(set) var declared: [String: RulePack] = [:]

  public init() {}

  public var isEmpty: Bool { sources.isEmpty }

  /// Adds the files that a path stands for; a file that is there already is not added again.
  public mutating func add(_ path: String) throws(SystemFailure) {
    let found = try FileTree.ruleFiles(at: path)
    try add(found.files) { $0 }
    notes += found.others.map { Phrase("\($0)：不是规则文件（.rule），没有读", "\($0): no rule file (.rule); not read") }
  }

  /// Adds files, named for messages by a function of their path.
  mutating func add(_ files: [String], name: (String) -> String) throws(SystemFailure) {
    for file in files where known.insert(FileSystem.resolved(file)).inserted {
      stamps.append(FileStamp(path: file))
      let read = try FileSystem.ruleText(of: file, name: name(file), after: bytes)
      bytes += read.text.utf8.count
      let source = SourceFile(name: name(file), text: read.text)
      if let pack = packDeclaration(in: source) { declared[FileSystem.folder(of: FileSystem.resolved(file))] = pack }
      sources.append(source)
      if read.hasOddLineEnds {
        notes.append(
          Phrase(
            "\(name(file))：有的换行是文字处理软件的换行符（如 U+2028），按换行读",
            "\(name(file)): some line ends are those of word processors (such as U+2028); read as line ends"
          )
        )
      }
      if let encoding = read.encoding {
        notes.append(
          Phrase(
            "\(name(file))：按 \(encoding) 读，请另存为 UTF-8",
            "\(name(file)): read as \(encoding); save it as UTF-8"
          )
        )
      }
      if file.lowercased().hasSuffix(".txt") {
        notes.append(
          Phrase("\(name(file))：按规则文件读，请改名去掉 .txt", "\(name(file)): read as a rule file; rename it without .txt")
        )
      }
      paths.append(file)
      resolvedPaths.append(FileSystem.resolved(file))
    }
    numberPacks()
  }

  /// Adds those of some files that can be read; why the others cannot.
  mutating func addWhatCanBeRead(_ files: [String]) -> [SystemFailure] {
    files.compactMap { file in
      do throws(SystemFailure) {
        try add([file]) { $0 }
        return nil
      } catch {
        return error
      }
    }
  }

  /// With the texts of an editor, by resolved path, in the place of what is on the disk.
  ///
  /// A text that stands nowhere among the files is added where it belongs to them.
  func replaced(by texts: [String: String], addingMissing isMissing: (String) -> Bool = { _ in false }) -> RuleFiles {
    var changed = self
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      if !known.contains(path) {
        guard isMissing(path) else { continue }
        changed.known.insert(path)
        changed.paths.append(path)
        changed.resolvedPaths.append(path)
        changed.stamps.append(nil)
        changed.sources.append(SourceFile(name: path, text: ""))
      }
      guard let place = changed.resolvedPaths.firstIndex(of: path) else { continue }
      let old = changed.sources[place]
      // Byte by byte: texts that Unicode calls equivalent have other places.
      guard !old.text.utf8.elementsEqual(text.utf8) || old.text.isEmpty else { continue }
      changed.sources[place] = SourceFile(name: old.name, text: text, pack: old.pack)
      let home = FileSystem.folder(of: path)
      let (before, after) = (packDeclaration(in: old), packDeclaration(in: changed.sources[place]))
      guard before != after || !known.contains(path) else { continue }
      changed.declared[home] = after ?? (before == nil ? changed.declared[home] : nil)
      changed.numberPacks()
    }
    return changed
  }

  /// A file belongs to the pack that is declared in its folder or the nearest one above; all others are one more.
  private mutating func numberPacks() {
    guard !declared.isEmpty else { return }
    var numbers: [String: Int] = [:]
    for (place, path) in resolvedPaths.enumerated() {
      let home = home(of: path)
      let number = numbers[home] ?? numbers.count
      numbers[home] = number
      guard sources[place].pack != number else { continue }
      sources[place] = SourceFile(name: sources[place].name, text: sources[place].text, pack: number)
    }
  }

  /// The folder that declares the pack of a file; empty where none does.
  private func home(of resolved: String) -> String {
    var folder = FileSystem.folder(of: resolved)
    while declared[folder] == nil, folder != "/", folder != "." { folder = FileSystem.folder(of: folder) }
    return declared[folder] == nil ? "" : folder
  }

  /// Without the files of the packs that some folders declare.
  func without(_ homes: Set<String>) -> RuleFiles {
    var rest = self
    let kept = paths.indices.filter { !homes.contains(home(of: resolvedPaths[$0])) }
    (rest.sources, rest.paths, rest.stamps) = (
      kept.map { sources[$0] }, kept.map { paths[$0] }, kept.map { stamps[$0] }
    )
    rest.resolvedPaths = kept.map { resolvedPaths[$0] }
    rest.known = Set(rest.resolvedPaths)
    rest.declared = declared.filter { !homes.contains($0.key) }
    rest.numberPacks()
    return rest
  }

  /// These files, then others that are not among them.
  public func followed(by others: RuleFiles) -> RuleFiles {
    var all = self
    all.notes += others.notes.filter { !notes.contains($0) }
    for place in others.paths.indices where all.known.insert(others.resolvedPaths[place]).inserted {
      all.sources.append(others.sources[place])
      all.stamps.append(others.stamps[place])
      all.paths.append(others.paths[place])
      all.resolvedPaths.append(others.resolvedPaths[place])
    }
    all.declared.merge(others.declared) { first, _ in first }
    all.numberPacks()
    return all
  }

  /// Whether a file of the list, by its place, belongs to another list too.
  public func contains(_ other: RuleFiles, at place: Int) -> Bool {
    other.paths.indices.contains(place) && known.contains(other.resolvedPaths[place])
  }
}
