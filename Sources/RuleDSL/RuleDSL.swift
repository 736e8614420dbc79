/// What compiling produced: a program when the text was sound, and every remark either way.
public struct Compilation: Sendable {
  /// `nil` when there is an error.
  public let program: RuleProgram?
  /// In the order of files and places.
  public let diagnostics: [Diagnostic]
  /// What was written.
  package let tree: SyntaxTree
  /// Every place that names something known, perhaps some of it twice, in no order.
  let noted: [Occurrence]
  /// For who helps somebody to write; kept only where files are remembered.
  package let draft: Draft?

  /// What a text says so far, sound or not.
  package struct Draft: Sendable {
    package let tree: SyntaxTree
    /// As far as the text means anything.
    package let program: RuleProgram

    /// Of no files.
    package static let empty = Draft(tree: SyntaxTree(), program: RuleProgram())
  }

  /// Every place that names something known, in the order of files and places: to find, to rename, to explain.
  ///
  /// Put in order when it is read; most runs never do.
  public var occurrences: [Occurrence] {
    var seen: Set<Occurrence> = []
    let each = noted.filter { seen.insert($0).inserted }.enumerated()
    return each.sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }.map(\.element)
  }
}

/// Compiles rule files together; names of one file are known in all.
///
/// Total and pure: any text gives a `Compilation`, nothing outside is touched, and the order of the files does not
/// change what they mean.  Without a prover nobody tells whether a lower matrix loosens the upper one.
///
/// With a memory only files that changed since the last time are read, and words and scenarios only compiled again where
/// something changed that they hang on.
public func compile(
  _ files: [SourceFile],
  prover: (any MatrixProver)?,
  remembering memory: ReadFiles? = nil
) -> Compilation {
  let (tree, syntax) = parse(files, remembering: memory)
  let (program, remarks, occurrences) = Compiler.compile(
    tree,
    prover: prover,
    except: FollowUps(of: syntax, in: tree),
    remembering: memory
  )
  let diagnostics = syntax + remarks
  let isSound = !diagnostics.contains { $0.severity == .error }
  return Compilation(
    program: isSound ? program : nil,
    diagnostics: diagnostics.inOrder,
    tree: tree,
    noted: occurrences,
    draft: memory.map { _ in Compilation.Draft(tree: tree, program: program) }
  )
}

/// What the 规划集 among some rule files declares, known before the rules that they need are.
public func planSetDeclaration(in files: [SourceFile]) -> PlanSetDeclaration? {
  var (tree, syntax) = parse(files)
  for file in tree.files.indices { tree.files[file].blocks.removeAll { $0.keyword != .planSet } }
  return Compiler.compile(tree, prover: nil, except: FollowUps(of: syntax, in: tree)).program.planSet
}

/// The pack that a rule file declares, known before the rules that it needs are; `nil` where it declares none.
public func packDeclaration(in file: SourceFile) -> RulePack? {
  let words = [Keyword.pack.spelling.chinese, Keyword.pack.spelling.english].map { Array($0.utf8) }
  let mayDeclare = file.lines.contains { line in
    // Blanks in front, the wide one of three bytes included.
    let text = file.bytes[line].drop { [0x20, 0x09, 0xE3, 0x80].contains($0) }
    return words.contains { text.starts(with: $0) }
  }
  guard mayDeclare else { return nil }
  var (tree, syntax) = parse([file])
  for file in tree.files.indices { tree.files[file].blocks.removeAll { $0.keyword != .pack } }
  let packs = Compiler.compile(tree, prover: nil, except: FollowUps(of: syntax, in: tree)).program.packs
  return packs.first { !$0.name.isEmpty }
}

/// Reads rule files into a tree, without giving it meaning.
package func parse(
  _ files: [SourceFile],
  remembering memory: ReadFiles? = nil
) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  var tree = SyntaxTree()
  var diagnostics: [Diagnostic] = []
  for (index, file) in files.enumerated() {
    var (parsed, problems) = memory?.parse(file, file: index) ?? Parser.parse(file, file: index)
    parsed.pack = file.pack
    tree.files.append(parsed)
    diagnostics += problems
  }
  return (tree, diagnostics)
}

/// Prints a file in its canonical form.
///
/// Without a language the keywords keep the one the file mostly uses.  Of a file that cannot be read, `nil` and the reasons.
public func format(_ file: SourceFile, language: Language? = nil) -> (text: String?, diagnostics: [Diagnostic]) {
  let (tree, problems) = Parser.parse(file, file: 0)
  guard problems.isEmpty else { return (nil, problems.inOrder) }
  let formatter = Formatter(language: language ?? dominantLanguage(of: tree, in: file))
  let text = formatter.text(of: tree)
  // What cannot be read back is left as it is.
  guard Parser.parse(SourceFile(name: file.name, text: text), file: 0).problems.isEmpty else {
    return (file.text, [])
  }
  return (text, [])
}

/// The language in which most leading words are written; Chinese when there is none.
package func dominantLanguage(of tree: SyntaxTree.File, in file: SourceFile) -> Language {
  let spans = tree.blocks.flatMap { [$0.span] + $0.clauses.map(\.span) }
  let latin = spans.filter { $0.start < file.bytes.count && file.bytes[$0.start] < 0x80 }
  return latin.count * 2 > spans.count ? .english : .chinese
}
