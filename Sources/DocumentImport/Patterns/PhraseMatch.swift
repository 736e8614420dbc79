internal import RuleDSL

/// What a phrasing found at a place of the text.
struct PhraseMatch {
  /// A figure, in as many units as it is printed in.
  struct Stated {
    var indicator: Int
    var year: Int?
    var place: String?
    var prints: [Print]
  }

  struct Print {
    var number: Range<Int>
    var digits: String
    var unit: Unit
    var unitText: String
  }

  var end: Int
  var indicator: Int?
  /// The same figure, in as many units as it is printed in.
  var prints: [Print] = []
  var reference: Range<Int>?
  /// The years that figures are of.
  var years: [(year: Int, range: Range<Int>)] = []
  /// The years that figures are compared with.
  var baseYears: [Range<Int>] = []
  var place: String?
  var direction: Direction?
  /// 分别: the names, the units of government, and what each of them, or each year, states.
  var names: [Int] = []
  var placeNames: [String] = []
  var respective: [Stated] = []
  /// Lists and designations.
  var list: Int?
  var value: (designation: Int, value: Int)?
  var items: Range<Int>?
  var places: PlaceList?

  /// Each indicator with its figure.
  var stated: [Stated] {
    guard respective.isEmpty else { return respective }
    return indicator.map { [Stated(indicator: $0, year: years.last?.year, prints: prints)] } ?? []
  }

  /// Whether what is listed comes below, as 重点建设项目包括： says.
  var opensList: Bool { items?.isEmpty ?? false || places?.range.isEmpty ?? false }
}

/// What a phrasing with 分别 went over, for one behind it that does not name it again.
struct Carried {
  var names: [Int] = []
  var years: [(year: Int, range: Range<Int>)] = []
  var places: [String] = []

  init() {}

  init(_ match: PhraseMatch) {
    names = match.names.isEmpty ? [match.indicator].compactMap(\.self) : match.names
    if match.years.count > 1 { years = match.years }
    if match.placeNames.count > 1 { places = match.placeNames }
  }

  /// What a piece says itself is not carried.
  func without(years ownYears: Bool, places ownPlaces: Bool) -> Carried {
    var rest = self
    if ownYears { rest.years = [] }
    if ownPlaces { rest.places = [] }
    return rest
  }
}

/// 甲县、乙县和丙县, or 甲县等3个县.
struct PlaceList {
  var range: Range<Int>
  /// `nil` for what looks like a unit of government and is not known.
  var names: [String?] = []
  /// How many there are said to be.
  var counted: Int?
}
