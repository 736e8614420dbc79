internal import RuleDSL
internal import Transmission

extension RuleBook {
  func write<Writer: DocumentWriter, Failure: Error>(
    with writer: consuming Writer,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = writer
    writer.begin(pick("规则汇编", "Rule book"))
    summary(&writer)
    catalogue(&writer)
    writer.heading(pick("规则", "Rules"), level: 2)
    try flush(&writer, to: sink)
    for entry in entries {
      write(entry, &writer)
      try flush(&writer, to: sink)
    }
    indices(&writer)
    writer.end()
    try flush(&writer, to: sink)
  }

  private func flush<Writer: DocumentWriter, Failure: Error>(
    _ writer: inout Writer,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let text = writer.text
    writer.text = ""
    try sink(text)
  }

  // MARK: In front

  private func summary(_ writer: inout some DocumentWriter) {
    let unverified = unverified
    let binding = entries.filter { $0.heading.level == .binding }
    let untested = entries.filter(\.scenarios.isEmpty)
    let points = entries.map(\.coverage)
    let (seen, all) = (points.map(\.seen).reduce(0, +), points.map(\.all).reduce(0, +))
    writer.paragraph(
      pick(
        "共 \(entries.count) 条规则，刚性 \(binding.count) 条；有依据的 \(entries.count - unverified.count) 条，依据待核的 \(unverified.count) 条。"
          + "案例 \(program.scenarios.count) 个，没有案例的规则 \(untested.count) 条；规则能作的各种判定、条件的两侧和例外共 \(all) 处，案例走到 \(seen) 处。",
        "\(counted(entries.count, "rule")), \(binding.count) of them binding; \(entries.count - unverified.count) cite a document, "
          + "the ground of \(unverified.count) is not verified. \(counted(program.scenarios.count, "scenario")); \(untested.count) rules have none; "
          + "of \(all) verdicts, sides of conditions and exceptions that the rules can show, scenarios reach \(seen)."
      )
    )
    let rows = packs.map { loaded -> [DocumentTable.Cell] in
      let units = loaded.pack.ground.isEmpty ? [pick("全国", "the whole country")] : loaded.pack.ground
      return [.init(wording.name(of: loaded.pack)), .init(wording.list(units)), "\(loaded.rules)"]
    }
    if !rows.isEmpty {
      writer.table(DocumentTable(pick(["规则包", "行政区", "规则"], ["Pack", "Units", "Rules"]), rows, right: [2]))
    }
  }

  private func catalogue(_ writer: inout some DocumentWriter) {
    for (name, lines) in catalogues {
      writer.heading(name, level: 2)
      let counts = CatalogueLine.State.allCases.map { state in
        "\(state.name[language]) \(lines.count { $0.state == state })"
      }
      writer.paragraph(
        pick("共 \(lines.count) 行：", "\(counted(lines.count, "line")): ") + counts.joined(separator: pick("，", ", "))
          + pick("。", ".")
      )
      // Nobody reads a column in which nothing stands.
      let isDemanded = lines.contains { !$0.basis.isEmpty }
      let heads = pick(
        ["编号", "检查什么", "由什么检查", "到什么程度", "缺什么", "出处"],
        ["No.", "What is to be checked", "Checked by", "How far", "What is missing", "Demanded by"]
      )
      writer.table(
        DocumentTable(
          isDemanded ? heads : heads.dropLast(),
          lines.map { line in
            let cells: [DocumentTable.Cell] = [
              .init(line.number), .init(line.name), .init(listing: line.rules, and: line.builtIn, language),
              .init(line.state.name[language]), .init(line.missing),
            ]
            return isDemanded ? cells + [.init(line.basis)] : cells
          }
        )
      )
    }
  }

  /// The lines of each 目录, in the order of the files.
  var catalogues: [(name: String, lines: [CatalogueLine])] {
    lines.map(\.catalogue).withoutRepeats.map { name in (name, lines.filter { $0.catalogue == name }) }
  }

  // MARK: One rule

