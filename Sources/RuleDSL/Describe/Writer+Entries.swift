extension Writer {
  /// In words, since no rule reads names.
  func obligations(of entries: EntryTransmission) -> [[String]] {
    let (lower, upper) = (tiers(entries.tiers.dropFirst()), tiers(entries.tiers.dropLast()))
    let name = vocabulary.name(of: entries.subject)
    let rules: [(Keyword, String, [Phrase])] =
      switch entries.subject {
      case .list(let index):
        [
          (.carry, lower, [Phrase("本级有\(name)", "the plan has a \(name)")]),
          (
            .honour, lower,
            [
              Phrase(
                "上级\(name)里所在地在本级的，本级的\(name)都有，多列不限",
                "it has every item of the upper \(name) that lies within its territory, and may have more"
              ), telling(vocabulary.lists[index]),
            ]
          ),
          (
            .aggregate, upper,
            [
              Phrase(
                "本级\(name)的每一条，所在地的下级都有；没有写所在地的，至少一个下级有",
                "every item of its \(name) is in that of the lower plan it lies in; without a place, in that of any lower plan"
              )
            ]
          ),
        ]
      case .designation(let index):
        [
          (.carry, lower, [Phrase("本级写明\(name)", "the plan states its \(name)")]),
          (
            .honour, lower,
            [
              Phrase(
                "本级的\(name)就是上级给它定的，或是其细化；上级没有单独定的，同上级自己的比；本级给下级定的也是这样",
                "its \(name) is what an upper plan gave it, or a subdivision; where none did, it is held to the parent's own; "
                  + "so is what it gives to plans below"
              )
            ] + refinements(vocabulary.designations[index])
          ),
        ]
      }
    return rules.map { obligation, tiers, sentences in
      rule(obligation, entries.heading, tiers, sentences.map { "  # " + $0[language] })
    }
  }

  /// What distinguishes items.
  private func telling(_ list: ItemList) -> Phrase {
    let key = word(list.key.keyword)
    let ignored = ItemList.Difference.allCases.filter(list.ignored.contains).map { word($0.keyword) }
    let names = ignored.joined(separator: language == .chinese ? "、" : ", ")
    return ignored.isEmpty
      ? Phrase("\(key)一字不差才是同一条", "items are one where \(key) is the same to the letter")
      : Phrase("\(key)相同是同一条，不计\(names)", "items are one where \(key) is the same but for \(names)")
  }

  private func refinements(_ designation: Designation) -> [Phrase] {
    designation.values.compactMap { value in
      value.broader.map { broader in
        let wider = designation.values[broader].name
        return Phrase("\(value.name)是\(wider)的细化", "\(value.name) is a subdivision of \(wider)")
      }
    }
  }
}
