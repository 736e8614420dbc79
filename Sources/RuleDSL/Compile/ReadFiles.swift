/// Remembers how files were read and what came of them, for who compiles again and again while one of them is edited.
///
/// Belongs to one thread.
public final class ReadFiles {
  private struct Place: Hashable {
    let number: Int
    let name: String
  }

  private struct Read {
    let bytes: [UInt8]
    let tree: SyntaxTree.File
    let problems: [Diagnostic]
    let revision: Int
  }

  private var known: [Place: Read] = [:]
  private var count = 0
  /// By the number of each file which of its readings stands; no two readings of any files have the same.
  private(set) var revisions: [Int: Int] = [:]
  /// What the words of all files came to.
  var words: KeptWords?
  /// What the scenarios of each file came to.
  var scenarios: KeptScenarios?
  /// The same of the files together with others that they may lean on.
  public private(set) lazy var together = ReadFiles()

  public init() {}

  /// Reads a file that stands at a place of a list, unless it stood there with this text the last time.
  func parse(_ source: SourceFile, file: Int) -> (tree: SyntaxTree.File, problems: [Diagnostic]) {
    let place = Place(number: file, name: source.name)
    if let last = known[place], last.bytes == source.bytes {
      revisions[file] = last.revision
      return (last.tree, last.problems)
    }
    let read = Parser.parse(source, file: file)
    count += 1
    revisions[file] = count
    known[place] = Read(bytes: source.bytes, tree: read.tree, problems: read.problems, revision: count)
    return read
  }
}
