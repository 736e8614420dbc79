internal import RuleDSL

/// What a 案例 is when one thing in it is another: figures at and just beside bounds, days at and beside 施行, other tiers,
/// maps with fewer cells and of another size, other values of fields.
extension Scenario {
  func variants(for statement: Statement, _ vocabulary: Vocabulary) -> [Scenario] {
    var bare = self
    bare.tests = [statement.heading.id]
    let words = statement.words(vocabulary)
    let sized = bare.sizes()
    let once =
      bare.figureVariants() + bare.dayVariants(statement.heading) + bare.tierVariants(vocabulary)
      + bare.mapVariants(words) + sized + bare.layerVariants(statement, vocabulary) + bare.entryVariants()
    // Of very many, as where maps have many fields, some of each sort.
    let step = (once.count + Self.mostVariants - 1) / Self.mostVariants
    return step < 2 ? once : stride(from: 0, to: once.count, by: step).map { once[$0] }
  }

  private static let mostVariants = 160

  /// The same with one thing changed, and the title telling which.
  private func changed(_ what: String, _ change: (inout Scenario) -> Void) -> Scenario {
    var copy = self
    change(&copy)
    copy.title = "\(title)，\(what)"
    copy.expectations = []
    return copy
  }

  // MARK: Figures

  private func figureVariants() -> [Scenario] {
    plans.indices.flatMap { plan in
      plans[plan].figures.indices.flatMap { cell -> [Scenario] in
        guard case .printed(let quantities) = plans[plan].figures[cell].content, let quantity = quantities.first
        else {
          return []
        }
        let others = plans.flatMap(\.figures).compactMap { figure -> Quantity? in
          guard case .printed(let all) = figure.content, let first = all.first, first.dimension == quantity.dimension
          else { return nil }
          return first
        }
        let name = plans[plan].name
        var seen: Set<Quantity> = [quantity]
        let values = (quantity.near + others + others.flatMap(\.near)).filter { seen.insert($0).inserted }.prefix(24)
        let printed = values.map { value in
          changed("\(name)的数改为 \(value.text)") { $0.plans[plan].figures[cell].content = .printed([value]) }
        }
        return printed + [changed("\(name)的一个数没有填") { $0.plans[plan].figures.remove(at: cell) }]
      }
    }
  }

  // MARK: Days

  private func dayVariants(_ heading: Heading) -> [Scenario] {
    let days = [heading.effective, heading.repealed].compactMap(\.self).flatMap { [$0] + $0.neighbours }
    let single = plans.indices.flatMap { plan in
      days.map { day in
        changed("\(plans[plan].name) \(day.text) 批复") { $0.plans[plan].approval = .approved(day) }
      }
    }
    let whole = days.map { day in
      changed("都在 \(day.text) 批复") { copy in
        for plan in copy.plans.indices { copy.plans[plan].approval = .approved(day) }
      }
    }
    let states = plans.indices.flatMap { plan in
      [
        changed("\(plans[plan].name) 在编") { $0.plans[plan].approval = .drafted },
        changed("\(plans[plan].name) 已批复") { $0.plans[plan].approval = PlanDate("2026-06-30").map { .approved($0) } },
      ]
    }
    return single + whole + states
  }

  // MARK: Tiers

  private func tierVariants(_ vocabulary: Vocabulary) -> [Scenario] {
    plans.indices.flatMap { plan in
      vocabulary.tiers.indices.filter { tier in
        tier != plans[plan].tier && (plans[plan].parent.map { plans[$0].tier < tier } ?? true)
          && plans.allSatisfy { $0.parent != plan || $0.tier > tier }
          && maps.allSatisfy { map in
            let tiers = vocabulary.layers[map.layer].tiers
            return map.plan != plan || tiers.isEmpty || tiers.contains(tier)
          }
      }.map { tier in
        changed("\(plans[plan].name)是\(vocabulary.tiers[tier].name)") { $0.plans[plan].tier = tier }
      }
    }
  }

  // MARK: Maps

  private func mapVariants(_ words: [String]) -> [Scenario] {
    maps.indices.flatMap { place -> [Scenario] in
      let map = maps[place]
      let name = plans.indices.contains(map.plan) ? plans[map.plan].name : ""
      let gone = changed("\(name)的第 \(place + 1) 幅图没有交") { $0.maps.remove(at: place) }
      let cells = map.rows.indices.flatMap { row in map.rows[row].indices.map { (row, $0) } }
      let flipped = cells.prefix(16).map { row, column in
        changed("\(name)的第 \(place + 1) 幅图第 \(row + 1) 行第 \(column + 1) 格相反") {
          $0.maps[place].rows[row][column].toggle()
        }
      }
      let fields = map.fields.indices.flatMap { field -> [Scenario] in
        let blank = map.fields[field].isEmpty ? [] : [""]
        let others = words.filter { $0 != map.fields[field] }
        return (blank + (map.fields[field].isEmpty ? ["某"] : []) + others).map { value in
          changed("\(name)的第 \(place + 1) 幅图的第 \(field + 1) 个字段为“\(value)”") {
            $0.maps[place].fields[field] = value
          }
        }
      }
      return [gone] + flipped + fields
    }
  }

