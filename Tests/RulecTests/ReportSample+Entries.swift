@testable import RuleDSL
@testable import Transmission

extension ReportSample {
  /// The sample with a list, a designation, and one finding of every sort that is about names.
  static func withEntries() throws -> ReportSample {
    var sample = try ReportSample()
    sample.program.vocabulary.lists = [ItemList(name: "重点项目清单", key: .number)]
    sample.program.vocabulary.designations = [
      Designation(name: "主体功能定位", values: [.init(name: "城市化地区"), .init(name: "农产品主产区")])
    ]
    for (index, title) in ["重点项目清单", "主体功能定位"].enumerated() {
      let heading = heading("N-0\(index + 1)", title, .binding, .cited([Citation(title: "意见", article: "第六条")]))
      let subject: EntrySubject = index == 0 ? .list(0) : .designation(0)
      sample.statements.append(.written(.entries(.init(heading: heading, subject: subject, tiers: [0, 1]))))
    }
    sample.addItems()
    sample.addValues()
    sample.addItemFlaws()
    return sample
  }

  private mutating func addItems() {
    let items = (1...4).map {
      row(0, .item(number: "XM-\($0)", name: "水库\($0)"), at: $0 % 2 == 0 ? [1] : [], line: $0)
    }
    var lacking = names(.list(0), .honour, 1, .fail, .violated)
    lacking.entries = items.map { FindingEntry(.missing, $0) }
    lacking.entries[1].hint = row(1, .item(number: "XM-9", name: "水库2"), at: [], line: 30)
    lacking.printedDifference = Decimal(Rational(4 * Int128(Unit(.item).scale)), in: Unit(.item), decimals: 0)
    var kept = names(.list(0), .aggregate, 0, .pass, .holds)
    kept.entries = items.prefix(2).map { FindingEntry(.carried, $0) }
    var open = names(.list(0), .aggregate, 0, .undetermined, .open)
    open.entries = [FindingEntry(.open, items[0])]
    open.missing = [2, 3]
    var silent = names(.list(0), .carry, 2, .fail, .silent)
    silent.entries = [FindingEntry(.missing, items[1])]
    var above = names(.list(0), .honour, 3, .undetermined, .parentNotProvided)
    above.missing = [0]
    findings += [
      lacking, kept, open, silent, above, names(.list(0), .carry, 3, .undetermined, .notProvided),
      names(.list(0), .carry, 2, .notApplicable, .nothingInside), names(.list(0), .carry, 1, .pass, .stated),
    ]
  }

  private mutating func addValues() {
    let (city, farm) = (EntryRow.Content.value(0), EntryRow.Content.value(1))
    var other = names(.designation(0), .honour, 1, .fail, .violated)
    other.entries = [
      FindingEntry(.different, row(1, city, of: .designation(0), at: [], line: 3), at: 1),
      FindingEntry(.asked, row(0, farm, of: .designation(0), at: [1], line: 2), at: 1),
    ]
    var same = names(.designation(0), .honour, 2, .pass, .holds)
    same.entries = [
      FindingEntry(.carried, row(2, farm, of: .designation(0), at: [], line: 5), at: 2),
      FindingEntry(.asked, row(0, farm, of: .designation(0), at: [2], line: 4), at: 2),
    ]
    var absent = names(.designation(0), .carry, 3, .undetermined, .notProvided)
    absent.entries = [FindingEntry(.missing, row(0, farm, of: .designation(0), at: [3], line: 6))]
    findings += [other, same, absent]
  }

  private mutating func addItemFlaws() {
    for check in ItemInspection.allCases {
      statements.append(.items(check))
      var finding = names(.list(0), .rule, 1, check == .unregistered ? .undetermined : .fail, .unsoundItems)
      finding.statement = statements.count - 1
      finding.issuer = nil
      finding.entries = [FindingEntry(.flawed, row(1, .item(number: "", name: "桥"), at: [], line: 40))]
      findings.append(finding)
    }
  }

  private func names(
    _ subject: EntrySubject,
    _ obligation: Obligation,
    _ plan: Int,
    _ verdict: Verdict,
    _ reason: Reason
  ) -> Finding {
    let isList = if case .list = subject { true } else { false }
    return finding(on: .entries(subject, []), isList ? 5 : 6, obligation, plan, verdict, reason)
  }

  private func row(
    _ unit: Int,
    _ content: EntryRow.Content,
    of subject: EntrySubject = .list(0),
    at places: [Int],
    line: Int
  ) -> EntryRow {
    let origin = FigureOrigin(document: "国函〔2023〕148号", clause: "附表", file: "lists.csv")
    let source = FigureSource(origin: origin, row: line)
    return EntryRow(subject: subject, unit: unit, content: content, locations: places, source: source)
  }
}
