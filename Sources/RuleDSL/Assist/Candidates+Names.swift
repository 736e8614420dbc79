/// Names that somebody gave to something.
extension CandidateCollector {
  func tiers() -> [Candidate] {
    vocabulary.tiers.map {
      Candidate(.symbol, $0.name, aliases: $0.aliases, Phrase("层级", "tier"), Symbol(.tier, $0.name))
    }
  }

  func indicators() -> [Candidate] {
    vocabulary.indicators.map {
      let detail = Phrase("指标，\($0.unit.text)", "indicator, \($0.unit.text)")
      return Candidate(.symbol, $0.name, aliases: $0.aliases, detail, Symbol(.indicator, $0.name))
    }
  }

  func layers() -> [Candidate] {
    vocabulary.layers.map {
      let code = $0.codes.first.map { "，\($0)" } ?? ""
      return Candidate(
        .symbol,
        $0.name,
        aliases: $0.aliases + $0.codes,
        Phrase("图层\(code)", "layer\(code)"),
        Symbol(.layer, $0.name)
      )
    }
  }

  func fields() -> [Candidate] {
    var seen: Set<String> = []
    return vocabulary.layers.flatMap { layer in
      layer.fields.filter { seen.insert($0.name).inserted }.map { field in
        Candidate(
          .symbol,
          field.name,
          aliases: [field.code],
          Phrase("\(layer.name)的字段，\(field.code)", "field of \(layer.name), \(field.code)"),
          Symbol(.field, field.name, .within(layer.name))
        )
      }
    }
  }

  func lists() -> [Candidate] {
    vocabulary.lists.map {
      Candidate(.symbol, $0.name, aliases: $0.aliases, Phrase("名录", "list"), Symbol(.list, $0.name))
    }
  }

  func designations() -> [Candidate] {
    vocabulary.designations.map {
      Candidate(.symbol, $0.name, Phrase("定位", "designation"), Symbol(.designation, $0.name))
    }
  }

  func values() -> [Candidate] {
    vocabulary.designations.flatMap { designation in
      designation.values.map {
        Candidate(
          .symbol,
          $0.name,
          aliases: $0.aliases,
          Phrase("\(designation.name)的取值", "value of \(designation.name)"),
          Symbol(.value, $0.name, .within(designation.name))
        )
      }
    }
  }

  func codeSystems() -> [Candidate] {
    vocabulary.codeSystems.map {
      Candidate(.symbol, $0.name, Phrase("代码系统", "code system"), Symbol(.codeSystem, $0.name))
    }
  }

  /// Codes are found by their names, too.
  func codes() -> [Candidate] {
    vocabulary.codeSystems.flatMap { system in
      system.codes.map { code in
        Candidate(
          .symbol,
          code.text,
          aliases: [code.name],
          Phrase("\(code.name)，\(system.name)", "\(code.name), \(system.name)"),
          Symbol(.code, code.text, .within(system.name))
        )
      }
    }
  }

  /// In the marks of titles, found without them, too.
  func documents() -> [Candidate] {
    vocabulary.documents.map { document in
      Candidate(
        .symbol,
        "《\(document.title)》",
        aliases: [document.title] + (document.number.map { [$0] } ?? []),
        Phrase(document.number ?? "文件", document.number ?? "document"),
        Symbol(.document, document.title)
      )
    }
  }

  func statements(_ isWanted: (Statement) -> Bool) -> [Candidate] {
    program.statements.filter(isWanted).map(\.heading).map {
      Candidate(.symbol, $0.id, aliases: [$0.title], Phrase($0.title, $0.title), Symbol(.statement, $0.id))
    }
  }

  func packs() -> [Candidate] {
    program.packs.filter { !$0.name.isEmpty }.map { Candidate(.symbol, $0.name, Phrase("规则包", "pack")) }
  }

  /// 设 of the rule that is being written.
  func definitions() -> [Candidate] {
    named(.definition).map { Candidate(.symbol, $0.name, Phrase("设", "let"), $0) }
  }

  /// Names of 要求, of rules that the file tests or holds.
  func requirements() -> [Candidate] {
    let names = occurrences.filter { $0.symbol.kind == .requirement && $0.isDefinition }.map(\.symbol)
    return names.map { Candidate(.symbol, $0.name, Phrase("要求", "requirement"), $0) }
  }

  /// The units of the 案例 that is being written.
  func scenarioUnits() -> [Candidate] {
    named(.unit).map { Candidate(.unit, $0.name, Phrase("单位", "unit of this scenario"), $0) }
  }

  /// What is defined in the block of the cursor.
  private func named(_ kind: Symbol.Kind) -> [Symbol] {
    var seen: Set<String> = []
    return occurrences.filter {
      $0.isDefinition && $0.symbol.kind == kind && block.contains($0.span.start)
        && seen.insert($0.symbol.name).inserted
    }
    .map(\.symbol)
  }
}
