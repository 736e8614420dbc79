public import RuleDSL

/// The tables of a plan set with their heads and no rows yet.
public enum StarterTable: CaseIterable {
  case units
  case figures
  case lists
  case designations

  private var kind: TableKind {
    switch self {
    case .units: .units
    case .figures: .figures
    case .lists: .lists
    case .designations: .designations
    }
  }

  /// The base name of the file, which is that of its sheet.
  public func name(_ language: Language) -> String { kind.names[language == .chinese ? 1 : 0] }

  /// The heads of its columns, those that have to be filled first.
  public func columns(_ language: Language) -> [(name: String, isRequired: Bool)] {
    kind.columns.map { column in
      (column.spellings[language == .chinese ? 0 : 1], kind.required.contains(column))
    }
  }
}
