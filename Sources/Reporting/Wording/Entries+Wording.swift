internal import RuleDSL
internal import Transmission

/// Words findings about names: lists, designations, and rows that cannot be distinguished.
extension Wording {
  /// Why the verdict was given; `nil` for what the words for figures say as well.
  func entryReason(of finding: Finding) -> String? {
    switch finding.subject {
    case nil: nil
    // A general rule compares numbers of items.
    case .list where finding.obligation == .rule && finding.reason != .unsoundItems: nil
    case .list: listReason(of: finding)
    case .designation(let index): designationReason(of: finding, program.vocabulary.designations[index])
    }
  }

  private func listReason(of finding: Finding) -> String? {
    let subject = subject(of: finding)
    let isWhole = finding.obligation == .aggregate
    switch finding.reason {
    case .stated: return pick("已列出\(subject)", "has a \(subject)")
    case .silent:
      return pick(
        "\(upper(finding))的\(subject)在本行政区内有\(items(finding, .missing))；规划没有\(subject)",
        "\(subject) of \(upper(finding)) has within its territory\(items(finding, .missing)); the plan has no such list"
      )
    case .notProvided: return pick("应有\(subject)，规划集中没有", "must have a \(subject); the plan set has none")
    case .notAllotted:
      return isWhole
        ? pick("本级没有\(subject)，无须汇总", "its own plan has no \(subject), so there is nothing to carry")
        : pick("上级的\(subject)没有要它承接的条目", "no item of an upper \(subject) is its to carry")
    case .nothingInside:
      return isWhole
        ? pick("本级的\(subject)没有条目，无须汇总", "its own \(subject) has no items, so there is nothing to carry")
        : pick(
          "\(upper(finding))的\(subject)没有条目在本行政区内",
          "\(subject) of \(upper(finding)) has no item within its territory"
        )
    case .holds:
      let count = finding.entries.count
      return isWhole
        ? pick("下级合起来列有本级\(subject)的全部 \(count) 条", "the lower plans together have all \(count) of its \(subject)")
        : pick(
          "列有\(upper(finding))的\(subject)在本行政区内的全部 \(count) 条",
          "has all \(count) of \(subject) of \(upper(finding)) within its territory"
        )
    case .violated:
      return isWhole
        ? pick("下级缺\(items(finding, .missing))", "the lower plans lack\(items(finding, .missing))")
        : pick("缺\(items(finding, .missing))", "lacks\(items(finding, .missing))")
    case .open:
      return pick("已知下级尚缺\(items(finding, .open))", "the lower plans known so far lack\(items(finding, .open))")
    case .parentNotProvided: return upperNotProvided(finding)
    case .unsoundItems: return flawed(finding) ?? unread(finding)
    case .statedByUnresolvedReference, .statedForOtherYear, .notConcerned, .weightNotProvided, .bearsNoBound,
      .issuedTogether,
      .issuedNotProvided, .conditionNotMet, .printsAgree, .printsDisagree, .areasAgree, .areasDisagree,
      .areasUnstated, .layersNotProvided, .tablesOverlap, .nobodyThere, .boundaryNotProvided, .geometryFailed,
      .unsound, .outOfRange, .dividedByZero, .statedAreaMissing, .admitted, .prohibited, .conditionUnmet,
      .conditionOpen, .leftToDecide, .exceptionOpen, .useBlank, .useFieldMissing, .useUnknown, .zoneUnknown,
      .outsideZones, .waiverExpired, .waiverUnused:
      return nil
    }
  }

  private func designationReason(of finding: Finding, _ designation: Designation) -> String? {
    let subject = designation.name
    let asked = finding.entries.first.map { value(of: $0.row) } ?? ""
    switch finding.reason {
    case .stated: return pick("已写明\(subject)：\(asked)", "states its \(subject): \(asked)")
    case .silent:
      return pick(
        "\(upper(finding))给它定的\(subject)是“\(asked)”，规划没有写明",
        "\(upper(finding)) gave it \(asked) for \(subject), and the plan is silent"
      )
    case .notProvided: return pick("应写明\(subject)，规划集中没有", "must state its \(subject); the plan set has none")
    case .notAllotted: return pick("上级没有给它定\(subject)", "no upper plan gave it a \(subject)")
    case .holds:
      return pick(
        "\(subject)与\(upper(finding))所定的相合",
        "its \(subject) is in keeping with what \(upper(finding)) gave"
      )
    case .violated: return different(finding)
    case .parentNotProvided: return upperNotProvided(finding)
    case .issuedNotProvided:
      return pick(
        "\(upper(finding))没有给它定\(subject)，也没有写明自己的，无从对照",
        "\(upper(finding)) gave it no \(subject) and states none of its own, so there is nothing to compare with"
      )
    case .unsoundItems: return unread(finding)
    case .statedByUnresolvedReference, .statedForOtherYear, .notConcerned, .weightNotProvided, .open, .bearsNoBound,
      .issuedTogether,
      .conditionNotMet, .printsAgree, .printsDisagree, .areasAgree, .areasDisagree, .areasUnstated,
      .layersNotProvided, .tablesOverlap, .nobodyThere, .nothingInside, .boundaryNotProvided, .geometryFailed,
      .unsound, .outOfRange, .dividedByZero, .statedAreaMissing, .admitted, .prohibited, .conditionUnmet,
      .conditionOpen, .leftToDecide, .exceptionOpen, .useBlank, .useFieldMissing, .useUnknown,
      .zoneUnknown, .outsideZones, .waiverExpired, .waiverUnused:
      return nil
    }
  }

