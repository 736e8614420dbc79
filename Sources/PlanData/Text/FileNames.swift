/// Whether a file only says in which database tables and layers are.
func isDatabase(_ file: String) -> Bool { nameParts(file).ending == "pg" }

/// Base name and ending of a file name, both in lower case: `Units.CSV` is `units` and `csv`.
func nameParts(_ file: String) -> (base: String, ending: String) {
  let name = file.split(separator: "/").last.map { $0.lowercased() } ?? ""
  guard let dot = name.lastIndex(of: ".") else { return (name, "") }
  return (String(name[..<dot]), String(name[name.index(after: dot)...]))
}
