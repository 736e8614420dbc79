internal import PlanData
internal import RuleDSL
internal import Transmission

/// A loaded plan set as text, every figure with its place.
func rendered(_ set: LoadedPlanSet, _ vocabulary: Vocabulary) -> String {
  let world = set.world
  var lines: [String] = []
  if !set.problems.isEmpty { lines = ["problems", rendered(PlanDataFailure(problems: set.problems)) + "units"] }
  if lines.isEmpty { lines = ["units"] }
  for place in 0..<world.units.count {
    let parent = world.units.parents[place]
    lines.append(
      "  \(world.units.codes[place]) \(world.units.names[place])"
        + " \(vocabulary.tiers[Int(world.units.tiers[place])].name)"
        + (parent < 0 ? "" : " ← \(world.units.codes[Int(parent)])")
    )
  }
  for (index, column) in world.figures.columns.enumerated() {
    lines.append("\(vocabulary.indicators[column.key.indicator].name) \(column.key.year) \(column.key.role)")
    for cell in column.chunks.joined() { lines.append("  " + rendered(cell, world)) }
    for reprint in world.figures.reprints where reprint.column == index {
      lines.append("  另印 " + rendered(reprint.cell, world))
    }
  }
  for row in world.entries.rows { lines.append(rendered(row, world, vocabulary)) }
  for entry in set.ledger where entry.file != "expected.txt" {
    for unused in entry.unused {
      let place = [entry.sheet.isEmpty ? entry.file : "\(entry.file)[\(entry.sheet)]", unused.place].filter {
        !$0.isEmpty
      }
      lines.append("unused \(place.joined(separator: " "))：\(unused.reason.chinese) · \(unused.reason.english)")
    }
  }
  for note in set.notes { lines += ["note", "  " + note.chinese, "  " + note.english] }
  return lines.joined(separator: "\n") + "\n"
}

private func rendered(_ cell: FigureColumn.Cell, _ world: PlanWorld) -> String {
  let code = world.units.codes[Int(cell.unit)]
  switch world.datum(cell) {
  case .known(let quantity, let relation, let source):
    return "\(code) \(relation.symbol) \(quantity.text)\(rendered(source))"
  case .reference(let text, let relation, let source):
    return "\(code) \(relation.symbol) “\(text)”\(rendered(source))"
  case .unallotted(let source): return "\(code) 未分解\(source.map { rendered($0) } ?? "")"
  case .notApplicable(let source): return "\(code) 不适用\(rendered(source))"
  case .unprovided: return "\(code) 未提供"
  }
}

private func rendered(_ row: EntryRow, _ world: PlanWorld, _ vocabulary: Vocabulary) -> String {
  var words = [vocabulary.name(of: row.subject), world.units.codes[row.unit]]
  switch row.content {
  case .item(let number, let name): words += ["“\(number)”", "“\(name)”"]
  case .nothing: words.append("无")
  case .unread: words.append("读不出")
  case .value(let value):
    if case .designation(let index) = row.subject {
      words.append(vocabulary.designations[index].values[value].name)
    }
  }
  words += row.locations.map { "@\(world.units.codes[$0])" } + (row.hasUnreadPlace ? ["@读不出"] : [])
  return words.joined(separator: " ") + rendered(row.source)
}

private func rendered(_ source: FigureSource) -> String {
  let origin = source.origin
  let words = [origin.document, origin.clause, origin.link].filter { !$0.isEmpty }
  let sheet = origin.sheet.isEmpty ? "" : "[\(origin.sheet)]"
  return " | \(words.joined(separator: " ")) | \(origin.file)\(sheet):\(origin.column)\(source.row)"
}

/// Problems as text, in both languages.
func rendered(_ failure: PlanDataFailure) -> String {
  failure.problems.flatMap { problem in
    [
      problem.message.chinese, "  → " + problem.remedy.chinese, problem.message.english,
      "  → " + problem.remedy.english,
    ]
  }.joined(separator: "\n") + "\n"
}

/// Loads a folder and renders what came of it.
func outcome(of folder: String, program: RuleProgram = FixtureVocabulary.program, jobs: Int = 2) -> String {
  do throws(PlanDataFailure) {
    return rendered(try loadPlanSet(at: folder, program: program, jobs: jobs), program.vocabulary)
  } catch {
    return rendered(error)
  }
}
