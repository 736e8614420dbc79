internal import PlanData
internal import RuleDSL

/// What the packs of the project declare.
struct LibraryNames: Sendable {
  /// By the name of an indicator, a layer, a rule and so on, the pack that declares it.
  var packs: [String: String] = [:]
  /// The names of all packs.
  var all: [String] = []
}

extension RuleLibrary {
  /// Reads every pack of the project for the names that it declares.
  func names() throws(SystemFailure) -> LibraryNames {
    let files = try everything().sources
    let compilation = compile(files, prover: nil)
    var names = LibraryNames()
    guard let program = compilation.program else { return names }
    let packs = Dictionary(zip(Set(files.map(\.pack)).sorted(), program.packs.map(\.name))) { first, _ in first }
    names.all = program.packs.map(\.name).filter { !$0.isEmpty }
    for occurrence in compilation.occurrences where occurrence.isDefinition && occurrence.symbol.scope == .everywhere
    {
      guard files.indices.contains(occurrence.span.file) else { continue }
      let file = files[occurrence.span.file]
      guard let pack = packs[file.pack], !pack.isEmpty, file.bytes.indices.contains(occurrence.span.start) else {
        continue
      }
      let end = min(max(occurrence.span.end, occurrence.span.start), file.bytes.count)
      let text = String(decoding: file.bytes[occurrence.span.start..<end], as: UTF8.self)
      if names.packs[text] == nil { names.packs[text] = pack }
    }
    return names
  }
}
