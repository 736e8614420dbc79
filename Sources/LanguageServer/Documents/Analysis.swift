internal import Chuandao
internal import RuleDSL

/// What the compiler found in all files of a project, with the texts of the editor.
final class Analysis {
  let suite: RuleSuite
  let draft: Compilation.Draft
  /// The number of each file, by resolved path.
  let numbers: [String: Int]

  init(_ suite: RuleSuite) {
    self.suite = suite
    draft = suite.rules.compilation.draft ?? .empty
    numbers = Dictionary(zip(suite.rules.files.resolvedPaths, 0...)) { first, _ in first }
  }

  var sources: [SourceFile] { suite.rules.files.sources }
  var paths: [String] { suite.rules.files.resolvedPaths }

  /// In the order of files and places.
  private(set) lazy var diagnostics: [Diagnostic] = suite.rules.diagnostics
  private(set) lazy var occurrences: [Occurrence] = suite.rules.compilation.occurrences
  /// What rules are called, by id.
  private(set) lazy var titles = Dictionary(draft.program.headings.map { ($0.id, $0.title) }) { first, _ in first }
  private lazy var byFile: [Int: [Occurrence]] = Dictionary(grouping: occurrences, by: \.span.file)
  private lazy var bySymbol: [Symbol: [Occurrence]] = Dictionary(grouping: occurrences, by: \.symbol)

  func diagnostics(ofFile file: Int) -> [Diagnostic] { diagnostics.filter { $0.primary.span.file == file } }

  /// What is named in a file, in reading order.
  func occurrences(inFile file: Int) -> [Occurrence] { byFile[file] ?? [] }

  /// Every place that names the same.
  func occurrences(of symbol: Symbol) -> [Occurrence] { bySymbol[symbol] ?? [] }

  /// What is named at a place: the shortest name around it, one that ends there included.
  func occurrence(inFile file: Int, at offset: Int) -> Occurrence? {
    occurrences(inFile: file).filter { $0.span.start <= offset && offset <= $0.span.end }
      .min {
        ($0.span.end - $0.span.start, $0.span.end == offset ? 1 : 0) < (
          $1.span.end - $1.span.start, $1.span.end == offset ? 1 : 0
        )
      }
  }

  func text(of span: Span) -> String {
    sources.indices.contains(span.file) ? sources[span.file].text(of: span) : ""
  }
}

/// A file that a request is about, in what the compiler found.
struct AnalyzedFile {
  let analysis: Analysis
  let number: Int
  let places: Places

  var source: SourceFile { places.source }
  var tree: SyntaxTree.File? {
    analysis.draft.tree.files.indices.contains(number) ? analysis.draft.tree.files[number] : nil
  }
  var occurrences: [Occurrence] { analysis.occurrences(inFile: number) }

  func occurrence(at position: Position) -> Occurrence? {
    analysis.occurrence(inFile: number, at: places.offset(of: position))
  }
}
