@testable internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Transmission

/// Draws a workbook of figures as planners keep them, and knows which cell is which figure.
struct RandomTables {
  var random: SplitMix64
  let vocabulary: Vocabulary
  private(set) var family: DraftFamily
  private(set) var book = DraftWorkbook(sheets: [])
  private(set) var meant: [MeantFigure] = []
  /// Items of lists, as rows of a plain table.
  private(set) var entries: [String] = []
  /// The workbook holds the units, too.
  private(set) var holdsUnits = false
  let file: Format
  private let mark: Character
  private let encoding: Int
  /// What of it was drawn, for whoever looks for the fault.
  private(set) var kind = ""

  enum Format: String, CaseIterable {
    case xlsx, ods, csv, gpkg
    /// A workbook of Excel 97, of which GDAL reads what cells store.
    case xls

    static let own: [Format] = [.xlsx, .ods, .csv, .gpkg]
  }

  /// The file tells neither formats nor merged cells.
  var isText: Bool { [.csv, .gpkg, .xls].contains(file) }

  typealias Time = (year: Int, role: Role)

  init(seed: UInt64, _ vocabulary: Vocabulary, as format: Format? = nil) {
    random = SplitMix64(seed: seed)
    self.vocabulary = vocabulary
    family = DraftFamily(&random)
    let own = random.pick(Format.own)
    file = format ?? own
    mark = random.pick([",", ",", "\t", ";"])
    encoding = random.below(6)
    draw()
    book.sharesTexts = random.once(in: 2)
  }

  private mutating func draw() {
    let times: [[Time]] = [
      [(2035, .own)], [(2025, .own), (2035, .own)], [(2035, .own), (2035, .allotted)],
      [(2020, .present), (2035, .own)],
      [(2020, .present), (2025, .own), (2035, .own)], [(2035, .allotted)],
    ]
    var drawn = random.pick(times)
    let several = isText ? 1 : 2
    switch file == .gpkg ? 0 : random.below(several == 1 ? 6 : 10) {
    case 0: add("附表1", .long, drawn)
    case 1, 2: add("规划指标", .wide, drawn)
    case 3: add("指标", .transposed, drawn)
    case 4:
      let subjects = subjects()
      var page = page("指标", subjects, drawn)
      for county in family.counties { page.drawProfile(of: county, isNamedInTitle: true) }
      take(page)
      kind = "stacked"
    case 5:
      family.addTowns(&random)
      add("乡镇指标", .levels, drawn)
    case 6:
      let subjects = subjects()
      for county in family.counties {
        let isNamed = random.once(in: 2)
        var page = page(isNamed ? "\(county.name)指标" : county.name, subjects, drawn)
        page.drawProfile(of: county, isNamedInTitle: isNamed)
        take(page)
      }
      kind = "profiles"
    case 7:
      drawn = [(2025, .own), (2035, .own)]
      let subjects = subjects()
      for time in drawn { add("\(time.year)年", .wide, [time], subjects, mayOmitYear: true) }
      kind = "years"
    case 8:
      let subjects = subjects()
      add("本级指标", .wide, [(2035, .own)], subjects)
      add("下达指标", .wide, [(2035, .allotted)], subjects, mayOmitRole: true)
      kind = "roles"
    default:
      let subjects = subjects()
      for county in family.counties {
        add("\(county.name)", .long, drawn, subjects, of: [county])
      }
      kind = "long sheets"
    }
    guard several > 1 else { return }
    if random.once(in: 4), family.towns.isEmpty { addUnits() }
    if random.once(in: 3) { addList() }
    if random.once(in: 3) { addNotes() }
    if random.once(in: 4) { hideCopy() }
  }

  private mutating func subjects() -> [DraftPage.Subject] {
    DraftColumn.subjects(vocabulary, 1 + random.below(4), &random)
  }

  private mutating func page(_ name: String, _ subjects: [DraftPage.Subject], _ times: [Time]) -> DraftPage {
    DraftPage(
      name,
      family,
      subjects,
      times,
      random.next(),
      isText: isText,
      isBare: file == .gpkg,
      isOld: file == .xls
    )
  }

  private mutating func add(
    _ name: String,
    _ layout: DraftPage.Layout,
    _ times: [Time],
    _ subjects: [DraftPage.Subject]? = nil,
    mayOmitYear: Bool = false,
    mayOmitRole: Bool = false,
    of units: [DraftFamily.Unit]? = nil
  ) {
    var page = page(name, subjects ?? self.subjects(), times)
    page.mayOmitYear = mayOmitYear
    page.mayOmitRole = mayOmitRole
    kind = "\(layout)"
    switch layout {
    case .long: page.drawLong(units)
    case .wide: page.drawWide()
    case .transposed: page.drawTransposed()
    case .levels: page.drawLevels()
    }
    take(page)
  }

  private mutating func take(_ page: DraftPage) {
    book.sheets.append(isText ? page.sheet.unmerged : page.sheet)
    meant += page.meant
  }

