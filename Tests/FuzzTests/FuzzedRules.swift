import Prove
import RuleDSL
import TestKit

/// Text of rules, taken as `rulec` takes it.
enum FuzzedRules {
  /// Words that the corpora use.
  static let words: SourceFile = file("Tests/FuzzTests/words.rule")
  /// Rules that use some of them.
  private static let uses: SourceFile = file("Tests/FuzzTests/uses.rule")
  /// What stands beside is read once, as an editor does after each change of one file; only one thread asks.
  nonisolated(unsafe) private static let memory = ReadFiles()

  private static func file(_ path: String) -> SourceFile {
    do { return SourceFile(name: path, text: try Repository.text(of: path)) } catch {
      fatalError("\(path): \(error)")
    }
  }

  static func fault(ofRules bytes: UnsafeRawBufferPointer) -> String? {
    fault(of: SourceFile(name: "a.rule", text: text(bytes)), beside: words)
  }

  static func fault(ofVocabulary bytes: UnsafeRawBufferPointer) -> String? {
    fault(of: SourceFile(name: "a.rule", text: "词汇 甲\n" + text(bytes)), beside: uses)
  }

  /// As a file with bad bytes is taken: each becomes U+FFFD.
  private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func fault(of file: SourceFile, beside other: SourceFile) -> String? {
    let files = [other, file]
    let compilation = compile(files, remembering: memory)
    let isSound = !compilation.diagnostics.contains { $0.severity == .error }
    guard isSound == (compilation.program != nil) else {
      return "a program although there are errors, or none without"
    }
    let last = compilation.diagnostics.count - 1
    for (place, diagnostic) in compilation.diagnostics.enumerated() {
      let span = diagnostic.primary.span
      guard span.start <= span.end, files.indices.contains(span.file), span.end <= files[span.file].bytes.count else {
        return "a remark outside its file"
      }
      // Writing a thousand remarks out would leave no time for other texts.
      guard place < 3 || place == last else { continue }
      for language in Language.allCases where diagnostic.rendered(in: files, language: language).isEmpty {
        return "a remark without words"
      }
    }
    // Read back within, too, so that what is in order already needs no second time.
    guard let once = format(file).text, once != file.text else { return nil }
    guard let twice = format(SourceFile(name: "a.rule", text: once)).text else {
      return "what was formatted is unreadable"
    }
    return twice == once ? nil : "formatting twice differs from once"
  }
}
