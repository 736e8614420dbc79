extension RuleProgram {
  /// The pack that a statement belongs to.
  public func pack(of heading: Heading) -> RulePack? {
    heading.pack.flatMap { packs.indices.contains($0) ? packs[$0] : nil }
  }

  /// The packs on whose ground a statement does not hold: those that set it aside, and those of a narrower ground that set
  /// aside what it replaces.
  package func packsOverriding(_ heading: Heading) -> [RulePack] { placesOverriding(heading).map { packs[$0] } }

  /// The same as indices.
  package func placesOverriding(_ heading: Heading) -> [Int] {
    let own = pack(of: heading)
    let replaced = own?.overrides.filter { $0.replacement == heading.id }.map(\.id) ?? []
    return packs.enumerated().filter { place, pack in
      place != heading.pack
        && pack.overrides.contains { override in
          replaced.contains(override.id)
            ? own.map { pack.isNarrower(than: $0) } ?? false : override.id == heading.id
        }
    }.map(\.offset)
  }

  /// How an office calls a rule and its level where a plan stands; `nil` where no pack says so.
  public func office(of heading: Heading, code: String, tier: Int) -> (code: String?, level: String?) {
    let here = packs.filter { $0.covers(code: code, tier: tier) }
    // A city's word goes before its province's.
    func narrowest(_ word: (RulePack) -> String?) -> String? {
      let saying = here.filter { word($0) != nil }
      return saying.first { pack in !saying.contains { $0.isNarrower(than: pack) } }.flatMap(word)
    }
    // What replaces a rule goes by its code, unless it has one of its own.
    let replaced = pack(of: heading)?.overrides.filter { $0.replacement == heading.id }.map(\.id) ?? []
    let code = ([heading.id] + replaced).lazy.compactMap { id in narrowest { $0.officeCodes[id] } }.first
    return (code, narrowest { $0.levelNames[heading.level] })
  }

  /// The ids of the rules that somebody calls by an id, a title or the code of an office.
  package func ids(called name: String) -> [String] {
    headings.filter { $0.id == name || $0.title == name }.map(\.id) + ids(ofOfficeCode: name)
  }

  /// The ids of the rules that offices call by a code, and of what replaces them, sorted.
  package func ids(ofOfficeCode code: String) -> [String] {
    let named = Set(packs.flatMap { pack in pack.officeCodes.filter { $0.value == code }.map(\.key) })
    let replacements = packs.flatMap(\.overrides).filter { named.contains($0.id) }.compactMap(\.replacement)
    return named.union(replacements).sorted()
  }

  /// Whether a statement is a rule of another pack with the 容差 or 依据 that its own pack sets.
  package func isAdjusted(_ heading: Heading) -> Bool {
    pack(of: heading)?.overrides.contains { $0.id == heading.id && $0.isAdjustment } ?? false
  }

  /// The program as 案例 of a pack see it: their units that state no code stand on its ground, and on that of the packs
  /// around it.
  package func standing(on place: Int?) -> RuleProgram {
    guard let place, packs.indices.contains(place), packs.count > 1 else { return self }
    var program = self
    for other in packs.indices {
      program.packs[other].coversCodeless =
        other == place || !packs[place].ground.isEmpty && packs[place].isOnGround(of: packs[other])
    }
    return program
  }
}