  private mutating func addUnits() {
    var page = page("行政区", [], [])
    page.drawUnits()
    take(page)
    holdsUnits = true
  }

  private mutating func addList() {
    guard !vocabulary.lists.isEmpty else { return }
    let list = random.pick(vocabulary.lists)
    var page = page(random.pick([list.name, "名录"] + list.aliases), [], [])
    entries += page.drawList(list)
    take(page)
  }

  private mutating func addNotes() {
    var sheet = DraftSheet("填表说明")
    for (row, text) in ["填表说明", "1. 各县（市、区）按实际填写。", "2. 面积以万亩为单位，保留两位小数。"].enumerated() {
      sheet[row, 0] = DraftCell(text: text, mustBeUsed: false)
    }
    book.sheets.insert(sheet, at: random.once(in: 2) ? 0 : book.sheets.count)
  }

  /// A draft that was left in the workbook and that nobody looks at.
  private mutating func hideCopy() {
    guard let first = book.sheets.first else { return }
    var copy = DraftSheet("草稿")
    copy.isHidden = true
    for (row, cells) in first.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        copy[row, column] = cell.map { DraftCell(text: $0.text, mustBeUsed: false) }
      }
    }
    book.sheets.append(copy)
  }

  // MARK: Faults

  /// Figures that cannot be read any more.
  private(set) var spoiled: Set<MeantFigure.Key>?
  /// It is a figure itself that cannot be read.
  private(set) var spoilsFigure = false

  /// Spoils the cell of one figure, or one that says what figures are about.
  mutating func spoil() {
    guard !meant.isEmpty else { return }
    let figure = random.pick(meant)
    let name = figure.place.prefix { $0 != "!" }
    guard let sheet = book.sheets.firstIndex(where: { $0.name == name }) else { return }
    var place = figure.cell
    var lost = [figure]
    let all = meant
    let same = { (path: KeyPath<MeantFigure, DraftPlace?>) in
      all.filter { $0.place.prefix { $0 != "!" } == name && $0[keyPath: path] == figure[keyPath: path] }
    }
    let choice = random.below(3)
    if choice == 0, let subject = figure.subject {
      (place, lost) = (subject, same(\.subject))
      let text = random.pick(["无此县", "某某", "999999"])
      for row in Set(lost.map(\.cell.row) + [subject.row]) where row == subject.row || isText {
        book.sheets[sheet][row, place.column] = DraftCell(text: text)
      }
    } else if choice == 1, let header = figure.header, let text = book.sheets[sheet][header.row, header.column]?.text
    {
      (place, lost) = (header, same(\.header))
      let names = vocabulary.indicators.flatMap { [$0.name] + $0.aliases }.filter { text.contains($0) }
      let alias = names.max { $0.count < $1.count } ?? text
      let odd = text.replacing(alias, with: "某" + alias.dropFirst())
      for column in Set(lost.map(\.cell.column) + [header.column]) {
        // Where nothing is merged, the same may stand over each column.
        guard book.sheets[sheet][header.row, column]?.text == text else { continue }
        book.sheets[sheet][header.row, column] = DraftCell(text: odd)
      }
    } else {
      book.sheets[sheet][place.row, place.column] = spoiledValue()
    }
    let text = book.sheets[sheet][place.row, place.column]?.text ?? ""
    kind += " with \(text) in \(columnLetters(place.column))\(place.row + 1)"
    spoiled = Set(lost.map(\.key))
    spoilsFigure = place == figure.cell
  }

  private mutating func spoiledValue() -> DraftCell {
    if !isText, random.once(in: 3) {
      return random.once(in: 2) ? DraftCell(text: "", kind: .formula) : DraftCell(text: "#N/A", kind: .error)
    }
    let texts = ["1,23", "12..5", "O.5", "三百余", "12e3", "-3", "1 2 3", "百分之十", "见附件", "12万公里", "3.5.1"]
    return DraftCell(text: random.pick(texts))
  }

  // MARK: Results

  var name: String { "指标.\(file.rawValue)" }

  var bytes: [UInt8] {
    switch file {
    case .xlsx: book.xlsx
    case .xls: book.xls
    case .ods: book.ods
    case .csv: text
    case .gpkg: book.sheets[0].geoPackage
    }
  }

  /// The only sheet as text, with any mark between columns and in several encodings.
  private var text: [UInt8] {
    let text = book.sheets[0].text(mark)
    switch encoding {
    case 0: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 1: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case 2: return nationalText(text)
    default: return Array(text.utf8)
    }
  }

  /// The same figures as a plain table.
  var plain: String { meant.reduce(MeantFigure.header) { $0 + $1.line } }

  /// Where a figure stands, as reports write it.
  func place(of figure: MeantFigure) -> String {
    book.sheets.count > 1 ? figure.place : "!" + figure.place.split(separator: "!").suffix(1).joined()
  }
}
