public import RuleDSL
public import Transmission

extension ShapeInspection {
  /// What it finds, of one feature or of several.
  var found: Phrase {
    switch self {
    case .noGeometry: Phrase("没有图形", "no geometry")
    case .corrupt: Phrase("图形数据损坏", "damaged geometry")
    case .wrongGeometry: Phrase("图形类型与图层不符", "geometry of another kind than the layer's")
    case .badCoordinates:
      Phrase("坐标不是数字，或不在中国、不在所写的投影带", "coordinates that are no numbers, or not in China or the zone stated")
    case .openRing: Phrase("环没有闭合", "a ring that is not closed")
    case .flatRing: Phrase("环没有面积", "a ring without area")
    case .spike: Phrase("边界有折回的尖刺", "a spike in the boundary")
    case .invalid: Phrase("图形自相交或各部分相互重叠", "a boundary that crosses itself or parts that overlap")
    case .duplicate: Phrase("与同一图层的另一个要素图形相同", "the same shape as another feature of the layer")
    case .curves: Phrase("含有曲线", "curves")
    case .badArea: Phrase("登记的面积不是数字", "a stated area that is not a number")
    }
  }

  /// What the other checks make of such a feature.
  var consequence: Phrase {
    switch self {
    case .noGeometry, .corrupt, .wrongGeometry, .badCoordinates:
      Phrase("其他检查不计这个要素", "the other checks leave the feature out")
    case .openRing: Phrase("其他检查按闭合计", "the other checks take the ring as closed")
    case .flatRing: Phrase("其他检查不计这个环", "the other checks leave the ring out")
    case .spike: Phrase("其他检查按去掉尖刺计", "the other checks take it without the spike")
    case .invalid: Phrase("其他检查按修复后的图形计", "the other checks take it as mended")
    case .duplicate: Phrase("其他检查照常计", "the other checks take it as it is")
    case .curves: Phrase("其他检查按折线计", "the other checks take it as straight pieces")
    case .badArea: Phrase("其他检查按没有登记面积计", "the other checks take it as without a stated area")
    }
  }

  /// One concrete edit.
  var remedy: Phrase {
    switch self {
    case .noGeometry: Phrase("补上图形，或删去要素", "add the geometry, or remove the feature")
    case .corrupt: Phrase("用 ogr2ogr 重新导出", "export it again with ogr2ogr")
    case .wrongGeometry: Phrase("移到相应的图层", "move it to a layer of its kind")
    case .badCoordinates:
      Phrase("检查坐标、带号和坐标系，经度在前", "check coordinates, zone and system; longitude comes first")
    case .openRing, .flatRing, .spike, .invalid: Phrase("修复几何后重新导出", "repair the geometry and export again")
    case .duplicate: Phrase("删去其中一个", "remove one of them")
    case .curves: Phrase("化为折线后重新导出", "turn them into straight pieces and export again")
    case .badArea: Phrase("写以平方米为单位的数字", "write a number of square metres")
    }
  }
}

extension FeatureFlaw.Kind {
  /// What the check's own words leave open; `nil` where they leave nothing.
  var detail: Phrase? {
    switch self {
    case .wrongGeometry(let expected): Phrase("应为\(expected.name.chinese)", "must be a \(expected.name.english)")
    case .invalid(let reason): Phrase(chineseReason(reason), reason)
    case .duplicate(let other): Phrase("与第 \(other) 个要素相同", "same as feature \(other)")
    case .repeated(let other):
      Phrase(
        "与另一个文件（\(other.file)#\(other.layer)）第 \(other.feature) 个要素相同",
        "same as feature \(other.feature) of another file (\(other.file)#\(other.layer))"
      )
    case .badArea(let text):
      Phrase("“\(text.prefix(40))”", "“\(text.prefix(40))”")
    case .misplaced(let misplacement, let x, let y):
      Phrase("坐标（\(x)，\(y)）\(misplacement.words.chinese)", "(\(x), \(y)) \(misplacement.words.english)")
    case .missing, .corrupt, .offTheEarth, .openRing, .flatRing, .spike, .curves: nil
    }
  }

  /// The flaw's name in the contract's JSON.
  public var rawName: String { "\(ShapeInspection(self))" }
}

extension Misplacement {
  fileprivate var words: Phrase {
    switch self {
    case .swapped: Phrase("像是两个坐标写反了，东向（经度）在前", "look swapped; easting or longitude comes first")
    case .otherZone(let zone):
      Phrase("带的是 \(zone) 带的带号，与坐标系的不同", "carry the number of zone \(zone), which is not the system's")
    case .degrees: Phrase("像是经纬度，坐标系却以米为单位", "look like degrees, and the system is in metres")
    case .metres: Phrase("像是以米为单位，坐标系却是经纬度", "look like metres, and the system is in degrees")
    case .outsideZone: Phrase("不在坐标系的投影带里", "are outside the zone of the system")
    case .outsideChina: Phrase("不在中国", "are not in China")
    }
  }
}

/// What GEOS says, in Chinese; its own words where they are new.
private func chineseReason(_ reason: String) -> String {
  let known = [
    "Self-intersection": "边界自相交", "Ring Self-intersection": "环与自身相接", "Hole lies outside shell": "洞在外环之外",
    "Holes are nested": "洞套着洞", "Nested shells": "部分重叠", "Duplicate Rings": "环重复",
    "Interior is disconnected": "内部被洞隔断", "Too few points in geometry component": "点太少",
  ]
  return known[reason] ?? reason
}

/// The page of a built-in check in one language: what it requires, what the other checks do meanwhile, and what to do.
public func explanation(of check: ShapeInspection, language: Language) -> String {
  let note = check.heading.basis.unverifiedNote ?? ""
  let paragraphs = [
    Phrase("\(check.rawValue) \(check.title)", "\(check.rawValue) \(check.title)"),
    Phrase(
      "内置的图形检查：凡是规则读到的图层，每个要素都检查，不必写规则。",
      "A built-in check of shapes: every feature of every layer that a rule reads is checked, without a rule of its own."
    ),
    Phrase("不通过：\(check.found.chinese)。", "Fails: \(check.found.english)."),
    Phrase("同时：\(check.consequence.chinese)。", "Meanwhile: \(check.consequence.english)."),
    Phrase("办法：\(check.remedy.chinese)。", "Remedy: \(check.remedy.english)."),
    Phrase("级别：刚性。依据待核：\(note)。", "Level: binding. Basis not verified: \(note)."),
  ]
  return paragraphs.map { $0[language] }.joined(separator: "\n")
}
