internal import RuleDSL
internal import Transmission

/// Words what features say, and layers that are not there.
extension Wording {
  /// `有图层未提供，尚不能判定：维护前的城市蓝线`.
  func layersNotProvided(_ finding: Finding) -> String {
    let layers = finding.regions.lacking
    guard !layers.isEmpty else {
      let unknown = finding.pieces.filter { $0.kind == .unknown }
      if let first = unknown.first, let field = first.field, let feature = first.features.first {
        return unknownCode(field, feature, of: unknown.count)
      }
      return pick(
        "图层里没有所问的字段，或有要素的代码空着、认不出，尚不能判定",
        "the layer lacks a field that is asked for, or a feature has no code there that is known, so this stays open"
      )
    }
    let names = list(layers.map { name(of: $0) })
    return pick("有图层未提供，尚不能判定：\(names)", "layers are not provided, so this stays open: \(names)")
  }

  /// `990101#GHFQ 的要素 12 的规划分区代码“999”认不出，尚不能判定`.
  private func unknownCode(_ field: FindingPiece.Field, _ feature: FindingPiece.Feature, of count: Int) -> String {
    let place = "\(feature.source.file)#\(feature.source.layer)"
    let said =
      field.text.isEmpty ? Phrase("空着", "is blank") : Phrase("“\(field.text)”认不出", "“\(field.text)” is not known")
    let meaning = likelyMeaning(of: field, in: feature.source.layer).map { pick("；", "; ") + $0 } ?? ""
    let more = count > 1 ? Phrase("，这样的共 \(count) 个", ", one of \(count)") : Phrase("", "")
    return pick(
      "\(place) 的要素 \(feature.id) 的\(field.name)\(said.chinese)\(more.chinese)，尚不能判定\(meaning)",
      "\(field.name) of feature \(feature.id) of \(place) \(said.english)\(more.english), so this stays open\(meaning)"
    )
  }

  /// What a code most likely is that the system of a field lacks, in a layer as databases call it.
  private func likelyMeaning(of field: FindingPiece.Field, in layer: String) -> String? {
    let fields = program.vocabulary.layers.lazy.filter { known in
      known.units == nil && known.codes.contains { $0.lowercased() == layer.lowercased() }
    }.flatMap(\.fields)
    guard let system = fields.first(where: { $0.name == field.name && $0.codeSystem != nil })?.codeSystem else {
      return nil
    }
    return field.text.isEmpty ? nil : program.vocabulary.likelyMeaning(of: field.text, in: system)?[language]
  }

  /// `150102#YJJBNT、150102#YJJBNTTB 是同一图层，画着同一块地，面积不能相加，尚不能判定`.
  func tablesOverlap(_ tables: [LayerTable]) -> String {
    let names = list(tables.map { "\($0.file)#\($0.layer)" })
    return pick(
      "\(names) 是同一图层，画着同一块地，面积不能相加，尚不能判定",
      "\(names) are one layer and draw the same ground, so that their areas do not add up, and this stays open"
    )
  }

  private func name(of layer: LayerReference) -> String {
    switch layer.plan {
    case .own: versioned(layer)
    case .parent: pick("上级的", "parent.") + versioned(layer)
    case .children: pick("下级的", "children.") + versioned(layer)
    }
  }

  /// `维护前的城镇开发边界`.
  func versioned(_ layer: LayerReference) -> String {
    let version =
      switch layer.version {
      case .current: ""
      case .before: pick("维护前的", "before.")
      case .after: pick("维护后的", "after.")
      }
    return version + layerName(layer.layer)
  }

  /// `维护理由不合要求的图斑 2 个，例如空着，位于 东经 …`.
  func faults(_ pieces: [FindingPiece], _ largest: FindingPiece) -> String {
    let count = pieces.count
    guard let field = largest.field else {
      return pick(
        "不合要求的图斑 \(count) 个，例如位于 \(place(of: largest)) 的一个",
        "\(count) \(count > 1 ? "features" : "feature") at fault, such as the one at \(place(of: largest))"
      )
    }
    let said = field.text.isEmpty ? pick("空着", "blank") : pick("写着“\(field.text)”", "“\(field.text)”")
    return pick(
      "\(field.name)不合要求的图斑 \(count) 个，例如\(said)，位于 \(place(of: largest))",
      "\(count) \(count > 1 ? "features" : "feature") with \(field.name) at fault, such as \(said) at \(place(of: largest))"
    )
  }
}
