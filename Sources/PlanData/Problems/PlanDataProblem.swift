public import RuleDSL

/// One thing that keeps a plan set from being read, and where it stands.
///
/// Data only; the wording is in `PlanDataProblem+Wording.swift`.
public struct PlanDataProblem: Hashable, Sendable {
  public let kind: Kind
  /// Relative to the plan set; empty where the folder itself is meant.
  public let file: String
  /// Sheet or layer; empty where the file has only one.
  public let sheet: String
  /// Row in the file or sheet, the header being row 1.
  public let row: Int?
  public let column: Column?
  /// `C5`, in a sheet whose rows do not have one field in each column.
  public let cell: String?

  init(
    _ kind: Kind,
    file: String = "",
    sheet: String = "",
    row: Int? = nil,
    column: Column? = nil,
    cell: String? = nil
  ) {
    self.kind = kind
    self.cell = cell
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }

  public enum Kind: Hashable, Sendable {
    // The folder.
    case folderMissing(String)
    case notFolder(String)
    case folderUnreadable(String, reason: String)
    case noUnitTable(lookedFor: [String])
    /// With files in formats that are not read, and what to do about each.
    case noFigureTable(lookedFor: [String], unread: [String: Phrase])
    case declaredFileMissing
    // A file.
    /// Its name, or that of its folder, is no text in UTF-8 or holds control characters.
    case nameUnusable
    case unreadable(reason: String)
    case libraryMissing(name: String, package: String)
    /// Without it digests cannot be worked out.
    case digestLibraryMissing
    case database(DatabaseFailure)
    /// Its name says that it is a table.
    case tableUnread(UnreadForm)
    case emptyFile
    case noRows
    case sheetsMissing
    case tableTooLarge
    case refused(Refusal)
    case memoryLacking(megabytes: Int, left: Int)
    /// No table was made out in a sheet or file that is called like one, or that shows some of its words.
    case notUnderstood(found: [String])
    /// Neither UTF-8 nor GB18030; the position counts bytes from 0.
    case wrongEncoding(byte: Int)
    case wideEncoding
    case notText
    case columnMissing(Column, found: [String])
    case columnRepeated(Column)
    /// A header that is not known, and the column that it all but names.
    case headerUnknown(String, nearest: Column)
    /// A column of so many figures, of which the header does not say whose they are.
    case columnUnclear(String, figures: Int)
    /// A line over rows, of which other lines say whose or which figures they hold, and this one does not.
    case lineUnclear(String)
    /// Numbers, the first in a cell, behind the figures in a column without a header.
    case headerBlank(cell: String, figures: Int)
    // A row.
    case ragged(expected: Int, found: Int)
    case rowTooLong(limitBytes: Int)
    case quoteOpen
    case blank
    /// A formula without a result.
    case notCalculated
    /// `#N/A` and the like.
    case formulaError(String)
    /// The file holds a cell more than once, with these contents.
    case cellRepeated(String)
    /// A number or date where a code was written once.
    case codeSpoiled(String, CodeFlaw)
    // A unit of government.
    case codeRepeated(String, first: Place)
    case tierUnknown(String, known: [String])
    case parentUnknown(String, nearest: String?, taken: String?)
    /// 批复日期 that is none.
    case dateUnknown(String)
    case parentCycle([String])
    case parentNotAbove(parent: String, parentTier: String, tier: String)
    /// A unit below the highest tier without a parent; its code may tell which it is.
    case parentBlank(unit: String, taken: String?)
    // A figure.
    case unitUnknown(String, nearest: String?)
    case unitAmbiguous(String, among: [String])
    /// Two names of a row are of units neither of which lies within the other.
    case unitsApart(String, String)
    /// One figure for several units together, which says nothing of each.
    case jointFigure(String, units: [String])
    /// Code and name of a row are of different units.
    case nameMismatch(code: String, known: String, name: String)
    case badYear(String)
    case badRelation(String)
    case badRole(String)
    case badNumber(String, NumberFlaw)
    case measureUnknown(String, nearest: String?)
    case wrongDimension(indicator: String, expected: Dimension, measure: String, found: Dimension)
    case outOfRange(String)
    case tooPrecise(String)
    case unitsConflict(String, String)
    case relationsConflict(String, String)
    case percentUnknown(String)
    case beyondGround(String, tier: String, ground: String)
    /// An area larger than the 行政区 layer of the plan itself.
    case beyondOwnGround(Subject, String, ground: String)
    case sumDiffers(indicator: String, stated: String, sum: String)
    case nameUnknown(String, subject: Phrase, nearest: String, rows: Int)
    case figuresDiffer(Subject, here: String, there: String, first: Place)
    // A row of a list or designation.
    case keysCollide(list: String, key: String, names: [String], first: Place)
    case placeOutside(String, unit: String)
    case valueUnknown(String, designation: String, nearest: String?)
    case valueRepeated(place: String, designation: String, here: String, there: String, first: Place)
    // All of them.
    case more(Int)
  }

  /// Whether a table was not read at all.
  var losesTable: Bool {
    switch kind {
    case .unreadable, .libraryMissing, .database, .tableTooLarge, .refused, .memoryLacking, .notUnderstood,
      .wrongEncoding, .wideEncoding, .notText, .sheetsMissing, .columnMissing, .declaredFileMissing, .tableUnread:
      true
    default: false
    }
  }

  /// Why a text is no number, as far as it can be seen.
  public enum NumberFlaw: Hashable, Sendable {
    case separators
    case negative
    case scientific
    case unitAttached
    case other
  }

  /// What became of a code.
  public enum CodeFlaw: Hashable, Sendable {
    /// `1.50121E+17`.
    case scientific
    /// More digits than a number keeps.
    case tooLong
    case date
    /// Others have zeros in front.
    case zerosLost(other: String)
  }

  /// A row of another table.
  public struct Place: Hashable, Sendable {
    public let file: String
    public let sheet: String
    public let row: Int
    public let cell: String?
  }

  /// What a figure is about.
  public struct Subject: Hashable, Sendable {
    public let unit: String
    public let indicator: String
    public let year: Int
  }
}

extension PlanDataProblem: Comparable {
  /// By file and row, then by what is said, so that the order of reading does not show.
  public static func < (left: PlanDataProblem, right: PlanDataProblem) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.sheet != right.sheet { return left.sheet < right.sheet }
    if left.row != right.row { return (left.row ?? 0) < (right.row ?? 0) }
    if left.column != right.column { return (left.column?.rawValue ?? 0) < (right.column?.rawValue ?? 0) }
    return left.message.chinese < right.message.chinese
  }
}

/// Why a plan set cannot be read: every problem of every file, sorted by file and row.
public struct PlanDataFailure: Error, Sendable {
  public let problems: [PlanDataProblem]

  public init(problems: [PlanDataProblem]) { self.problems = problems }
}
