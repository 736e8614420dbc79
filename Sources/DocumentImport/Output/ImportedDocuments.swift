public import RuleDSL

/// What several documents state, each commitment once.
public struct ImportedDocuments: Sendable {
  /// Two values of one commitment.
  public struct Conflict: Hashable, Sendable {
    public var first: ImportedFigure
    public var second: ImportedFigure
  }

  public private(set) var readings: [DocumentReading]
  /// In the order of documents; what several state stands once, as first stated.
  public private(set) var figures: [ImportedFigure] = []
  public private(set) var conflicts: [Conflict] = []

  /// Two values that one place is given.
  public struct EntryConflict: Hashable, Sendable {
    public var first: ImportedEntry
    public var second: ImportedEntry
  }

  /// In the order of documents; what several state stands once, as first stated.
  public private(set) var entries: [ImportedEntry] = []
  public private(set) var entryConflicts: [EntryConflict] = []

  private struct Key: Hashable {
    var place: String
    var year: Int
    var indicator: Int
  }

  public init(_ readings: [DocumentReading], _ vocabulary: Vocabulary) {
    self.readings = readings
    var known: [Key: [ImportedFigure]] = [:]
    for figure in readings.flatMap(\.figures) {
      let key = Key(place: figure.place ?? "", year: figure.year, indicator: figure.indicator)
      let others = known[key] ?? []
      if let other = others.first(where: { !$0.agrees(with: figure) }) {
        conflicts.append(Conflict(first: other, second: figure))
      } else if others.isEmpty {
        known[key] = [figure]
        figures.append(figure)
      } else if !others.contains(where: { $0.says(figure) }) {
        known[key, default: []].append(figure)
        figures.append(figure)
      }
    }
    takeEntries(vocabulary)
    dropUnnumbered()
    noteMissing()
  }

  /// An item that one document numbers and another names only is one item.
  private mutating func dropUnnumbered() {
    struct Named: Hashable {
      var owner: String
      var list: Int
      var name: String
    }
    let named = { (entry: ImportedEntry) -> (Named, isNumbered: Bool)? in
      guard case .item(let list, let number, let name) = entry.content else { return nil }
      return (Named(owner: entry.owner ?? "", list: list, name: name), !number.isEmpty)
    }
    let numbered = Set(entries.compactMap { named($0) }.filter(\.isNumbered).map(\.0))
    entries.removeAll { named($0).map { !$0.isNumbered && numbered.contains($0.0) } ?? false }
  }

  private mutating func takeEntries(_ vocabulary: Vocabulary) {
    var known: [ImportedEntry.Subject: Int] = [:]
    for entry in readings.flatMap(\.entries) {
      let subject = entry.subject(vocabulary)
      guard let first = known[subject] else {
        known[subject] = entries.count
        entries.append(entry)
        continue
      }
      switch (entries[first].content, entry.content) {
      case (.value(_, let value), .value(_, let other)) where value != other:
        entryConflicts.append(EntryConflict(first: entries[first], second: entry))
      default: entries[first] = entries[first].completed(by: entry)
      }
    }
  }

  /// What all other approvals of a government state, and one does not.
  private mutating func noteMissing() {
    let approvals = readings.indices.filter { readings[$0].head.isApproval && !readings[$0].figures.isEmpty }
    for document in approvals {
      let others = approvals.filter { $0 != document && readings[$0].head.issuer == readings[document].head.issuer }
      guard let first = others.first else { continue }
      let own = Set(readings[document].figures.map(\.indicator))
      let common = others.dropFirst().reduce(Set(readings[first].figures.map(\.indicator))) { known, other in
        known.intersection(readings[other].figures.map(\.indicator))
      }
      for indicator in common.subtracting(own).sorted() {
        readings[document].remarks.append(.indicatorMissing(document: document, indicator: indicator))
      }
    }
  }
}

extension ImportedEntry {
  /// With the places that the other states, where it states none itself.
  fileprivate func completed(by other: ImportedEntry) -> ImportedEntry {
    var copy = self
    if copy.locations.isEmpty { copy.locations = other.locations }
    return copy
  }
}

extension ImportedFigure {
  /// Whether both can hold: the same amount as far as printed, or words beside a number.
  func agrees(with other: ImportedFigure) -> Bool {
    switch (content, other.content) {
    case (.reference(let left), .reference(let right)): return left == right
    case (.reference, .printed), (.printed, .reference): return true
    case (.printed(let left), .printed(let right)):
      return left.allSatisfy { print in
        right.allSatisfy { other in
          guard let one = try? Quantity(digits: print.digits, unit: print.unit),
            let two = try? Quantity(digits: other.digits, unit: other.unit)
          else { return false }
          if one.unit.isSame(as: two.unit) { return one.base == two.base }
          let steps = [one, two].map { Int64(clamping: $0.unit.scale / powerOfTen($0.decimals)) }
          return (one.base - two.base).magnitude <= UInt64(steps.max() ?? 0)
        }
      }
    }
  }

  /// Whether it says all that the other does.
  func says(_ other: ImportedFigure) -> Bool {
    switch (content, other.content) {
    case (.reference(let left), .reference(let right)): left == right
    case (.printed, .reference): true
    case (.reference, .printed): false
    case (.printed(let left), .printed(let right)):
      right.allSatisfy { print in left.contains { $0.unit.isSame(as: print.unit) } }
    }
  }
}
