/// 规则包: which there are, and which file belongs to which.
extension Compiler {
  /// The text of a clause; `nil` without one.
  func text(of clause: SyntaxTree.Clause?) -> String? {
    if case .raw(let raw) = clause?.content { raw.text } else { nil }
  }

  func pack(of block: SyntaxTree.Block) -> Int? {
    packOfFile.indices.contains(block.span.file) ? packOfFile[block.span.file] : nil
  }

  /// Whether two places stand in files of two packs.
  func isOfOtherPack(_ one: Span, _ other: Span) -> Bool {
    guard packOfFile.indices.contains(one.file), packOfFile.indices.contains(other.file) else { return false }
    return packOfFile[one.file] != packOfFile[other.file]
  }

  mutating func numberPacks() {
    let numbers = Set(tree.files.map(\.pack)).sorted()
    packOfFile = tree.files.map { numbers.firstIndex(of: $0.pack) ?? 0 }
    program.packs = numbers.map { _ in RulePack() }
  }

  mutating func compilePacks() {
    for block in blocks(.pack) {
      guard let place = pack(of: block) else { continue }
      if !program.packs[place].name.isEmpty {
        problems.append(
          .duplicate(block.title.text, .pack, at: block.span, first: program.packs[place].span)
        )
        continue
      }
      if let known = program.packs.first(where: { $0.name == block.title.text }), !known.name.isEmpty {
        problems.append(.duplicate(block.title.text, .pack, at: block.span, first: known.span))
      }
      program.packs[place] = declaration(block)
    }
    for block in blocks(.pack) { requireBases(of: block) }
  }

  private mutating func declaration(_ block: SyntaxTree.Block) -> RulePack {
    var pack = RulePack(name: block.title.text, span: block.span)
    if case .raw(let version) = required(.version, of: block)?.content {
      pack.version = version.text
      if !RulePack.isVersion(version.text) { problems.append(.malformedVersion(version.text, at: version.span)) }
    }
    if case .list(let codes) = single(.units, in: block.clauses)?.content {
      for code in codes {
        if firstDigits(ofUnit: code.text) == nil {
          problems.append(.malformedUnit(code.text, at: code.span))
        } else {
          pack.ground.append(CodeSystem.folded(code.text))
        }
      }
    }
    pack.ground = Set(pack.ground).sorted()
    pack.tiers = appliesTo(block.clauses)
    pack.buildsOn = bases(of: block).map(\.base)
    for (place, clause) in block.clauses.enumerated() where clause.keyword == .wording {
      let earlier = block.clauses[..<place]
      guard let first = earlier.first(where: { $0.keyword == clause.keyword && $0.label?.text == clause.label?.text })
      else { continue }
      problems.append(.clauseRepeated(clause.keyword, at: clause.span, first: first.span))
    }
    for clause in block.clauses where clause.keyword == .wording {
      guard let label = clause.label, let word = text(of: clause) else { continue }
      let levels = Level.allCases.map(\.keyword)
      guard let keyword = choose(label, levels), let level = Level(keyword) else { continue }
      pack.levelNames[level] = word
    }
    return pack
  }

  /// 全国 2026.11: a name and, behind a blank, the lowest version.
  private mutating func bases(of block: SyntaxTree.Block) -> [(base: RulePack.Base, span: Span)] {
    guard case .list(let items) = single(.buildsOn, in: block.clauses)?.content else { return [] }
    return items.map { (Self.base($0.text), $0.span) }
  }

  private static func base(_ text: String) -> RulePack.Base {
    let parts = text.split { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }.map(String.init)
    let version = parts.count > 1 && parts.last?.first?.isNumber ?? false ? parts.last : nil
    return RulePack.Base(name: version == nil ? text : parts.dropLast().joined(separator: " "), version: version)
  }

  /// Blocks of packs behind those of the packs that they build on, whatever the order of the files: rows add names to
  /// what is defined before.
  func basesFirst(_ blocks: [SyntaxTree.Block]) -> [SyntaxTree.Block] {
    let packs = self.blocks(.pack)
    guard packs.count > 1 else { return blocks }
    var depths: [String: Int] = [:]
    // As deep as there are packs; those that build on each other in a circle stop there.
    for _ in packs {
      for pack in packs {
        guard case .list(let items) = pack.clauses.first(where: { $0.keyword == .buildsOn })?.content else {
          continue
        }
        let below = items.map { depths[Self.base($0.text).name, default: 0] }.max() ?? 0
        depths[pack.title.text] = min(below + 1, packs.count)
      }
    }
    var depthOfPack: [Int: Int] = [:]
    for block in packs {
      if let place = pack(of: block) { depthOfPack[place] = depths[block.title.text, default: 0] }
    }
    let order = blocks.map { pack(of: $0).flatMap { depthOfPack[$0] } ?? 0 }
    return blocks.indices.sorted { (order[$0], $0) < (order[$1], $1) }.map { blocks[$0] }
  }

  private mutating func requireBases(of block: SyntaxTree.Block) {
    guard case .list(let items) = block.clauses.first(where: { $0.keyword == .buildsOn })?.content,
      let place = pack(of: block)
    else { return }
    for (item, base) in zip(items, program.packs[place].buildsOn) {
      guard base.name != block.title.text else {
        problems.append(.baseItself(base.name, at: item.span))
        continue
      }
      guard let known = program.packs.first(where: { $0.name == base.name }) else {
        let others = program.packs.filter { $0.span != block.span }.map(\.name).filter { !$0.isEmpty }
        let name = Span(file: item.span.file, start: item.span.start, end: item.span.start + base.name.utf8.count)
        let near = nearest(to: base.name, among: others)
        problems.append(.baseMissing(base.name, at: item.span, exact: name, nearest: near))
        continue
      }
      if let version = base.version, !known.isAtLeast(version) {
        problems.append(.baseTooOld(base.name, version, found: known.version, at: item.span))
      }
    }
  }
}
