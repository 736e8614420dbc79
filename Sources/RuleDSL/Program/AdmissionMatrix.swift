/// 准入矩阵: which use is admitted in which zone.
public struct AdmissionMatrix: Hashable, Sendable {
  public var heading: Heading
  /// Indices into ``Vocabulary/tiers``; empty for every tier.
  public var tiers: [Int]
  /// 横向: where features of zones say their code.
  public var zones: CodedField
  /// 纵向: where parcels say their use; conditions are about the same features.
  public var uses: CodedField
  /// What was written on top, from left to right.
  public var columns: [Line]
  /// What was written on the left, from top to bottom.
  public var rows: [Line]
  public var conditions: [Requirement]
  /// 未列明: what holds where no row or no column covers a code.
  public var unlisted: Admission
  public var tolerance = AdmissionTolerance()
  public var message: AdmissionTemplate?
  public var exceptions: [Exception] = []
  /// 上级矩阵: ids of the matrices that this one was proved to be at least as strict as.
  public var refines: [String] = []
  /// What it says about every use in every zone, prepared for a million look-ups.
  public internal(set) var answers: Answers

  /// What holds for a use in a zone.
  ///
  /// - Parameters:
  ///   - use: Index of a code of the system of ``uses``.
  ///   - zone: Index of a code of the system of ``zones``.
  /// - Returns: The cell of the most specific row and column, or 未列明.
  public func answer(use: Int, zone: Int) -> Answer { answers[use, zone] }

  /// What a written cell says.
  public func cell(row: Int, column: Int) -> Admission { answers.cells[row * columns.count + column].admission }

  /// What a matrix says about every use in every zone.
  public struct Answers: Hashable, Sendable {
    /// One for each written cell, row by row, and ``unlisted`` as the last.
    fileprivate var cells: [Answer]
    /// For every use and zone of the two systems, use by use, an index into ``cells``.
    private let places: [Int]
    private let zoneCount: Int

    /// Resolves the written cells for every code of the two systems: the row of the most specific code that covers the
    /// use, and in it the column of the most specific code that covers the zone.
    ///
    /// There is one cell for every column, row by row.
    package init(
      _ grid: [[Admission]],
      columns: [Line],
      rows: [Line],
      unlisted: Admission,
      zones: CodeSystem,
      uses: CodeSystem
    ) {
      let columnOfZone = Self.lines(columns, of: zones)
      let rowOfUse = Self.lines(rows, of: uses)
      var cells: [Answer] = []
      for (row, line) in grid.enumerated() {
        for (column, admission) in line.enumerated() {
          cells.append(Answer(admission: admission, place: Place(row: row, column: column)))
        }
      }
      cells.append(Answer(admission: unlisted, place: nil))
      let last = cells.count - 1
      places = rowOfUse.flatMap { row in
        columnOfZone.map { column in
          guard let row, let column else { return last }
          return min(last, row * columns.count + column)
        }
      }
      (self.cells, zoneCount) = (cells, columnOfZone.count)
    }

    /// The same with another answer in one of the cells, which are numbered row by row, 未列明 last.
    func replacing(_ cell: Int, with admission: Admission) -> Answers {
      var copy = self
      if cells.indices.contains(cell) { copy.cells[cell].admission = admission }
      return copy
    }

    /// For every code of a system, the line of the most specific code that covers it.
    private static func lines(_ lines: [Line], of system: CodeSystem) -> [Int?] {
      var places: [Int: Int] = [:]
      for (place, line) in lines.enumerated() {
        for code in line.codes where places[code] == nil { places[code] = place }
      }
      return system.codes.map { code in code.lineage.lazy.compactMap { places[$0] }.first }
    }

    /// What holds for a use in a zone, as of ``AdmissionMatrix/answer(use:zone:)``.
    public subscript(use: Int, zone: Int) -> Answer { cells[places[use * zoneCount + zone]] }
  }

  /// What a matrix says about one use in one zone, and where it says so.
  public struct Answer: Hashable, Codable, Sendable {
    public var admission: Admission
    /// The written cell; `nil` where it is 未列明 that speaks.
    public var place: Place?

    public init(admission: Admission, place: Place?) {
      self.admission = admission
      self.place = place
    }
  }

  /// A cell, as indices into ``rows`` and ``columns``.
  public struct Place: Hashable, Codable, Sendable {
    public var row: Int
    public var column: Int
  }

  /// A row or a column: the codes at its head, each of which stands for all it covers.
  public struct Line: Hashable, Sendable {
    /// Indices into the codes of the system.
    public var codes: [Int]
    /// 其余: whether it stands for the top codes that no other line names.
    public var isRest: Bool
    public var span: Span

    package init(codes: [Int], isRest: Bool = false, span: Span) {
      self.codes = codes
      self.isRest = isRest
      self.span = span
    }
  }

  /// 条件①: what a parcel has to meet where a cell says so.
  public struct Requirement: Hashable, Sendable {
    /// As written, such as ① or 1.
    public var label: String
    public var condition: FeatureCondition
    public var span: Span
  }

  /// 例外: turns a failure into a waiver, naming itself.
  public struct Exception: Hashable, Sendable {
    public var label: String
    public var basis: Basis
    /// About the parcel.
    public var condition: FeatureCondition
    public var span: Span
  }
}

/// A field whose values are codes, and the system they belong to.
public struct CodedField: Hashable, Sendable {
  public var field: FieldReference
  /// Index into ``Vocabulary/codeSystems``.
  public var system: Int
}

/// 容差 of a matrix: an overlap of a parcel and a zone that is within any of these is none.
public struct AdmissionTolerance: Hashable, Sendable {
  /// Overlaps that are smaller or narrower than this.
  public var sliver = SpatialTolerance()
  /// A ratio; overlaps of at most this share of the parcel.
  public var share: Quantity?
}

/// A sentence of a matrix about one parcel, with placeholders.
public struct AdmissionTemplate: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    /// {本级的名称}: the unit whose plan it is.
    case name
    /// {分区}: code and name of the zone.
    case zone
    /// {用途}: code and name of the use.
    case use
    /// {面积}: the area of the overlap.
    case area
    /// {占比}: the overlap's share of the parcel.
    case share
    /// {用途的字段}: what the parcel says; an index into ``Layer/fields``.
    case field(Int)
  }

  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }
}
