internal import RuleDSL
internal import Transmission

/// Words findings about stated areas.
extension Wording {
  /// `登记面积合计 300.00 平方米，量得合计 299.99 平方米，逐个相符`.
  func areasAgree(_ finding: Finding) -> String {
    join([totals(finding), pick("逐个图斑相符", "every feature states its area")])
  }

  /// `2 个图斑登记面积与量得的不符，共差 12.00 平方米；相差最大的是 7：登记 …，量得 …；登记面积合计 …`.
  func areasDisagree(_ finding: Finding) -> String {
    let misstated = finding.pieces.filter { $0.kind == .misstated }
    let total = finding.difference.map { pick("，共差 \(text($0))", ", off by \(text($0)) in all") } ?? ""
    let head = pick(
      "\(misstated.count) 个图斑登记面积与量得的不符\(total)",
      "\(misstated.count) \(misstated.count == 1 ? "feature states" : "features state") another area than measured\(total)"
    )
    let largest = misstated.first.map { piece in
      let name = piece.features.first?.id ?? ""
      let figures =
        stated(piece) + (piece.hint.map { pick("（\($0.phrase.chinese)）", " (\($0.phrase.english))") } ?? "")
      return misstated.count > 1
        ? pick("相差最大的是 \(name)：\(figures)", "the farthest off is \(name): \(figures)")
        : "\(name)" + pick("：", ": ") + figures
    }
    let unstated = finding.pieces.contains { $0.kind == .unstated } ? areasUnstated(finding) : nil
    return join([head, largest, totals(finding), unstated])
  }

  /// `2 个图斑没有登记面积`.
  func areasUnstated(_ finding: Finding) -> String {
    let count = finding.pieces.count { $0.kind == .unstated }
    return pick("\(count) 个图斑没有登记面积", "\(count) \(count == 1 ? "feature states" : "features state") no area")
  }

  /// `登记 300.00 平方米，量得 299.99 平方米`.
  func stated(_ piece: FindingPiece) -> String {
    let stated = piece.stated.map { pick("登记 \($0.text)", "stated \($0.text)") }
    return join([stated, pick("量得 \(piece.area.text)", "measured \(piece.area.text)")], pick("，", ", "))
  }

  private func totals(_ finding: Finding) -> String? {
    guard let stated = finding.actual, let measured = finding.expected?.value else { return nil }
    return pick(
      "登记面积合计 \(text(stated))，量得合计 \(text(measured))",
      "\(text(stated)) stated in all, \(text(measured)) measured"
    )
  }

  func join(_ parts: [String?], _ mark: String? = nil) -> String {
    parts.compactMap(\.self).joined(separator: mark ?? pick("；", "; "))
  }
}

extension AreaHint {
  /// What the stated figure seems to be.
  var phrase: Phrase { words.phrase }

  /// Its name in the contract's JSON.
  var rawName: String { words.name }

  private var words: (name: String, phrase: Phrase) {
    switch self {
    case .squareDegrees: ("squareDegrees", Phrase("像是“平方度”", "looks like square degrees"))
    case .hectares: ("hectares", Phrase("像是公顷数", "looks like hectares"))
    case .mu: ("mu", Phrase("像是亩数", "looks like mu (亩)"))
    case .squareKilometres: ("squareKilometres", Phrase("像是平方千米数", "looks like km²"))
    case .planar(let longitude):
      (
        "planar",
        Phrase(
          "像是平面面积（中央经线 \(Int(longitude))°）",
          "looks like a planar area (central meridian \(Int(longitude))°)"
        )
      )
    }
  }
}
