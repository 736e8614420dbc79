import Prove
import RuleDSL
import TestKit

/// The words that fixtures, explain pages and articles use without defining them.
enum SharedVocabulary {
  static let path = "Tests/Fixtures/language/shared/vocabulary.rule"

  static func file() throws -> SourceFile {
    SourceFile(name: "vocabulary.rule", text: try Repository.text(of: path))
  }
}

/// Compiles texts together with the shared vocabulary, which comes first.
func compileWithVocabulary(_ files: [SourceFile]) throws -> (compilation: Compilation, files: [SourceFile]) {
  let all = [try SharedVocabulary.file()] + files
  return (compile(all), all)
}

extension [SourceFile] {
  /// The files as members of the packs that some of them declare, each for its folder and those below it.
  var inPacks: [SourceFile] {
    func folder(_ file: SourceFile) -> String { file.name.split(separator: "/").dropLast().map { $0 + "/" }.joined() }
    let folders = Set(filter { packDeclaration(in: $0) != nil }.map(folder)).sorted()
    return map { file in
      let pack = folders.lastIndex { folder(file).hasPrefix($0) }
      return SourceFile(name: file.name, text: file.text, pack: pack.map { $0 + 1 } ?? 0)
    }
  }
}

/// Every remark as a reader sees it, for comparing and for failure messages.
func rendered(_ diagnostics: [Diagnostic], in files: [SourceFile], _ language: Language = .chinese) -> String {
  diagnostics.map { $0.rendered(in: files, language: language) }.joined(separator: "\n\n")
}
