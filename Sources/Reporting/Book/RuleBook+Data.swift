internal import RuleDSL
internal import Transmission

extension RuleBook {
  /// Everything, for scripts: version 1, one rule and one line of a 目录 per line.
  var json: String {
    let rules = entries.map { entry in JSONText.text { write(entry, to: &$0) } }
    let lines = lines.map { line in JSONText.text { write(line, to: &$0) } }
    return "{\"version\":1,\n\"rules\":[\n" + rules.joined(separator: ",\n") + "\n],\n\"catalogue\":[\n"
      + lines.joined(separator: ",\n") + "\n]}\n"
  }

  private func write(_ entry: Entry, to json: inout JSONText) {
    let heading = entry.heading
    func names(_ kind: Symbol.Kind) -> [String] { entry.symbols.filter { $0.kind == kind }.map(\.name) }
    json.object { json in
      json.member("id", heading.id)
      json.member("title", heading.title)
      json.member("level", heading.level.rawValue)
      json.member("basis", each: heading.basis.provisions.map(\.full)) { $0.value($1) }
      json.member("basisUnverified", heading.basis.unverifiedNote)
      json.member("bindingReason", heading.bindingReason)
      json.member("draft", heading.draft)
      json.member("from", heading.since?.text)
      json.member("until", heading.repealed?.text)
      json.member("pack", program.pack(of: heading)?.name)
      json.member("file", entry.file)
      json.member("tiers", each: entry.statement.tiers) { $0.value(program.vocabulary.tiers[$1].name) }
      json.member("indicators", each: names(.indicator)) { $0.value($1) }
      json.member("layers", each: names(.layer)) { $0.value($1) }
      json.member("text", entry.text)
      json.member("quotation", entry.quotation)
      json.member("obligations", entry.obligations)
      json.member("remarks", each: entry.remarks) { $0.value($1) }
      json.member("scenarios", each: entry.scenarios) { $0.value($1) }
      json.object("verdicts") { json in
        for verdict in Verdict.worstFirst { json.member(verdict.rawValue, entry.verdicts[verdict] ?? 0) }
      }
      json.object("coverage") { json in
        json.member("seen", entry.coverage.seen)
        json.member("all", entry.coverage.all)
      }
    }
  }

  private func write(_ line: CatalogueLine, to json: inout JSONText) {
    json.object { json in
      json.member("catalogue", line.catalogue)
      json.member("number", line.number)
      json.member("name", line.name)
      json.member("rules", each: line.rules) { $0.value($1) }
      json.member("builtIn", each: line.builtIn) { $0.value($1) }
      json.member("state", line.state.rawValue)
      json.member("basis", line.basis)
      json.member("missing", line.missing)
    }
  }

  /// The lines of every 目录; where there is none, the rules.
  var csv: String {
    let rows: [[String]]
    if lines.isEmpty {
      rows =
        [pick(["编号", "名称", "级别", "依据", "文件"], ["id", "title", "level", "basis", "file"])]
        + entries.map {
          [$0.heading.id, $0.heading.title, $0.heading.level.name[language], wording.ground($0.heading), $0.file]
        }
    } else {
      rows =
        [
          pick(
            ["目录", "编号", "检查什么", "规则", "固有检查", "程度", "出处", "缺什么"],
            ["catalogue", "number", "name", "rules", "builtin", "state", "basis", "missing"]
          )
        ]
        + lines.map {
          [
            $0.catalogue, $0.number, $0.name, wording.list($0.rules), wording.list($0.builtIn),
            $0.state.name[language], $0.basis, $0.missing,
          ]
        }
    }
    return CSVText.text(rows)
  }
}
