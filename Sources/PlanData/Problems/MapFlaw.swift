internal import RuleDSL

/// Something about a whole file or layer that the reader of a report should know; the rest is read all the same.
///
/// What is wrong with single features are findings: see `FeatureFlaw`.
///
/// Data only; the wording is in `MapFlaw+Wording.swift`.
public struct MapFlaw: Hashable, Codable, Sendable {
  /// Relative to the plan set.
  public var file: String
  /// Layer of the file; empty where the whole file is meant.
  public var layer: String
  /// Number of the feature in its layer, from 1; `nil` where the whole layer is meant.
  public var feature: Int?
  public var kind: Kind

  init(
    _ kind: Kind,
    file: String,
    layer: String = "",
    feature: Int? = nil
  ) {
    self.kind = kind
    self.file = file
    self.layer = layer
    self.feature = feature
  }

  public enum Severity: Hashable, Sendable {
    /// A file or layer was not read.
    case error
    /// A feature was left out.
    case flaw
    /// Worth knowing.
    case note
  }

  public enum Kind: Hashable, Codable, Sendable {
    // A file or a layer that is not read.
    case unreadable(reason: String)
    case libraryMissing(name: String, package: String)
    case database(DatabaseFailure)
    case refused(Refusal)
    /// The layer does not say in which system its coordinates are.
    case systemMissing
    /// The layer states a system in words that are not understood.
    case systemNotUnderstood(String)
    /// A table of a GeoPackage that is not in its list of layers.
    case unregistered
    /// The files of a Shapefile hold different numbers of records.
    case countsDisagree(shapes: Int, index: Int, records: Int)
    /// Another file of the plan draws the same layer, and the same ground otherwise.
    case contested(other: String)
    /// It lies off the ground of its plan, or else off all the plan's other layers; the meridian by which it would not.
    case elsewhere(kilometres: Int, isGround: Bool, meridian: Int?)
    /// The name seems to speak of a state of the plan in words of its own.
    case stateUnclear(word: String, likely: String)
    /// No PROJ transformation leads from the system to CGCS2000.
    case systemUnusable(String)
    /// There is no room in memory for its features.
    case tooLarge
    case fieldMissing(String)
    /// A file or folder is called by the code of one unit and the name of another.
    case nameAgainstCode(String, code: String)
    /// Neither a field nor the name of the file or folder says whose plan it is.
    case ownerUnknown
    /// Records marked as deleted, which some programs show and others do not.
    case recordsDeleted(Int)
    /// Values of a field break off within a character, so that they are not whole.
    case textCut(field: String, records: Int)
    /// Text in two encodings, or in none.
    case encodingMixed(used: String)
    /// A copy of another file by its name, which says something else.
    case copyDiffers(of: String)
    // A feature.
    case unitUnknown(String)
    case unitNameUnknown(String)
    /// Several units have the name.
    case unitUnclear(String, codes: [String])
    /// Features of a plan's own file carry the code of a unit elsewhere.
    case foreignUnit(String, of: String)
    /// Features carry the code of one unit, or stand in its file, and the name of another.
    case unitNameAgainstCode(String, code: String)
    /// Some features do not say to which layer of a table they belong.
    case codeBlank(field: String)
    /// A code of a unit's own system that the system lacks, or of which no 对照 says what it is to the layer's 条件.
    case codeUnmapped(field: String, String, system: String)
    /// No layer of the vocabulary has this name, but nearly: what it draws may be missed.
    case layerUnknown(near: String)
    // Notes.
    /// Ground that a plan's own file draws, of a unit that is not in the plan set.
    case groundUnknown(String)
    /// The plan provides the same layer there too; both are taken together.
    case repeats(String)
    /// A link to a folder that was searched before.
    case folderAgain
    /// Maps may be in the file, in a format that is not read: a layer by its name, or all that a plan hands in.
    case formatUnread(near: String?, isPlan: Bool)
    /// A copy of another file, by its name and its bytes.
    case copyUnused(of: String)
    /// The file says that its layer is called otherwise than the file, which is another layer of the vocabulary.
    case nameOverruled(String)
    /// A field is read by the longer name that it was cut from.
    case fieldCut(String, from: String)
    /// A copy by its name, of which the original is not there.
    case copyAlone
    /// Text is not in the encoding that the files declare.
    case encodingOverruled(declared: String, used: String)
    case heights
    case transformed(from: String)
    case worldTaken
    /// Codes with blanks or full-width characters were read as if they had none.
    case codesFolded(field: String)
    /// A field for an area says something else, which nothing that is judged depends on.
    case notANumber(field: String, text: String)
  }

  /// Whether it was not read, and may be a layer that rules know.
  var mayHideLayer: Bool {
    switch kind {
    case .layerUnknown, .copyAlone, .formatUnread(.some, _), .formatUnread(_, isPlan: true): true
    default: severity == .error
    }
  }

  public var severity: Severity {
    switch kind {
    case .unreadable, .libraryMissing, .database, .refused, .systemMissing, .systemUnusable, .systemNotUnderstood,
      .tooLarge,
      .fieldMissing, .ownerUnknown, .countsDisagree, .unregistered, .contested, .elsewhere, .stateUnclear:
      .error
    case .unitUnknown, .unitNameUnknown, .unitUnclear, .foreignUnit, .codeBlank, .codeUnmapped, .recordsDeleted,
      .nameAgainstCode, .unitNameAgainstCode,
      .encodingMixed, .copyDiffers,
      .textCut, .layerUnknown, .formatUnread(.some, _), .formatUnread(_, isPlan: true):
      .flaw
    case .groundUnknown, .repeats, .folderAgain, .formatUnread, .copyUnused, .copyAlone, .fieldCut,
      .nameOverruled,
      .encodingOverruled, .heights,
      .transformed, .worldTaken, .codesFolded, .notANumber:
      .note
    }
  }
}

extension MapFlaw: Comparable {
  /// By file, layer and feature, then by what is said.
  public static func < (left: MapFlaw, right: MapFlaw) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.layer != right.layer { return left.layer < right.layer }
    if left.feature != right.feature { return (left.feature ?? 0) < (right.feature ?? 0) }
    return left.message.chinese < right.message.chinese
  }
}
