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
    case .database(let failure): failure.wording
    case .tooLarge:
      Phrase("图斑太多，可用的内存放不下，没有读", "has more features than the memory that may be used can hold; not read")
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
    case .groundUnknown(let code):
      Phrase(
        "行政区表里没有代码“\(clipped(code))”，这一块不算任何规划的行政区",
        "no unit has the code “\(clipped(code))”; this is taken as nobody's ground"
      )
    case .repeats(let other):
      Phrase(
        "\(other) 也是本规划的这个图层，两处合在一起计，同一块地不计两次",
        "\(other) is the same layer of the plan; both are taken together, and the same ground not twice"
      )
    case .layerUnknown(let near):
      Phrase("词汇里没有这个图层，没有读，像是 \(near)", "the vocabulary has no such layer; not read; it looks like \(near)")
    case .formatUnread: Phrase("这种格式不读", "this format is not read")
    case .heights: Phrase("高程或测量值没有用", "heights or measures are not used")
    case .transformed(let name):
      Phrase("坐标系“\(clipped(name))”已转换到 CGCS2000", "transformed from “\(clipped(name))” to CGCS2000")
    case .codeBlank(let field):
      Phrase(
        "字段 \(field) 有的空着，这些要素不算在按它分出的任何图层里",
        "\(field) is blank in some features, which are in none of the layers that it tells apart"
      )
    case .codesFolded(let field):
      Phrase(
        "字段 \(field) 的有的代码带空格或全角字符，按半角、无空格读",
        "some codes in \(field) have blanks or full-width characters; read as plain ones"
      )
    case .notANumber(let field, let text):
      Phrase(
        "字段 \(field) 写着“\(clipped(text))”，不是数字",
        "the field \(field) says “\(clipped(text))”, which is no number"
      )
    case .worldTaken: Phrase("WGS 84 坐标当作 CGCS2000", "WGS 84 coordinates are taken as CGCS2000")
    }
  }
}
