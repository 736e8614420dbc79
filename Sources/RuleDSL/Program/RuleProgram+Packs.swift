extension RuleProgram {
  /// The pack that a statement belongs to.
  public func pack(of heading: Heading) -> RulePack? {
    heading.pack.flatMap { packs.indices.contains($0) ? packs[$0] : nil }
  }

  /// The packs on whose ground a statement does not hold: those that set it aside, and those of a narrower ground that set
  /// aside what it replaces.
  package func packsOverriding(_ heading: Heading) -> [RulePack] {
    let own = pack(of: heading)
    let replaced = own?.overrides.filter { $0.replacement == heading.id }.map(\.id) ?? []
    return packs.enumerated().filter { place, pack in
      place != heading.pack
        && pack.overrides.contains { override in
          replaced.contains(override.id)
            ? own.map { pack.isNarrower(than: $0) } ?? false : override.id == heading.id
        }
    }.map(\.element)
  }

  /// How an office calls a rule and its level where a plan stands; `nil` where no pack says so.
  public func office(of heading: Heading, code: String, tier: Int) -> (code: String?, level: String?) {
    let here = packs.filter { $0.covers(code: code, tier: tier) }
    // A city's word goes before its province's.
    func narrowest(_ word: (RulePack) -> String?) -> String? {
      let saying = here.filter { word($0) != nil }
      return saying.first { pack in !saying.contains { $0.isNarrower(than: pack) } }.flatMap(word)
    }
    return (narrowest { $0.officeCodes[heading.id] }, narrowest { $0.levelNames[heading.level] })
  }

  /// The program as 案例 of a pack see it: their units that state no code stand on its ground, and on that of the packs
  /// around it.
  package func standing(on place: Int?) -> RuleProgram {
    guard let place, packs.indices.contains(place), packs.count > 1 else { return self }
    var program = self
    for other in packs.indices {
      program.packs[other].coversCodeless =
        other == place || !packs[place].ground.isEmpty && packs[place].isPart(of: packs[other])
    }
    return program
  }
}
