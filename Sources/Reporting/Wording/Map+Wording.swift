internal import RuleDSL
internal import Transmission

/// Words findings about the map: control lines, and rules that compare regions.
extension Wording {
  /// Why the verdict was given; `nil` for what the words for figures say as well.
  func mapReason(of finding: Finding) -> String? {
    let decides = finding.pieces.contains { $0.kind != .shown }
    guard finding.layer != nil || decides || finding.regions.slivers.count > 0 else { return nil }
    let subject = subject(of: finding)
    switch finding.reason {
    case .stated: return pick("已划定\(subject)", "draws \(subject)")
    case .silent:
      let area = finding.difference.map { pick(" \(text($0))", " \(text($0)) of") } ?? ""
      return pick(
        "\(upper(finding))的\(subject)在本行政区内有\(area)，规划未划定",
        "\(upper(finding)) has\(area) \(subject) within its territory, and the plan draws none"
      )
    case .notProvided:
      return pick("应划定\(subject)，规划集中没有这个图层", "must draw \(subject); the plan set has no such layer")
    case .nothingInside: return nothingInside(finding) + slivers(finding)
    case .boundaryNotProvided:
      return pick(
        "本级行政区图层未提供或是空的，无从裁剪\(upper(finding))的\(subject)",
        "its own territory (行政区) is not provided or empty, so \(subject) of \(upper(finding)) cannot be clipped to it"
      )
    case .parentNotProvided: return mapNotProvided(finding)
    case .holds: return kept(finding) + slivers(finding)
    case .violated:
      let kinds: [FindingPiece.Kind] = [.missing, .excess, .overlap, .unfit]
      let parts = join(kinds.map { pieces(finding, $0) } + [stretches(finding)])
      return parts.isEmpty ? nil : parts + slivers(finding)
    case .open: return uncovered(finding) + slivers(finding)
    case .unsound: return unsound(finding)
    case .statedByUnresolvedReference, .statedForOtherYear, .notAllotted, .notConcerned, .weightNotProvided,
      .bearsNoBound,
      .issuedTogether, .issuedNotProvided, .conditionNotMet, .printsAgree, .printsDisagree, .areasAgree,
      .areasDisagree, .areasUnstated, .layersNotProvided, .tablesOverlap, .nobodyThere, .geometryFailed,
      .unsoundItems, .outOfRange, .dividedByZero, .statedAreaMissing, .admitted, .prohibited, .conditionUnmet,
      .conditionOpen, .leftToDecide, .exceptionOpen, .useBlank, .useFieldMissing, .useUnknown, .zoneUnknown,
      .outsideZones, .waiverExpired, .waiverUnused:
      return nil
    }
  }

  private func nothingInside(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    return finding.obligation == .aggregate
      ? pick("本级没有\(subject)，无须汇总", "its own plan draws no \(subject), so there is nothing to add up to")
      : pick(
        "\(upper(finding))的\(subject)不涉及本行政区",
        "\(subject) of \(upper(finding)) does not reach into its territory"
      )
  }

  private func mapNotProvided(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    return finding.obligation == .aggregate
      ? pick(
        "本级\(subject)未提供，下级划定的范围无从对照",
        "its own \(subject) is not provided, so the lower plans have nothing to meet"
      )
      : pick(
        "\(upper(finding))的\(subject)未提供，无从对照",
        "\(subject) of \(upper(finding)) is not provided, so there is nothing to compare with"
      )
  }

  private func kept(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    switch finding.obligation {
    case .carry, .honour:
      return pick("落实了\(upper(finding))划定的\(subject)", "honours \(subject) as \(upper(finding)) draws it")
    case .aggregate:
      return pick("下级合起来落实了本级划定的\(subject)", "the lower plans together honour \(subject) as its own plan draws it")
    case .monitor, .rule, .admit: return pick("符合要求", "as required")
    }
  }

  private func uncovered(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    guard finding.obligation == .aggregate, let difference = finding.difference else {
      return pick("\(subject)有图层未提供，尚不能判定", "layers are missing for \(subject), so this stays open")
    }
    return pick(
      "已知下级划定的\(subject)尚未覆盖本级 \(text(difference))",
      "the lower plans known so far leave \(text(difference)) of its \(subject) uncovered"
    )
  }

  // MARK: Pieces

