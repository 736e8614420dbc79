/// Holds sound rule files to the habits of ``LintRule``; nothing where they are unsound.
///
/// Remarks are about the files whose indices are named, in the order of the text.  A pack leaves out rules that it names in
/// 不查, and a line those that stand in its comment: `# 不查 L303`.
public func lint(
  _ files: [SourceFile],
  _ compilation: Compilation,
  own: Set<Int>,
  rules: [LintRule] = LintRule.all
) -> [LintRemark] {
  guard let program = compilation.program else { return [] }
  let input = LintInput(files, compilation, program, own: own)
  let found = rules.flatMap { rule in
    rule.check(input).map { remark in
      var remark = remark
      remark.code = rule.code
      return remark
    }
  }
  let exemptions = Exemptions(input)
  return found.filter { !exemptions.contains($0) }.sorted {
    ($0.primary.span, $0.code) < ($1.primary.span, $1.code)
  }
}

/// What packs and lines do not want to hear.
private struct Exemptions {
  private let input: LintInput
  /// By the number of a pack.
  private var codes: [Int: Set<String>] = [:]

  init(_ input: LintInput) {
    self.input = input
    for (file, tree) in input.tree.files.enumerated() {
      for clause in tree.blocks.filter({ $0.keyword == .pack }).flatMap({ $0.clauses(.unlinted) }) {
        guard case .list(let items) = clause.content else { continue }
        codes[input.files[file].pack, default: []].formUnion(items.map { $0.text.uppercased() })
      }
    }
  }

  func contains(_ remark: LintRemark) -> Bool {
    let span = remark.primary.span
    let file = input.files[span.file]
    if codes[file.pack]?.contains(remark.code) ?? false { return true }
    let line = input.lines(of: span.atStart)
    let text = String(decoding: file.bytes[line.start..<line.end], as: UTF8.self)
    guard let mark = text.lastIndex(where: { $0 == "#" || $0 == "＃" }) else { return false }
    let words = text[mark...].dropFirst().split { " \u{3000}\t、,，\n\r".contains($0) }
    let isSaid = words.first.map { Keyword(spelled: $0) == .unlinted } ?? false
    return isSaid && words.dropFirst().contains { $0.uppercased() == remark.code }
  }
}

/// Makes every safe change that lint rules propose, until none is left; nothing of files that are then unsound is changed.
///
/// The others are files whose words they use; these stay as they are.
public func linted(
  _ files: [SourceFile],
  knowing others: [SourceFile] = [],
  prover: (any MatrixProver)? = nil,
  rules: [LintRule] = LintRule.all
) -> (files: [SourceFile], applied: [(remark: LintRemark, file: SourceFile)]) {
  var files = files
  var applied: [(remark: LintRemark, file: SourceFile)] = []
  for _ in 0..<16 {
    let all = files + others
    let remarks = lint(all, compile(all, prover: prover), own: Set(files.indices), rules: rules)
    var changed = files
    var made: [(remark: LintRemark, file: SourceFile)] = []
    for (place, own) in Dictionary(grouping: remarks.filter { !$0.edits.isEmpty }, by: \.primary.span.file) {
      let (text, done) = files[place].changed(own, \.edits)
      changed[place] = SourceFile(name: files[place].name, text: text, pack: files[place].pack)
      made += done.map { ($0, files[place]) }
    }
    guard !made.isEmpty, compile(changed + others, prover: prover).program != nil else { break }
    files = changed
    applied += made.sorted { $0.remark.primary.span < $1.remark.primary.span }
  }
  return (files, applied)
}
