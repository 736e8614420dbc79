internal import RuleDSL
internal import Transmission

/// A sheet of the workbook that a report is: its name, its columns, and its rows, one at a time.
public struct ReportSheet {
  /// A cell as it is to be shown.
  public enum Cell: Hashable, Sendable {
    case text(String)
    /// Digits.
    case number(String)
    /// The word of a verdict, in its colour as 0xRRGGBB.
    case verdict(String, colour: UInt32)
  }

  public let name: String
  public let columns: [(name: String, width: Int)]
  let rows: (([Cell]) -> Void) -> Void

  /// Gives every row.
  public func forEachRow(_ body: ([Cell]) -> Void) { rows(body) }
}

extension Verdict {
  /// Its colour in documents, as 0xRRGGBB.
  var paint: UInt32 {
    switch self {
    case .fail: 0xB00020
    case .undetermined: 0x8A5A00
    case .waived: 0x7B1FA2
    case .pass: 0x1B6E33
    case .notApplicable: 0x5F6B76
    }
  }
}
