import DocumentImport
import Foundation
import RuleDSL
import TestKit

/// The vocabulary that ships.
enum Words {
  static let vocabulary: Vocabulary? = {
    let paths = ["indicators", "lists", "phrasings", "tiers"].map { "Rules/vocabulary/\($0).rule" }
    let files = paths.compactMap { path in
      (try? Repository.text(of: path)).map { SourceFile(name: path, text: $0) }
    }
    return compile(files, prover: nil).program?.vocabulary
  }()
}

/// A figure as a line: `甲盟 2035 耕地保有量 >= 94.7770 万亩`.
func line(_ figure: ImportedFigure, _ vocabulary: Vocabulary) -> String {
  let name = vocabulary.indicators[figure.indicator].name
  return "\(figure.place ?? "-") \(figure.year) \(name) \(figure.direction.symbol) \(figure.value)"
}

extension DocumentReading {
  func lines(_ vocabulary: Vocabulary) -> [String] { figures.map { line($0, vocabulary) } }
}
