import RuleDSL
import TestKit
import Testing

@Suite("术语表")
struct GlossaryTests {
  /// Types that are easily taken for one another: as soon as one exists, it has a row.
  static let wanted: Set<String> = [
    "Bounds", "Carrier", "CheckRun", "Compilation", "Compiler", "Diagnostic", "Edit", "Evidence", "FeatureTable",
    "FigureColumn", "FigureHeader", "Finding", "ItemInspection", "MatrixComparison", "MatrixProver", "Obligation",
    "Occurrence", "Outcome", "Reason", "Ruling", "RunContext", "ShapeInspection", "Shard", "Statement", "Verdict",
  ]

  @Test("每个关键词都有一行")
  func keywords() throws {
    let text = try Repository.text(of: "GLOSSARY.md")
    for keyword in Keyword.allCases {
      let cell = "| \(keyword.spelling.chinese) |"
      #expect(text.contains(cell), "GLOSSARY.md has no row for \(keyword.spelling.chinese)")
    }
  }

  @Test("容易混淆的类型各有一行，有一行的类型都在")
  func types() throws {
    let sources = try Repository.files(in: "Sources", suffix: ".swift").map { try Repository.text(of: $0) }
    let declared = sources.reduce(into: Set<String>()) { names, text in
      for match in text.matches(of: /\b(?:struct|enum|class|protocol|typealias) +(\w+)/) {
        names.insert(String(match.1))
      }
    }
    let text = try Repository.text(of: "GLOSSARY.md")
    let start = try #require(text.firstRange(of: "## The program"))
    let table = text[start.upperBound...].prefix(
      upTo: text[start.upperBound...].firstRange(of: "\n## ")?.lowerBound ?? text.endIndex
    )
    let rows = Set(table.matches(of: /(?m)^\| [^|]+ \| `(\w+)` \|/).map { String($0.1) })
    #expect(rows.subtracting(declared).isEmpty, "rows of GLOSSARY.md whose type does not exist")
    #expect(Self.wanted.intersection(declared).subtracting(rows).isEmpty, "types without a row in GLOSSARY.md")
  }
}