  /// `丁镇定为“城市化地区”，乙县所定的是“农产品主产区”，既不相同，也不是它的细化`.
  private func different(_ finding: Finding) -> String {
    let pairs = zip(finding.entries.filter { $0.state == .different }, finding.entries.filter { $0.state == .asked })
    guard let (own, upper) = pairs.first(where: { _ in true }) else { return pick("不符合要求", "not as required") }
    let count = finding.entries.count { $0.state == .different }
    let place = own.place.flatMap { $0 == finding.plan ? nil : name(of: $0) } ?? ""
    return pick(
      "\(place)定为“\(value(of: own.row))”，\(name(of: upper.row.unit))所定的是“\(value(of: upper.row))”，"
        + "既不相同，也不是它的细化" + (count > 1 ? "；这样的共 \(count) 处" : ""),
      "\(place.isEmpty ? "is" : "\(place) is") given \(value(of: own.row)), "
        + "neither what \(name(of: upper.row.unit)) gave, \(value(of: upper.row)), nor a subdivision of it"
        + (count > 1 ? "; \(count) such places" : "")
    )
  }

  private func upperNotProvided(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    guard finding.obligation != .aggregate else {
      return pick(
        "本级\(subject)未提供，下级无从对照",
        "its own \(subject) is not provided, so the lower plans have nothing to meet"
      )
    }
    let names = list(finding.missing.map(name(of:)))
    return pick("\(names)的\(subject)未提供，尚不能判定", "\(subject) of \(names) is not provided, so this stays open")
  }

  private func flawed(_ finding: Finding) -> String? {
    guard case .items(let check) = statements[finding.statement] else { return nil }
    let (subject, count) = (subject(of: finding), finding.entries.count)
    return pick(
      "\(subject)有 \(count) 行\(check.found.chinese)；\(check.remedy.chinese)",
      "\(subject) has \(count) \(count > 1 ? "rows" : "row") \(check.found.english); \(check.remedy.english)"
    )
  }

  /// `乙县的重点项目清单有 2 行读不全，尚不能判定`.
  private func unread(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    let rows = finding.entries.map(\.row).filter { $0.content == .unread || $0.hasUnreadPlace }
    let plans = Set(rows.map(\.unit)).sorted()
    guard !plans.isEmpty else {
      return pick(
        "\(subject)有行读不出是哪份规划的，尚不能判定",
        "of some rows of \(subject) it is not known whose plan they are, so this stays open"
      )
    }
    let (names, count) = (list(plans.map(name(of:))), rows.count)
    return pick(
      "\(names)的\(subject)有 \(count) 行读不全，尚不能判定",
      "\(count) \(count > 1 ? "rows" : "row") of \(subject) of \(names) could not be read, so this stays open"
    )
  }

  /// ` 7 条：XM-1 水库、XM-2 公路 等`: as many as a sentence can hold.
  private func items(_ finding: Finding, _ state: FindingEntry.State) -> String {
    let found = finding.entries.filter { $0.state == state }
    guard !found.isEmpty else { return pick("条目", " items") }
    let most = 3
    let names = list(found.prefix(most).map { text(of: $0.row) })
    let more = found.count > most
    return pick(
      " \(found.count) 条：\(names)\(more ? " 等" : "")",
      " \(found.count) \(found.count > 1 ? "items" : "item"): \(names)\(more ? " …" : "")"
    )
  }

  // MARK: Rows

  /// What a row says: number and name of an item, or a value.
  func text(of row: EntryRow) -> String {
    switch row.content {
    case .item(let number, let name): [number, name].filter { !$0.isEmpty }.joined(separator: " ")
    case .nothing: Keyword.absent.spelled(in: language)
    case .value: value(of: row)
    case .unread: pick("读不出", "unreadable")
    }
  }

  func value(of row: EntryRow) -> String {
    guard case .value(let value) = row.content, case .designation(let index) = row.subject else { return "" }
    return program.vocabulary.designations[index].values[value].name
  }

  /// The places that an entry is about.
  func places(of entry: FindingEntry) -> [Int] { entry.place.map { [$0] } ?? entry.row.locations }
}

extension FindingEntry.State {
  var name: Phrase {
    switch self {
    case .missing: Phrase("缺", "missing")
    case .open: Phrase("尚缺", "open")
    case .carried: Phrase("有", "carried")
    case .different: Phrase("不同", "different")
    case .asked: Phrase("上级所定", "asked")
    case .flawed: Phrase("有误", "at fault")
    case .counted: Phrase("计入", "counted")
    }
  }
}
