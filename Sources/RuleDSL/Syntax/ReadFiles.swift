/// Remembers how files were read, for who compiles again and again while one of them is edited.
///
/// Belongs to one thread.
public final class ReadFiles {
  private struct Place: Hashable {
    let number: Int
    let name: String
  }

  private var known: [Place: (bytes: [UInt8], tree: SyntaxTree.File, problems: [Diagnostic])] = [:]

  public init() {}

  /// Reads a file that stands at a place of a list, unless it stood there with this text the last time.
  func parse(_ source: SourceFile, file: Int) -> (tree: SyntaxTree.File, problems: [Diagnostic]) {
    let place = Place(number: file, name: source.name)
    if let last = known[place], last.bytes == source.bytes { return (last.tree, last.problems) }
    let read = Parser.parse(source, file: file)
    known[place] = (source.bytes, read.tree, read.problems)
    return read
  }
}
