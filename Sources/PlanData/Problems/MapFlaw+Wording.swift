public import RuleDSL

extension MapFlaw {
  /// Where it stands and what is wrong, in one sentence.
  public var message: Phrase {
    let said = words.said
    let table = layer.isEmpty ? file : "\(file)[\(layer)]"
    let chinese = table + (feature.map { " 第 \($0) 个要素" } ?? "")
    let english = table + (feature.map { " feature \($0)" } ?? "")
    return Phrase("\(chinese)：\(said.chinese)", "\(english): \(said.english)").asOneLine
  }

  /// One concrete edit; `nil` where none is needed.
  public var remedy: Phrase? { words.remedy?.asOneLine }

  /// What is wrong, without the place, and one concrete edit where one is needed; the only wording.
  private var words: (said: Phrase, remedy: Phrase?) {
    switch kind {
    case .unreadable(let reason):
      (
        Phrase("不能读取（\(reason)）", "cannot be read (\(reason))"),
        nameParts(file).ending == "shp"
          ? Phrase("同名的 .shp、.shx、.dbf 要齐全、允许读取", "keep the .shp, .shx and .dbf of one name together, readable")
          : Phrase("检查文件是否完整、是否允许读取", "check that the file is whole and may be read")
      )
    case .libraryMissing(let name, let package):
      Phrase("读这种文件需要 \(name)，本机没有装", "reading this kind of file needs \(name), which is not installed")
        .remedied(
          by: "运行 apt-get install \(package)，或转成 .gpkg",
          "run apt-get install \(package), or convert it to .gpkg"
        )
    case .database(let failure): failure.words
    case .refused(let refusal): refusal.words
    case .tooLarge:
      Phrase("图斑太多，可用的内存放不下，没有读", "has more features than the memory that may be used can hold; not read")
        .remedied(
          by: "放宽内存限制（容器、ulimit），或换一台内存大的机器",
          "allow more memory (container, ulimit), or use a larger machine"
        )
    case .systemMissing:
      Phrase("没有写明坐标系，没有读", "the coordinate system is not stated; not read")
        .remedied(
          by: "定义坐标系，例如 ogr2ogr -a_srs EPSG:4490；shp 要有 .prj",
          "state it, such as with ogr2ogr -a_srs EPSG:4490; a .shp needs its .prj"
        )
    case .systemUnusable(let name):
      Phrase(
        "坐标系“\(clipped(name))”不能转换到 CGCS2000，没有读",
        "the system “\(clipped(name))” cannot be transformed to CGCS2000; not read"
      )
      .remedied(by: "先用当地的转换参数转到 EPSG:4490", "transform it to EPSG:4490 with local parameters first")
    case .systemNotUnderstood(let text):
      Phrase(
        "没有读懂坐标系“\(clipped(text))”，没有读",
        "the coordinate system “\(clipped(text))” is not understood; not read"
      )
      .remedied(
        by: "写明 EPSG 代码，例如 ogr2ogr -a_srs EPSG:4490",
        "state it by its EPSG code, such as with ogr2ogr -a_srs EPSG:4490"
      )
    case .countsDisagree(let shapes, let index, let records):
      Phrase(
        ".shp 有 \(shapes) 个图形，.shx 有 \(index) 个，.dbf 有 \(records) 条记录，对不上，没有读",
        "the .shp holds \(counted(shapes, "shape")), the .shx \(index), the .dbf \(counted(records, "record")); "
          + "they do not match; not read"
      )
      .remedied(by: "从原来的数据重新导出", "export it again from its source")
    case .unregistered:
      Phrase("没有登记为地理包的图层，没有读", "is not registered as a layer of the GeoPackage; not read")
        .remedied(
          by: "在 gpkg_contents 和 gpkg_geometry_columns 登记，或从原来的数据重新导出",
          "register it in gpkg_contents and gpkg_geometry_columns, or export it again from its source"
        )
    case .contested(let other):
      Phrase(
        "与 \(other) 是本规划的同一图层，同一块地画得不一样，不知道以哪个为准，都没有用",
        "is the same layer of the plan as \(other), and draws the same ground otherwise; which one holds is not known, "
          + "so neither is used"
      )
      .remedied(
        by: "只留一个；是维护前后的，文件名写明“维护前”“维护后”",
        "keep one; where they are states of a maintenance, name the files 维护前 and 维护后"
      )
    case .elsewhere(let kilometres, let isGround, let meridian):
      Phrase(
        "整个图层在\(isGround ? "本规划的行政区" : "本规划的其他图层")以外 \(kilometres) 公里，不会是本规划的地方，没有用"
          + (meridian.map { "；按中央经线 \($0)° 读就在那里，像是带号写错了" } ?? ""),
        "all of it lies \(kilometres) km off \(isGround ? "the ground" : "all other layers") of the plan, so it is not used"
          + (meridian.map { "; by the meridian \($0)° it would lie there, so the zone number seems wrong" } ?? "")
      )
      .remedied(
        by: "核对坐标系和带号，按实际的写明；是别处的图层就移走",
        "state the coordinate system and zone that it is in; move it away where it is of another place"
      )
    case .copyDiffers(let other):
      Phrase(
        "看名称是 \(other) 的副本，内容不同，没有用",
        "is a copy of \(other) by its name, and differs from it; not used"
      )
      .remedied(by: "核对以哪个为准，只留一个", "see which one holds, and keep that one only")
    case .copyUnused(let other):
      Phrase("是 \(other) 的副本，没有用", "is a copy of \(other); not used").remedied(by: "可以删去", "it may be removed")
    case .copyAlone:
      Phrase("看名称是副本，没有原件，按原件读", "is a copy by its name; without an original it is read as one")
        .remedied(by: "是成果就去掉名称里的“副本”等字", "take the mark of a copy out of its name where it is the plan")
    case .stateUnclear(let word, let likely):
      Phrase(
        "名称里的“\(word)”像是\(likely)，没有读",
        "“\(word)” in its name looks like \(likely); not read"
      )
      .remedied(by: "是的话改写为“\(likely)”，不是就去掉这几个字", "write \(likely) if it is, else take the word out")
    case .recordsDeleted(let count):
      Phrase(
        ".dbf 里 \(count) 条记录标为已删除，没有读",
        "\(counted(count, "record")) of the .dbf \(count == 1 ? "is" : "are") marked as deleted; not read"
      )
      .remedied(
        by: "确实不要的，重新导出（ogr2ogr）去掉；还要的，去掉删除标记",
        "export it again with ogr2ogr where they are to go, else take the marks away"
      )
    case .fieldCut(let field, let name):
      (
        Phrase(
          "字段名“\(clipped(field))”是截短的，按“\(clipped(name))”读",
          "the field “\(clipped(field))” is read as “\(clipped(name))”, from which it was cut"
        ),
        nil
      )
    case .nameOverruled(let name):
      Phrase(
        "文件里写的图层名是“\(clipped(name))”，同文件名不是一个图层，按文件名读",
        "the layer in the file is called “\(clipped(name))”, which is another layer than the file's name says; "
          + "read by the name of the file"
      )
      .remedied(by: "改正其中一个名称", "correct one of the names")
    case .encodingOverruled(let declared, let used):
      (
        Phrase(
          "文件写明或应当用的编码是 \(declared)，文字实际是 \(used)，按实际读",
          "the file declares \(declared), or should be it, and the text is \(used), as which it is read"
        ),
        nil
      )
    case .textCut(let field, let records):
      Phrase(
        "字段 \(field) 有 \(records) 个值在一个字的中间断了，值不完整",
        "\(records) values of \(field) break off within a character and are not whole"
      )
      .remedied(by: "加大字段长度后重新导出", "make the field longer, and export it again")
    case .encodingMixed(let used):
      Phrase(
        "有的文字不是 \(used)，这些字读不准",
        "some text is not \(used), and is not read right"
      )
      .remedied(by: "把文字统一为 UTF-8 后重新导出", "export it again with all text in UTF-8")
    case .fieldMissing(let field):
      Phrase("缺少字段 \(field)", "the field \(field) is missing")
        .remedied(by: "加字段 \(field)，或在词汇里改图层的字段名", "add \(field), or name the right field in the vocabulary")
    case .nameAgainstCode(let name, let code):
      Phrase(
        "名称里写着代码 \(code)，又写着别的行政区的名称“\(clipped(name))”，按代码读",
        "it is called by the code \(code) and by “\(clipped(name))”, another unit; the code counts"
      )
      .remedied(by: "改正名称里的代码或行政区名称", "correct the code or the unit in the name")
    case .unitNameAgainstCode(let name, let code):
      Phrase(
        "有的要素是 \(code) 的，XZQMC 却是别的行政区“\(clipped(name))”，按代码读",
        "some features are of \(code), and their XZQMC is “\(clipped(name))”, another unit; the code counts"
      )
      .remedied(by: "改正 XZQDM、XZQMC 或文件名", "correct XZQDM, XZQMC or the name of the file")
    case .ownerUnknown:
      Phrase("看不出是哪个行政区的规划，没有读", "whose plan this is cannot be told; not read")
        .remedied(
          by: "加字段 XZQDM，或让文件名以行政区代码开头，例如 150100.gpkg",
          "add a field XZQDM, or begin the file's name with the unit's code, as in 150100.gpkg"
        )
    case .unitUnknown(let code):
      Phrase("行政区表里没有代码“\(clipped(code))”，没有读", "no unit has the code “\(clipped(code))”; not read")
        .remedied(by: "改正代码，或在行政区表加一行", "correct the code, or add the unit to the table of units")
    case .unitNameUnknown(let name):
      Phrase("行政区表里没有“\(clipped(name))”，没有读", "no unit is called “\(clipped(name))”; not read")
        .remedied(
          by: "改正名称，或加字段 XZQDM 写代码",
          "correct the name, or add a field XZQDM with the code"
        )
    case .unitUnclear(let name, let codes):
      Phrase(
        "“\(clipped(name))”可能是 \(codes.joined(separator: "、"))，没有读",
        "“\(clipped(name))” may be \(codes.joined(separator: " or ")); not read"
      )
      .remedied(by: "加字段 XZQDM，写代码", "add a field XZQDM with the code")
    case .foreignUnit(let code, let own):
      Phrase(
        "有图斑的 XZQDM 是“\(clipped(code))”，这个文件却是 \(own) 的，仍按 \(own) 的读",
        "some features have the XZQDM “\(clipped(code))”, but the file is that of \(own); they are read as its own"
      )
      .remedied(
        by: "看是不是别处的图层；是本处的，改正 XZQDM",
        "see whether it is the layer of another place; if not, correct XZQDM"
      )
    case .groundUnknown(let code):
      Phrase(
        "行政区表里没有代码“\(clipped(code))”，这一块不算任何规划的行政区",
        "no unit has the code “\(clipped(code))”; this is taken as nobody's ground"
      )
      .remedied(
        by: "写错的改正；不在规划集里的不用管",
        "correct it where it is mistaken; leave it where the unit is not in the plan set"
      )
    case .repeats(let other):
      Phrase(
        "\(other) 也是本规划的这个图层，两处合在一起计，同一块地不计两次",
        "\(other) is the same layer of the plan; both are taken together, and the same ground not twice"
      )
      .remedied(by: "同样的内容只留一份", "keep one where both hold the same")
    case .layerUnknown(let near):
      Phrase("词汇里没有这个图层，没有读，像是 \(near)", "the vocabulary has no such layer; not read; it looks like \(near)")
        .remedied(
          by: "改名为 \(near)，或在词汇的图层代码里加上这个名称",
          "rename it \(near), or add its name to the codes in the vocabulary"
        )
    case .folderAgain:
      Phrase("链接到已经读过的文件夹，没有再读", "a link to a folder that was read before, not read again")
        .remedied(by: "要当作另一份图层，就复制一份", "copy the folder where it is to count as another one")
    case .formatUnread(let near, let isPlan):
      (
        near.map { Phrase("这种格式不读，看名称像是 \($0)", "this format is not read; by its name it looks like \($0)") }
          ?? (isPlan
            ? Phrase("这种格式不读，这个规划没有别的图层", "this format is not read, and the plan has no other layers")
            : Phrase("这种格式不读", "this format is not read")),
        Self.conversion(of: nameParts(file).ending)
      )
    case .heights: (Phrase("高程或测量值没有用", "heights or measures are not used"), nil)
    case .transformed(let name):
      (Phrase("坐标系“\(clipped(name))”已转换到 CGCS2000", "transformed from “\(clipped(name))” to CGCS2000"), nil)
    case .codeBlank(let field):
      Phrase(
        "字段 \(field) 有的空着，这些要素不算在按它分出的任何图层里",
        "\(field) is blank in some features, which are in none of the layers that it tells apart"
      )
      .remedied(by: "填写 \(field)", "fill in \(field)")
    case .codeUnmapped(let field, let code, let system):
      Phrase(
        "字段 \(field) 的代码“\(clipped(code))”在 \(system) 里没有，或没有对照，这样的要素不算在按它分出的图层里",
        "the code “\(clipped(code))” in \(field) is none of \(system), or has no mapping; such features are in none of the "
          + "layers that it tells apart"
      )
      .remedied(by: "改正代码，或在 \(system) 的对照里加一行", "correct the code, or add a row to the mapping of \(system)")
    case .codesFolded(let field):
      (
        Phrase(
          "字段 \(field) 的有的代码带空格或全角字符，按半角、无空格读",
          "some codes in \(field) have blanks or full-width characters; read as plain ones"
        ),
        nil
      )
    case .notANumber(let field, let text):
      Phrase(
        "字段 \(field) 写着“\(clipped(text))”，不是数字",
        "the field \(field) says “\(clipped(text))”, which is no number"
      )
      .remedied(by: "写数字，例如 30000.00", "write a number, such as 30000.00")
    case .worldTaken: (Phrase("WGS 84 坐标当作 CGCS2000", "WGS 84 coordinates are taken as CGCS2000"), nil)
    }
  }
}