  private func write(_ entry: Entry, _ writer: inout some DocumentWriter) {
    let heading = entry.heading
    writer.heading("\(heading.id) \(heading.title)", level: 3, verdict: nil, anchor: heading.id)
    var facts = [
      heading.level.name[language],
      entry.statement.tiers.isEmpty
        ? pick("各级规划", "plans of every tier")
        : wording.list(entry.statement.tiers.map { program.vocabulary.tiers[$0].name }),
    ]
    if let day = heading.since { facts.append(pick("\(day.text) 起", "from \(day.text)")) }
    if let day = heading.repealed { facts.append(pick("\(day.text) 止", "until \(day.text)")) }
    if let pack = program.pack(of: heading) { facts.append(wording.name(of: pack)) }
    writer.paragraph(facts.joined(separator: pick("，", ", ")) + pick("。", "."))
    if let draft = heading.draft { writer.paragraph(pick("草拟，不参加检查：", "A draft, judges no plan: ") + draft) }
    writer.paragraph(wording.ground(heading))
    if let quotation = entry.quotation { writer.paragraph(pick("原文：“\(quotation)”", "Text: “\(quotation)”")) }
    writer.code(entry.text)
    if let obligations = entry.obligations {
      writer.beginFold(pick("这条规则就是", "What it comes to"))
      writer.code(obligations)
      writer.endFold()
    }
    if !entry.remarks.isEmpty { writer.list(entry.remarks) }
    writer.note(tests(of: entry))
    writer.note(pick("写在 ", "Stands in ") + entry.file)
    guard !entry.scenarios.isEmpty else { return }
    writer.beginFold(pick("案例 \(entry.scenarios.count) 个", counted(entry.scenarios.count, "scenario")))
    writer.list(entry.scenarios)
    writer.endFold()
  }

  /// `案例期望：通过 3，不通过 2；能走到的 12 处走到 11 处`.
  private func tests(of entry: Entry) -> String {
    guard !entry.scenarios.isEmpty else { return pick("没有案例", "No scenario tests it") }
    let verdicts = Verdict.worstFirst.compactMap { verdict in
      entry.verdicts[verdict].map { "\(verdict.name[language]) \($0)" }
    }
    let (seen, all) = entry.coverage
    return pick("案例期望：", "Scenarios expect: ") + verdicts.joined(separator: pick("，", ", "))
      + pick("；\(all) 处走到 \(seen) 处", "; they reach \(seen) of \(all)")
  }

  // MARK: Behind

  private func indices(_ writer: inout some DocumentWriter) {
    let vocabulary = program.vocabulary
    let all: [(Phrase, Phrase, [IndexRow])] = [
      (Phrase("按条文查", "By article"), Phrase("条文", "Article"), articles),
      (
        Phrase("按指标查", "By indicator"), Phrase("指标", "Indicator"),
        named(.indicator, vocabulary.indicators.map(\.name))
      ),
      (Phrase("按层级查", "By tier"), Phrase("层级", "Tier"), tiers),
      (Phrase("按图层查", "By layer"), Phrase("图层", "Layer"), named(.layer, vocabulary.layers.map(\.name))),
    ]
    for (title, head, rows) in all where !rows.isEmpty {
      writer.heading(title[language], level: 2)
      writer.table(
        DocumentTable(
          [head[language], pick("规则", "Rules")],
          rows.map { [.init($0.name), .init(listing: $0.rules.withoutRepeats, language)] }
        )
      )
    }
    let open = articlesWithoutRule
    if !open.isEmpty {
      writer.heading(pick("没有规则的条文", "Articles without a rule"), level: 2)
      writer.list(open.map { "\($0.name)" + pick("（\(wording.list($0.rules))）", " (\(wording.list($0.rules)))") })
    }
    let idle = idleDocuments
    if !idle.isEmpty {
      writer.heading(pick("没有规则引用的文件", "Documents that no rule cites"), level: 2)
      writer.list(idle)
    }
    guard !unverified.isEmpty else { return }
    writer.heading(pick("依据待核", "Grounds not verified"), level: 2)
    writer.table(
      DocumentTable(
        pick(
          ["规则", "名称", "级别", "待核什么", "刚性理由"],
          ["Rule", "Title", "Level", "What is to be verified", "Why it binds"]
        ),
        unverified.map { entry in
          let heading = entry.heading
          return [
            .init(heading.id, anchor: heading.id), .init(heading.title), .init(heading.level.name[language]),
            .init(heading.basis.unverifiedNote ?? ""), .init(heading.bindingReason ?? ""),
          ]
        }
      )
    )
  }

  func pick(_ chinese: [String], _ english: [String]) -> [String] { language == .chinese ? chinese : english }
}
