@testable import RuleDSL
@testable import Transmission

/// A plan set as its rows say it: who stands above whom, and what each plan says about a figure.
struct ReferenceWorld {
  let vocabulary: Vocabulary
  let sketch: Sketch

  typealias Place = Sketch.Place
  typealias Key = FigureColumn.Key

  /// What a plan set says about one figure.
  enum Word {
    /// `half` is half a unit of the last printed digit.
    case number(Fraction, half: Fraction, relation: Direction)
    /// 引用, of a figure that is not there.
    case deferred
    case unallotted
    case notApplicable
    case unprovided

    /// Whether the plan says something, if only in words.
    var isStated: Bool {
      switch self {
      case .number, .deferred: true
      case .unallotted, .notApplicable, .unprovided: false
      }
    }

    var isNumber: Bool { if case .number = self { true } else { false } }

    var isUnprovided: Bool { if case .unprovided = self { true } else { false } }

    var isUnallotted: Bool { if case .unallotted = self { true } else { false } }

    var isExempt: Bool {
      switch self {
      case .unallotted, .notApplicable: true
      case .number, .deferred, .unprovided: false
      }
    }
  }

  // MARK: Units

  func place(_ code: String) -> Place? { sketch.places.first { $0.code == code } }

  /// From the administrative parent up.
  func ancestors(of place: Place) -> [Place] {
    guard let parent = place.parent.flatMap(self.place) else { return [] }
    return [parent] + ancestors(of: parent)
  }

  func children(of place: Place) -> [Place] { sketch.places.filter { $0.parent == place.code } }

  /// Whom 下达关系 names: a line about the subject goes before one about every subject.
  func namedIssuer(of place: Place, _ indicator: Int) -> Place? {
    func named(_ word: String) -> Place? { sketch.places.first { $0.code == word || $0.name == word } }
    let lines = vocabulary.issuers.filter { line in
      named(line.unit)?.code == place.code && named(line.issuer)?.code != place.code
    }
    let line = lines.first { $0.indicator == indicator } ?? lines.first { $0.indicator == nil }
    return line.flatMap { named($0.issuer) }
  }

  // MARK: Figures

  func row(_ place: Place, _ key: Key) -> Sketch.Row? {
    sketch.rows.first { $0.unit == place.code && $0.key == key }
  }

  /// What was issued, or what the plan states, as it stands; without a row, a document that is transcribed completely
  /// says 未分解 by its silence.
  func word(_ place: Place, _ key: Key) -> Word {
    guard let row = row(place, key) else { return isSilent(place, key) ? .unallotted : .unprovided }
    switch row.content {
    case .printed(let prints):
      guard let print = prints.first else { return .unprovided }
      let digit = Fraction(print.unit.scale, power(10, print.decimals))
      return .number(Fraction(Int128(print.base)), half: digit * Fraction(1, 2), relation: row.relation)
    case .reference: return .deferred
    case .unallotted: return .unallotted
    case .notApplicable: return .notApplicable
    }
  }

  /// Whether a row says anything about it, if only that nothing was allotted.
  func says(_ place: Place, _ key: Key) -> Bool {
    guard let row = row(place, key) else { return false }
    if case .printed(let prints) = row.content { return !prints.isEmpty }
    return true
  }

  private func power(_ base: Int128, _ exponent: UInt8) -> Int128 {
    exponent == 0 ? 1 : base * power(base, exponent - 1)
  }

  private func isSilent(_ place: Place, _ key: Key) -> Bool {
    guard key.role == .own || key.role == .allotted else { return false }
    let rows = sketch.rows.filter { $0.unit == place.code && $0.key.role == key.role }
    return rows.contains { sketch.completeDocuments.contains($0.document) }
      && !rows.contains { $0.key.indicator == key.indicator }
  }

  /// What a plan commits to: a figure that is deferred to what an issuer allots is that figure, where it is there.
  func commitment(_ place: Place, _ key: Key, issuer: Place?) -> Word {
    let word = word(place, key)
    guard case .deferred = word, key.role.isCommitment, let row = row(place, key),
      case .reference(let text) = row.content
    else { return word }
    let allotted = Key(indicator: key.indicator, year: key.year, role: .allotted)
    guard let issued = self.row(place, allotted), case .number = self.word(place, allotted),
      Self.names(text, issuer, issued.document)
    else { return word }
    return self.word(place, allotted)
  }

  /// Whether the words mean what this issuer, or this document, allots.
  private static func names(_ text: String, _ issuer: Place?, _ document: String) -> Bool {
    guard let who = text.split(separator: "下达").first, text.contains("下达") else {
      return document.contains(text.drop { $0 == "见" })
    }
    let name = who.hasPrefix("不超过") ? String(who.dropFirst(3)) : String(who)
    return name == "上级" || name == issuer?.name
  }

  /// The years in which any plan states the subject or was allotted a figure.
  func years(_ indicator: Int) -> Set<Int> {
    Set(
      sketch.rows.filter { $0.key.indicator == indicator && ($0.key.role == .own || $0.key.role == .allotted) }
        .map(\.key.year)
    )
  }

  /// Whether figures of the subject are issued apart from the plans' own.
  func isIssuedApart(_ indicator: Int) -> Bool {
    sketch.allottedIndicators.contains(indicator)
      || sketch.rows.contains { $0.key.indicator == indicator && $0.key.role == .allotted }
  }
}
