import DocumentImport
import Foundation
import RuleDSL
import TestKit
import Testing

/// Real approvals, which are not ours to keep: `CHUANDAO_CORPUS` names a folder with `seeds/*.txt` and
/// `data/clauses.tsv`; without it these tests are skipped.
private let corpus = ProcessInfo.processInfo.environment["CHUANDAO_CORPUS"].map { URL(filePath: $0) }

@Suite("真实的批复", .enabled(if: corpus != nil))
struct CorpusTests {
  private func readings(places: [String] = []) throws -> [DocumentReading] {
    let folder = try #require(corpus).appending(path: "seeds")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    let texts = try files.map { url in
      DocumentText(name: url.lastPathComponent, plain: try String(contentsOf: url, encoding: .utf8))
    }
    return DocumentImport(try #require(Words.vocabulary), places: places).read(texts)
  }

  // Each was held to the text by hand.
  @Test("种子文件里的数一个不少，一个不多")
  func seeds() throws {
    let vocabulary = try #require(Words.vocabulary)
    let found = try readings().flatMap { $0.lines(vocabulary) }
    #expect(Set(found) == Set(Self.expected))
  }

  private static let expected = [
    "阿拉善盟 2035 耕地保有量 >= 94.7770 万亩", "阿拉善盟 2035 永久基本农田保护面积 >= 44.7673 万亩",
    "阿拉善盟 2035 生态保护红线面积 >= 15.2045 万平方千米", "阿拉善盟 2035 城镇开发边界扩展倍数 <= 1.2898 倍",
    "阿拉善盟 2035 用水总量 <= 自治区下达指标", "阿拉善盟 2035 基本草原面积 >= 11000.00 万亩",
    "通辽市 2035 耕地保有量 >= 3179.6591 万亩", "通辽市 2035 永久基本农田保护面积 >= 2597.1440 万亩",
    "通辽市 2035 生态保护红线面积 >= 1.5691 万平方千米", "通辽市 2035 城镇开发边界扩展倍数 <= 1.3033 倍",
    "通辽市 2035 用水总量 <= 自治区下达指标", "通辽市 2035 基本草原面积 >= 1900.00 万亩",
    "二连浩特市 2035 耕地保有量 >= 0.1191 万亩", "二连浩特市 2035 生态保护红线面积 >= 0.1061 万平方千米",
    "二连浩特市 2035 城镇开发边界扩展倍数 <= 1.3472 倍", "二连浩特市 2035 用水总量 <= 锡林郭勒盟下达指标",
    "二连浩特市 2035 基本草原面积 >= 400.00 万亩", "阿尔山市 2035 生态保护红线面积 = 6374.15 平方公里",
    "阿尔山市 2035 永久基本农田保护面积 = 86.04 平方公里；12.91 万亩", "阿尔山市 2035 城镇开发边界面积 = 22.96 平方公里",
    "阿尔山市 2035 耕地保有量 = 210.57 平方公里；31.58 万亩", "阿尔山市 2035 林地保有量 >= 593120.49 公顷",
  ]

  @Test("种子文件自己的矛盾，从读出的数里看得出")
  func contradictions() throws {
    let readings = try readings()
    let remarks = readings.flatMap(\.remarks)
    #expect(
      remarks.contains { if case .printsDiffer(_, let words) = $0 { words.hasPrefix("31.5855") } else { false } }
    )
    #expect(remarks.contains { if case .countDiffers(4, 5, _) = $0 { true } else { false } })
    let vocabulary = try #require(Words.vocabulary)
    let scopes = readings.flatMap { reading in
      reading.remarks.compactMap { remark -> String? in
        guard case .otherScope(let figure, let unread) = remark else { return nil }
        return reading.figures[figure].value + " / " + reading.unread[unread].source.words
      }
    }
    #expect(scopes.contains { $0.hasPrefix("22.96") && $0.contains("13.78") })
    let missing = readings.flatMap(\.remarks).compactMap { remark -> String? in
      if case .indicatorMissing(let document, let indicator) = remark {
        "\(readings[document].head.subject ?? "") \(vocabulary.indicators[indicator].name)"
      } else {
        nil
      }
    }
    #expect(missing.isEmpty, "they show once documents are put together")
    let together = ImportedDocuments(readings, vocabulary)
    #expect(together.conflicts.isEmpty)
    #expect(
      together.readings.flatMap(\.remarks).contains {
        if case .indicatorMissing(let document, let indicator) = $0 {
          readings[document].head.subject == "二连浩特市" && vocabulary.indicators[indicator].name == "永久基本农田保护面积"
        } else {
          false
        }
      }
    )
  }

  /// Numbers with a unit of measure behind an operator, counted by an expression of its own.
  @Test("批复条款里的数，读出的在九成八以上，其余都列出")
  func clauses() throws {
    let table = try String(contentsOf: #require(corpus).appending(path: "data/clauses.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let reader = DocumentImport(try #require(Words.vocabulary), places: Set(rows.map { $0[1] }).sorted())
    var (all, read) = (0, 0)
    var missed: [String] = []
    for row in rows {
      let reading = reader.read(sentence: row[2])
      let stated = Self.stated(row[2])
      let rest = reading.figures.reduce(into: stated) { rest, figure in
        guard case .printed(let prints) = figure.content else { return }
        for print in prints {
          // What is read stands there, with these digits.
          let place = rest.firstIndex(of: print.digits)
          #expect(place != nil || row[2].contains(print.digits), "\(row[1]): \(print.digits)")
          if let place { rest.remove(at: place) }
        }
        if let place = figure.place { #expect(place == row[1], "\(row[2])") }
      }
      all += stated.count
      read += stated.count - rest.count
      missed += rest.map { "\(row[1]) \($0)" }
      for digits in rest {
        #expect(reading.unread.contains { $0.source.words.contains(digits) }, "\(row[1]): \(digits) is not listed")
      }
    }
    print("clauses: \(read) of \(all) figures; missed: \(missed.joined(separator: ", "))")
    #expect(Double(read) >= 0.98 * Double(all))
  }

  /// Digits behind 不低于 and its like, with a unit behind them, in a sentence that states a year.
  private static func stated(_ sentence: String) -> [String] {
    guard sentence.contains(/20\d\d\s*年/) else { return [] }
    return sentence.matches(
      of:
        /(?:不低于|不少于|不超过|控制在(?:基于\s*[0-9]+\s*年\s*城镇建设用地规模的)?|[量亩]为)\s*([0-9]+(?:\.[0-9]+)?)\s*(?:[万亿]?(?:亩|公顷|平方千米|平方公里|平方米|立方米)|倍|%|以内)/
    ).map { String($0.1) }
  }
}
