internal import DocumentImport
internal import PlanData
internal import Reporting
public import RuleDSL

/// What an import read and what it did not, for people and for scripts.
public struct ImportReport {
  private let batch: DocumentBatch
  private let language: Language
  /// The files that were written; empty where none were.
  private let written: [String]

  public init(_ batch: DocumentBatch, written: [String], _ language: Language) {
    (self.batch, self.written, self.language) = (batch, written, language)
  }

  private var vocabulary: Vocabulary { batch.vocabulary }

  // MARK: Text

  public var text: String {
    batch.documents.readings.map { text(of: $0) }.joined(separator: "\n") + clashes + ownerless + units
      + written.map { $0 + "\n" }.joined()
  }

  private func text(of reading: DocumentReading) -> String {
    var lines = [heading(of: reading)]
    for figure in reading.figures {
      let place = figure.place ?? "?"
      lines.append(
        "  ✓ \(place) \(figure.year) \(vocabulary.indicators[figure.indicator].name) \(figure.direction.symbol) "
          + "\(figure.value)  [\(location(figure.source.place))]"
      )
    }
    for entry in reading.entries {
      let places = (entry.locations.isEmpty ? [entry.owner ?? "?"] : entry.locations).joined(separator: "、")
      lines.append(
        "  ✓ \(places) \(entry.title(vocabulary)) \(entry.value(vocabulary))  [\(location(entry.source.place))]"
      )
    }
    for unread in reading.unread {
      lines.append("  ? \(unread.source.words)  [\(location(unread.source.place))]")
      lines.append("      \(unread.reason.words[language])")
    }
    var said: Set<String> = []
    for remark in reading.remarks {
      let words = remark.words(reading, vocabulary)[language]
      if said.insert(words).inserted { lines.append("  ! \(words)") }
    }
    for page in reading.unclearPages { lines.append("  ! \(page.words[language])") }
    lines.append("  " + counts(of: reading))
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(of reading: DocumentReading) -> String {
    let head = reading.head
    let parts = [
      head.title.isEmpty ? nil : head.title, head.number, head.date?.text,
      head.isDraft ? Phrase("草案", "draft")[language] : nil,
    ].compactMap(\.self)
    return "\(reading.name)" + (parts.isEmpty ? "" : "  " + parts.joined(separator: " · "))
  }

  private func counts(of reading: DocumentReading) -> String {
    let (rows, listed) = (
      reading.numbers.count { if case .figure = $0.use { true } else { false } },
      reading.numbers.count { if case .unread = $0.use { true } else { false } }
    )
    var aside: [String: Int] = [:]
    for number in reading.numbers { if let words = number.use.words { aside[words[language], default: 0] += 1 } }
    let list = aside.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
    return Phrase(
      "正文里的数 \(reading.numbers.count) 个：成行 \(rows)，未读 \(listed)"
        + (list.isEmpty ? "" : "，其余 " + list.joined(separator: "、")),
      "\(reading.numbers.count) numbers in the text: \(rows) in rows, \(listed) unread"
        + (list.isEmpty ? "" : ", others: " + list.joined(separator: ", "))
    )[language]
  }

  private func location(_ place: DocumentPlace) -> String {
    let (page, paragraph) = (place.page, place.paragraph)
    return Phrase(
      (page.map { "第 \($0) 页 " } ?? "") + "第 \(paragraph) 段",
      (page.map { "page \($0), " } ?? "") + "paragraph \(paragraph)"
    )[language]
  }

  private var clashes: String {
    let pairs =
      batch.documents.conflicts.map { ($0.first.source, $0.first.value, $0.second) }.map { first, value, second in
        conflict(second, value, "\(first.place.file)：\(first.sentence)")
      }
      + batch.clashes.map { clash in
        conflict(
          clash.figure,
          "\(clash.existing.field("数值")) \(clash.existing.field("单位"))",
          "\(clash.existing.field("文件"))：\(clash.existing.field("原句"))"
        )
      }
    let all = pairs + entryClashes
    return all.isEmpty ? "" : "\n" + all.joined()
  }

  private var entryClashes: [String] {
    batch.documents.entryConflicts.map { conflict in
      let first = conflict.first
      return entryConflict(
        conflict.second,
        first.value(vocabulary),
        "\(first.source.place.file)：\(first.source.sentence)"
      )
    }
      + batch.entryClashes.map { clash in
        let existing = clash.existing
        return entryConflict(clash.entry, existing.field("取值"), "\(existing.field("文件"))：\(existing.field("原句"))")
      }
  }

  private func entryConflict(_ entry: ImportedEntry, _ value: String, _ first: String) -> String {
    let subject = "\(entry.locations.first ?? entry.owner ?? "?") \(entry.title(vocabulary))"
    let title = Phrase(
      "✗ \(subject)有两个取值：\(value)，\(entry.value(vocabulary))",
      "✗ \(subject) has two values: \(value), \(entry.value(vocabulary))"
    )
    return title[language] + "\n    \(first)\n    \(entry.source.place.file)：\(entry.source.sentence)\n"
  }

  private func conflict(_ figure: ImportedFigure, _ value: String, _ first: String) -> String {
    let subject = "\(figure.place ?? "?") \(figure.year) \(vocabulary.indicators[figure.indicator].name)"
    let title = Phrase(
      "✗ \(subject) 有两个数：\(value)，\(figure.value)",
      "✗ \(subject) has two values: \(value), \(figure.value)"
    )
    return title[language] + "\n    \(first)\n    \(figure.source.place.file)：\(figure.source.sentence)\n"
  }

  private var ownerless: String {
    (batch.ownerless.map(\.source) + batch.ownerlessEntries.map(\.source)).map { source in
      Phrase(
        "? 不知道是哪个行政区的：\(source.words)（\(source.place.file)）",
        "? nobody says whose it is: \(source.words) (\(source.place.file))"
      )[language] + "\n"
    }.joined()
  }

  private var units: String {
    guard !batch.assumedUnits.isEmpty else { return "" }
    let names = batch.assumedUnits
    return Phrase(
      "! 没有行政区表列出 \(names.joined(separator: "、"))：代码用名称，层级按名称最后的字，上级按批复机关；请核对 units.csv，或用 --units 给出\n",
      "! no table of units lists \(names.joined(separator: ", ")): the code is the name, the tier that of its last word, the parent who approves; look at units.csv, or give --units\n"
    )[language]
  }

  // MARK: JSON

  public var json: String {
    JSONText.text {
      $0.object { json in
        json.member("documents", each: batch.documents.readings) { json, reading in
          json.object { document(&$0, reading) }
        }
        json.member("conflicts", each: batch.documents.conflicts) { json, conflict in
          json.object {
            $0.member("first", each: [conflict.first]) { json, figure in json.object { self.figure(&$0, figure) } }
            $0.member("second", each: [conflict.second]) { json, figure in json.object { self.figure(&$0, figure) } }
          }
        }
        json.member("clashes", each: batch.clashes) { json, clash in
          json.object {
            $0.member("existing", each: clash.existing.fields) { $0.value($1) }
            $0.member("figure", each: [clash.figure]) { json, figure in json.object { self.figure(&$0, figure) } }
          }
        }
        json.member("entryConflicts", each: batch.documents.entryConflicts) { json, conflict in
          json.object {
            $0.member("first", each: [conflict.first]) { json, entry in json.object { self.entry(&$0, entry) } }
            $0.member("second", each: [conflict.second]) { json, entry in json.object { self.entry(&$0, entry) } }
          }
        }
        json.member("entryClashes", each: batch.entryClashes) { json, clash in
          json.object {
            $0.member("existing", each: clash.existing.fields) { $0.value($1) }
            $0.member("entry", each: [clash.entry]) { json, entry in json.object { self.entry(&$0, entry) } }
          }
        }
        json.member("assumedUnits", each: batch.assumedUnits) { $0.value($1) }
        json.member("written", each: written) { $0.value($1) }
      }
    }
  }

  private func document(_ json: inout JSONText, _ reading: DocumentReading) {
    json.member("file", reading.name)
    json.member("title", reading.head.title)
    json.member("number", reading.head.number)
    json.member("date", reading.head.date?.text)
    json.member("unit", reading.head.subject)
    json.member("isDraft", reading.head.isDraft)
    json.member("figures", each: reading.figures) { json, figure in json.object { self.figure(&$0, figure) } }
    json.member("entries", each: reading.entries) { json, entry in json.object { self.entry(&$0, entry) } }
    json.member("unread", each: reading.unread) { json, unread in
      json.object {
        $0.member("reason", "\(unread.reason)")
        $0.member("indicator", unread.indicator.map { vocabulary.indicators[$0].name })
        source(&$0, unread.source)
      }
    }
    json.member("numbers", each: reading.numbers) { json, number in
      json.object {
        $0.member("digits", number.digits)
        $0.member("use", number.use.name)
        $0.member("place", number.place.link)
      }
    }
    json.member("remarks", each: reading.remarks) { json, remark in
      json.value(remark.words(reading, vocabulary)[language])
    }
    json.member("unclearPages", each: reading.unclearPages) { json, page in
      json.object {
        if let number = page.page { $0.member("page", number) } else { $0.nothing("page") }
        $0.member("cause", page.cause.rawValue)
      }
    }
  }

  private func figure(_ json: inout JSONText, _ figure: ImportedFigure) {
    json.member("unit", figure.place)
    json.member("year", figure.year)
    json.member("indicator", vocabulary.indicators[figure.indicator].name)
    json.member("operator", figure.direction.symbol)
    switch figure.content {
    case .reference(let words): json.member("reference", words)
    case .printed(let prints):
      json.member("printed", each: prints) { json, print in
        json.object {
          $0.member("value", print.digits)
          $0.member("unit", print.unitText)
        }
      }
    }
    json.member("clause", figure.clause)
    source(&json, figure.source)
  }

  private func entry(_ json: inout JSONText, _ entry: ImportedEntry) {
    json.member("unit", entry.owner)
    json.member("locations", each: entry.locations) { $0.value($1) }
    switch entry.content {
    case .item(_, let number, let name):
      json.member("list", entry.title(vocabulary))
      json.member("number", number)
      json.member("name", name)
    case .value:
      json.member("designation", entry.title(vocabulary))
      json.member("value", entry.value(vocabulary))
    }
    json.member("clause", entry.clause)
    source(&json, entry.source)
  }

  private func source(_ json: inout JSONText, _ source: SourceSentence) {
    json.member("file", source.place.file)
    source.place.page.map { json.member("page", $0) }
    json.member("paragraph", source.place.paragraph)
    json.member("offset", source.place.offset)
    json.member("words", source.words)
    json.member("sentence", source.sentence)
  }
}

extension NumberUse.Use {
  /// A stable name for scripts.
  fileprivate var name: String {
    switch self {
    case .figure: "figure"
    case .unread: "unread"
    case .year: "year"
    case .day: "day"
    case .documentNumber: "documentNumber"
    case .itemNumber: "itemNumber"
    case .baseYear: "baseYear"
    case .share: "share"
    case .bracket: "bracket"
    case .withoutUnit: "withoutUnit"
    case .table: "table"
    case .otherSubject: "otherSubject"
    }
  }
}