  /// A map shows another layer that the statement reads.
  private func layerVariants(_ statement: Statement, _ vocabulary: Vocabulary) -> [Scenario] {
    guard let rule = statement.rule else { return [] }
    let conditions = [rule.condition].compactMap(\.self) + rule.requirements.map(\.condition)
    let read = Set(conditions.flatMap(\.layers).map(\.layer)).sorted()
    return maps.indices.flatMap { place -> [Scenario] in
      let map = maps[place]
      let known = vocabulary.layers[map.layer]
      return read.filter { other in
        let layer = vocabulary.layers[other]
        return other != map.layer && layer.geometry == known.geometry
          && (layer.tiers.isEmpty || layer.tiers.contains(plans[map.plan].tier))
      }.flatMap { other -> [Scenario] in
        let layer = vocabulary.layers[other]
        var new = map
        new.layer = other
        new.fields = layer.fields.map { field in
          known.fields.firstIndex { $0.name == field.name }.flatMap {
            map.fields.indices.contains($0) ? map.fields[$0] : nil
          } ?? ""
        }
        let name = "\(plans[map.plan].name)的第 \(place + 1) 幅图"
        let isWhole =
          layer.fields.isEmpty
          && maps.contains { $0.plan == new.plan && $0.layer == other && $0.version == new.version }
        return isWhole
          ? []
          : [
            changed("\(name)画的是\(layer.name)") { $0.maps[place] = new },
            changed("\(name)也是\(layer.name)") { $0.maps.append(new) },
          ]
      }
    }
  }

  /// Cells of other sizes, all alike: areas and widths just beyond a 容差.
  private func sizes() -> [Scenario] {
    guard !maps.isEmpty else { return [] }
    return ["0.3", "0.8", "1", "1.4", "2", "3", "5", "10", "21", "30", "60", "100", "200", "300"].compactMap { side in
      guard let size = try? Quantity(digits: side, unit: Unit(.metre)) else { return nil }
      return changed("每格 \(side) 米") { copy in
        for place in copy.maps.indices { copy.maps[place].cellMetres = size }
      }
    }
  }

  // MARK: Names

  private func entryVariants() -> [Scenario] {
    entries.indices.map { place in changed("少第 \(place + 1) 行名录") { $0.entries.remove(at: place) } }
  }
}

extension Quantity {
  /// One unit of the last digit more and less.
  fileprivate var near: [Quantity] {
    guard lastDigit.denominator == 1, let digit = Int64(exactly: lastDigit.numerator), digit > 0 else { return [] }
    return [base - digit, base.addingReportingOverflow(digit).partialValue].filter { $0 >= 0 }
      .map { Quantity(base: $0, unit: unit, decimals: decimals) }
  }
}

extension Statement {
  /// The values of fields that it speaks of: texts of 属于, and the codes of a matrix.
  fileprivate func words(_ vocabulary: Vocabulary) -> [String] {
    switch self {
    case .rule(let rule):
      let conditions =
        rule.requirements.map(\.condition) + rule.exceptions.map(\.condition) + [rule.condition].compactMap(\.self)
      return conditions.flatMap(\.words).uniqued
    case .matrix(let matrix):
      let (zones, uses) = (vocabulary.codeSystems[matrix.zones.system], vocabulary.codeSystems[matrix.uses.system])
      let codes =
        matrix.columns.flatMap(\.codes).map { zones.codes[$0].text }
        + matrix.rows.flatMap(\.codes).map { uses.codes[$0].text }
      let fields = matrix.conditions.flatMap(\.condition.words) + matrix.exceptions.flatMap(\.condition.words)
      return (codes + fields).uniqued
    case .figures, .line, .entries, .monitor: return []
    }
  }
}

extension Condition {
  fileprivate var words: [String] {
    switch self {
    case .everyFeature(_, let condition): condition.words
    case .all(let parts), .any(let parts): parts.flatMap(\.words)
    case .not(let part): part.words
    case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles, .relation,
      .distinct, .tier:
      selections.flatMap(\.condition.words)
    }
  }
}

extension FeatureCondition {
  fileprivate var words: [String] {
    switch self {
    case .among(_, let values): values.texts
    case .all(let parts), .any(let parts): parts.flatMap(\.words)
    case .not(let part): part.words
    case .stated, .matches, .compare: []
    }
  }
}

extension [String] {
  /// Each once, in the order of the first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