extension MapFileName {
  /// What to do with layers in its format, which is not read.
  var remedy: Phrase? { MapFlaw(.formatUnread(near: nil, isPlan: false), file: path).remedy }
}

extension MapFlaw {
  /// What to do with layers in a format that is not read.
  fileprivate static func conversion(of ending: String) -> Phrase {
    switch ending {
    case "mdb", "mpk", "lpk", "lpkx", "ppkx":
      Phrase("在 ArcGIS 里导出为 .gdb，或导出为 .gpkg", "export its layers to a .gdb or .gpkg in ArcGIS")
    case "dwg", "dxf":
      Phrase(
        "图纸没有字段，也不分图斑：在 GIS 软件里建成带字段的图层，存为 .gpkg",
        "drawings have neither fields nor features: make layers with fields of them in a GIS, as a .gpkg"
      )
    case "zip", "rar", "7z", "tar", "gz", "tgz": Phrase("解压后再检查", "unpack it")
    case "kmz": Phrase("解压出 .kml，再用 ogr2ogr 转成 .gpkg", "unpack the .kml, and convert it to .gpkg with ogr2ogr")
    default:
      Phrase(
        "里面有要检查的图层，就转成 .gdb、.gpkg、.shp 或 .geojson",
        "convert layers that are to be checked to .gdb, .gpkg, .shp or .geojson"
      )
    }
  }
}
