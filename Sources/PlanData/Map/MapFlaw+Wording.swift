public import RuleDSL

extension MapFlaw {
  /// Where it stands and what is wrong, in one sentence.
  public var message: Phrase {
    let said = kind.wording
    let table = layer.isEmpty ? file : "\(file)[\(layer)]"
    let chinese = table + (feature.map { " 第 \($0) 个要素" } ?? "")
    let english = table + (feature.map { " feature \($0)" } ?? "")
    return Phrase("\(chinese)：\(said.chinese)", "\(english): \(said.english)")
  }
}

extension MapFlaw.Kind {
  /// What is wrong, without the place; the only wording.
  fileprivate var wording: Phrase {
    switch self {
    case .unreadable(let reason): Phrase("不能读取（\(reason)）", "cannot be read (\(reason))")
    case .libraryMissing(let name, _):
      Phrase("读这种文件需要 \(name)，本机没有装", "reading this kind of file needs \(name), which is not installed")
    case .systemMissing: Phrase("没有写明坐标系，没有读", "the coordinate system is not stated; not read")
    case .systemUnusable(let name):
      Phrase(
        "坐标系“\(clipped(name))”不能转换到 CGCS2000，没有读",
        "the system “\(clipped(name))” cannot be transformed to CGCS2000; not read"
      )
    case .fieldMissing(let field): Phrase("缺少字段 \(field)", "the field \(field) is missing")
    case .ownerUnknown: Phrase("看不出是哪个行政区的规划，没有读", "whose plan this is cannot be told; not read")
    case .unitUnknown(let code):
      Phrase("行政区表里没有代码“\(clipped(code))”，没有读", "no unit has the code “\(clipped(code))”; not read")
    case .badArea(let text): Phrase("面积“\(clipped(text))”不是数字", "the area “\(clipped(text))” is not a number")
    case .nullGeometry: Phrase("没有图形，没有读", "there is no geometry; not read")
    case .emptyGeometry: Phrase("图形是空的，没有读", "the geometry is empty; not read")
    case .corruptGeometry: Phrase("图形的数据损坏，没有读", "the geometry's bytes are damaged; not read")
    case .wrongGeometry(let expected):
      Phrase("图形不是\(expected.name.chinese)，没有读", "the geometry is not of \(expected.name.english)s; not read")
    case .badCoordinates:
      Phrase("坐标不是数字或超出经纬度范围，没有读", "a coordinate is no number or beyond the globe; not read")
    case .openRing: Phrase("环没有闭合，已按闭合读", "a ring is not closed; read as closed")
    case .flatRing: Phrase("环没有面积，已略去", "a ring has no area; left out")
    case .spike: Phrase("边界上有折回的尖刺", "the boundary has a spike")
    case .invalid(let reason): Phrase("图形无效：\(chineseReason(reason))", "the geometry is invalid: \(reason)")
    case .duplicate(let other): Phrase("与第 \(other) 个要素的图形相同", "the same shape as feature \(other)")
    case .curves: Phrase("含有曲线，已化为折线", "there are curves; read as straight pieces")
    case .heights: Phrase("高程或测量值没有用", "heights or measures are not used")
    case .transformed(let name):
      Phrase("坐标系“\(clipped(name))”已转换到 CGCS2000", "transformed from “\(clipped(name))” to CGCS2000")
    case .worldTaken: Phrase("WGS 84 坐标当作 CGCS2000", "WGS 84 coordinates are taken as CGCS2000")
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
