import TestKit

@testable import RuleDSL
@testable import Transmission

/// A random family whose plans have lists and designations, as plain dictionaries by code: what the tests judge again.
struct RandomNames {
  struct Place {
    var code: String
    var tier: Int
    var parent: String?
  }

  struct Item {
    /// Spelled with or without blanks, which play no part.
    var spelling: String
    var places: [String]

    var key: String { spelling.filter { $0 != " " } }
  }

  var generator: SplitMix64
  var places: [Place] = []
  let tiers: [Int]
  /// By code of the plan; absent where the plan set has none.
  var lists: [String: [Item]] = [:]
  /// Values by plan and place.
  var values: [String: [String: Int]] = [:]
  /// Plans of which a document is transcribed completely.
  var complete: Set<String> = []

  static let keys = ["甲", "乙", "丙"]
  /// 0 and 1 are apart; 2 is a subdivision of 0, 3 of 2.
  static let broader: [Int?] = [nil, nil, 0, 2]

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    tiers = generator.pick([[1, 2, 3], [1, 3], [1, 2, 3, 4], [2, 3], [1, 2]])
    place("1", 1, nil)
    for city in 0..<2 {
      place("1\(city)", 2, "1")
      for county in 0..<(1 + generator.below(2)) {
        place("1\(city)\(county)", 3, "1\(city)")
        if generator.once(in: 2) { place("1\(city)\(county)0", 4, "1\(city)\(county)") }
      }
    }
    for place in places {
      if generator.once(in: 4) { complete.insert(place.code) }
      if !generator.once(in: 3) { lists[place.code] = items(of: place.code) }
      if !generator.once(in: 3) { values[place.code] = statements(of: place.code) }
    }
  }

  private mutating func place(_ code: String, _ tier: Int, _ parent: String?) {
    places.append(Place(code: code, tier: tier, parent: parent))
  }

  private mutating func items(of code: String) -> [Item] {
    let within = places.map(\.code).filter { $0.hasPrefix(code) } + [code]
    return Self.keys.filter { _ in !generator.once(in: 3) }.map { key in
      let places = (0..<generator.below(3)).map { _ in generator.pick(within) }
      return Item(spelling: generator.once(in: 3) ? key + " " : key, places: places)
    }
  }

  private mutating func statements(of code: String) -> [String: Int] {
    var stated: [String: Int] = [:]
    for place in places.map(\.code) where place.hasPrefix(code) && !generator.once(in: 2) {
      stated[place] = generator.below(Self.broader.count)
    }
    return stated
  }

  // MARK: As the engine reads it

  static let listCode = EntrySubject.list(0)
  static let designation = EntrySubject.designation(0)

  var program: RuleProgram {
    var program = RuleProgram()
    program.vocabulary.tiers = Programs.tiers
    program.vocabulary.lists = [
      ItemList(name: "名录", key: .name, ignored: [.blanks]), ItemList(name: "别的名录", key: .name),
    ]
    program.vocabulary.designations = [
      Designation(name: "定位", values: Self.broader.enumerated().map { .init(name: "值\($0)", broader: $1) })
    ]
    program.statements = [
      .entries(EntryTransmission(heading: Programs.heading("N-1"), subject: Self.listCode, tiers: tiers)),
      .entries(EntryTransmission(heading: Programs.heading("N-2"), subject: Self.designation, tiers: tiers)),
    ]
    return program
  }

  /// What of a row cannot be read.
  enum Blot: CaseIterable { case content, place, owner }

  /// Rows stand in the files in the order of the places.
  ///
  /// - Parameter blot: A row, counted around all there are, and what of it cannot be read.
  /// - Returns: The family as the readers would give it.
  /// - Throws: Where the places are no tree.
  func world(blot: (row: Int, kind: Blot)? = nil) throws -> PlanWorld {
    let codes = places.map(\.code)
    let entries = places.map { place in
      let parent = place.parent.flatMap { codes.firstIndex(of: $0) }
      return UnitTable.Entry(code: place.code, name: place.code, tier: place.tier, parent: parent)
    }
    guard let (units, _) = UnitTable.make(entries) else { throw Flaw.cycle }
    let number = Dictionary(uniqueKeysWithValues: units.codes.enumerated().map { ($0.element, $0.offset) })
    var rows: [EntryRow] = []
    func add(_ subject: EntrySubject, _ unit: String, _ content: EntryRow.Content, _ places: [String]) {
      let document = complete.contains(unit) ? "全" : ""
      let source = FigureSource(origin: .init(document: document, clause: "", file: "lists.csv"), row: rows.count + 2)
      let locations = places.compactMap { number[$0] }
      guard let unit = number[unit] else { return }
      rows.append(EntryRow(subject: subject, unit: unit, content: content, locations: locations, source: source))
    }
    for code in codes {
      if complete.contains(code) { add(.list(1), code, .item(number: "", name: "别的"), []) }
      if let list = lists[code], list.isEmpty { add(Self.listCode, code, .nothing, []) }
      for item in lists[code] ?? [] { add(Self.listCode, code, .item(number: "", name: item.spelling), item.places) }
      for (place, value) in (values[code] ?? [:]).sorted(by: { $0.key < $1.key }) {
        add(Self.designation, code, .value(value), place == code && rows.count % 2 == 0 ? [] : [place])
      }
    }
    var ownerless: [EntrySubject: Int] = [:]
    if let blot, !rows.isEmpty {
      let place = blot.row % rows.count
      switch blot.kind {
      case .content: rows[place].content = .unread
      case .place:
        rows[place].hasUnreadPlace = true
        rows[place].locations = Array(rows[place].locations.dropFirst())
      case .owner: ownerless[rows.remove(at: place).subject] = 1
      }
    }
    let store = EntryStore(rows, ownerless: ownerless)
    return PlanWorld(units: units, figures: .empty, entries: store, completeDocuments: ["全"])
  }

  enum Flaw: Error { case cycle }
}