  /// `漏划 2 处 1.2345 公顷，最大一处 0.8000 公顷，宽 35.2 米，位于 东经 111.123456° 北纬 40.123456°`.
  private func pieces(_ finding: Finding, _ kind: FindingPiece.Kind) -> String? {
    let pieces = finding.pieces.filter { $0.kind == kind }
    guard let largest = pieces.first else { return nil }
    if kind == .unfit { return faults(pieces, largest) }
    let total = text(area(of: pieces))
    let verb = verb(of: kind, finding.obligation)
    let size =
      pieces.count > 1 ? pick("最大一处 \(text(area(of: [largest])))，", "the largest \(text(area(of: [largest]))), ") : ""
    let spot = pick(
      "\(size)宽 \(largest.width.text)，位于 \(place(of: largest))",
      "\(size)\(largest.width.text) wide, at \(place(of: largest))"
    )
    return pick(
      "\(verb.chinese) \(pieces.count) 处 \(total)，\(spot)",
      "\(pieces.count) \(pieces.count > 1 ? "pieces" : "piece") \(verb.english), \(total): \(spot)"
    )
  }

  /// `接边不齐 2 处 120.00 米，最长一处 80.00 米，位于 东经 111.123456° 北纬 40.123456°`.
  private func stretches(_ finding: Finding) -> String? {
    let stretches = finding.pieces.filter { $0.kind == .unmatched }
    guard let longest = stretches.first, let length = longest.length, let total = finding.difference else {
      return nil
    }
    let size = stretches.count > 1 ? pick("最长一处 \(length.text)，", "the longest \(length.text), ") : ""
    return pick(
      "接边不齐 \(stretches.count) 处 \(text(total))，\(size)位于 \(place(of: longest))",
      "\(stretches.count) \(stretches.count > 1 ? "stretches" : "stretch") of border not meeting, \(text(total)): "
        + "\(size)at \(place(of: longest))"
    )
  }

  private func verb(of kind: FindingPiece.Kind, _ obligation: Obligation) -> Phrase {
    obligation == .aggregate
      ? Phrase("下级\(kind.name.chinese)", "\(kind.name.english) in the lower plans") : kind.name
  }

  func area(of pieces: [FindingPiece]) -> Decimal {
    Measurement.readable(Rational(pieces.reduce(Int128(0)) { $0 + Int128($1.area.base) }))
  }

  /// `东经 111.123456° 北纬 40.123456°`.
  func place(of piece: FindingPiece) -> String { place(piece.place) }

  func place(_ place: FindingPiece.Place) -> String {
    let (longitude, latitude) = (place.longitude, place.latitude)
    let east = Degrees.text(abs(longitude)) + "°"
    let north = Degrees.text(abs(latitude)) + "°"
    return pick(
      "\(longitude < 0 ? "西经" : "东经") \(east) \(latitude < 0 ? "南纬" : "北纬") \(north)",
      "\(east) \(longitude < 0 ? "W" : "E") \(north) \(latitude < 0 ? "S" : "N")"
    )
  }

  /// `；另有 3 处碎屑共 0.52 平方米不计`, or nothing.
  private func slivers(_ finding: Finding) -> String {
    let slivers = finding.regions.slivers
    guard slivers.count > 0 else { return "" }
    return pick(
      "；另有 \(slivers.count) 处碎屑共 \(text(slivers.area))不计",
      "; \(slivers.count) \(slivers.count > 1 ? "slivers" : "sliver") of \(text(slivers.area)) in all not counted"
    )
  }
}

extension FindingPiece.Kind {
  var name: Phrase {
    switch self {
    case .missing: Phrase("漏划", "missing")
    case .excess: Phrase("多划", "in excess")
    case .overlap: Phrase("重叠", "overlapping")
    case .misstated: Phrase("面积不符", "misstated")
    case .unstated: Phrase("面积未登记", "stating no area")
    case .unfit: Phrase("不合", "at fault")
    case .unknown: Phrase("代码认不出", "of unknown code")
    case .unmatched: Phrase("接边不齐", "not meeting")
    case .shown: Phrase("证据", "evidence")
    }
  }
}

/// Degrees with six decimals, a tenth of a metre on the ground.
enum Degrees {
  static func text(_ degrees: Double) -> String {
    guard degrees.isFinite, abs(degrees) <= 360 else { return "0.000000" }
    let millionths = Int((degrees * 1_000_000).rounded())
    let digits = String(millionths.magnitude % 1_000_000)
    let fraction = String(repeating: "0", count: 6 - digits.count) + digits
    return (millionths < 0 ? "-" : "") + "\(millionths.magnitude / 1_000_000).\(fraction)"
  }
}
