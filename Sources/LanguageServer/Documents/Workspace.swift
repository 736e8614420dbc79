internal import Chuandao
internal import PlanData
internal import RuleDSL

/// The texts that are open, and the projects they belong to.
final class Workspace {
  private let library: RuleLibrary?
  /// Folders that are open in the editor.
  var folders: [String] = []
  var encoding = PositionEncoding.utf16
  /// By address as the client writes it.
  private(set) var documents: [String: OpenDocument] = [:]
  private var grounds: [String: RuleProject.Ground] = [:]
  private var projects: [RuleProject.Ground: (project: RuleProject, analysis: Analysis?)] = [:]
  /// What stands alone, by address.
  private var lone: [String: (project: RuleProject, analysis: Analysis?)] = [:]

  init(library: RuleLibrary?) { self.library = library }

  // MARK: Texts

  func open(_ document: OpenDocument) {
    documents[document.uri] = document
    // The text may differ from what was read, or be of a new file.
    invalidate(document.path)
  }

  func change(_ uri: String, _ changes: [ChangeParameters.Change], version: Int?) {
    guard var document = documents[uri] else { return }
    document.apply(changes, version: version, encoding)
    documents[uri] = document
    invalidate(document.path)
  }

  func close(_ uri: String) {
    guard documents.removeValue(forKey: uri) != nil else { return }
    lone[uri] = nil
    filesChanged()
    let used = Set(documents.values.map { ground(of: $0) })
    for ground in projects.keys where !used.contains(ground) { projects[ground] = nil }
  }

  /// Something else happened to files: what they belong to is looked up again.
  func filesChanged() {
    grounds = [:]
    for (ground, entry) in projects {
      entry.project.reload()
      projects[ground] = (entry.project, nil)
    }
    for (uri, entry) in lone { lone[uri] = (entry.project, nil) }
  }

  private func invalidate(_ path: String) {
    for (ground, entry) in projects where entry.analysis?.numbers[path] != nil || grounds[path] == ground {
      projects[ground] = (entry.project, nil)
    }
    for (uri, entry) in lone where uri == path || entry.analysis?.numbers[path] != nil {
      lone[uri] = (entry.project, nil)
    }
  }

  // MARK: What was found

  /// What the compiler finds in the project of an open text.
  func file(_ uri: String) -> AnalyzedFile? {
    guard let document = documents[uri] else { return nil }
    let analysis = analysis(of: document)
    guard let number = analysis.numbers[document.path] else { return nil }
    return AnalyzedFile(analysis: analysis, number: number, places: places(of: analysis.sources[number]))
  }

  /// Every project that an open text belongs to, each once.
  var analyses: [Analysis] {
    var seen: Set<ObjectIdentifier> = []
    return documents.values.sorted { $0.uri < $1.uri }.map { analysis(of: $0) }
      .filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  /// What could not be read of the projects that are open.
  var failures: [SystemFailure] {
    (projects.values.map(\.project) + lone.values.map(\.project)).flatMap(\.failures).sorted { $0.path < $1.path }
  }

  func places(of source: SourceFile) -> Places { Places(source: source, encoding: encoding) }

  /// The address of a file, as the client writes it where it is open.
  func uri(of path: String) -> String {
    documents.values.filter { $0.path == path }.map(\.uri).min() ?? DocumentURI.uri(of: path)
  }

  func location(of span: Span, in analysis: Analysis) -> Location? {
    guard analysis.sources.indices.contains(span.file) else { return nil }
    return Location(
      uri: uri(of: analysis.paths[span.file]),
      range: places(of: analysis.sources[span.file]).range(of: span)
    )
  }

  /// What holds the project of an open text together.
  func ground(of document: OpenDocument) -> RuleProject.Ground {
    guard document.isFile else { return .alone }
    if let known = grounds[document.path] { return known }
    let found = RuleProject.ground(of: document.path, library: library, within: folders)
    grounds[document.path] = found
    return found
  }

  private func analysis(of document: OpenDocument) -> Analysis {
    let ground = ground(of: document)
    guard ground != .alone else {
      let entry = lone[document.uri] ?? (RuleProject(.alone, library: library), nil)
      if let analysis = entry.analysis { return analysis }
      let own = [document.path: document.source.text]
      let analysis = Analysis(entry.project.compiled(own))
      lone[document.uri] = (entry.project, analysis)
      return analysis
    }
    let entry = projects[ground] ?? (RuleProject(ground, library: library), nil)
    if let analysis = entry.analysis { return analysis }
    let texts = Dictionary(documents.values.map { ($0.path, $0.source.text) }) { first, _ in first }
    let analysis = Analysis(entry.project.compiled(texts))
    projects[ground] = (entry.project, analysis)
    return analysis
  }
}
