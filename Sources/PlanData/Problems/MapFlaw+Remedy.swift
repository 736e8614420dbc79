public import RuleDSL

extension MapFlaw {
  /// One concrete edit; `nil` where none is needed.
  public var remedy: Phrase? {
    switch kind {
    case .unreadable where nameParts(file).ending == "shp":
      Phrase("同名的 .shp、.shx、.dbf 要齐全、允许读取", "keep the .shp, .shx and .dbf of one name together, readable")
    case .unreadable: Phrase("检查文件是否完整、是否允许读取", "check that the file is whole and may be read")
    case .libraryMissing(_, let package):
      Phrase("运行 apt-get install \(package)，或转成 .gpkg", "run apt-get install \(package), or convert it to .gpkg")
    case .tooLarge:
      Phrase("放宽内存限制（容器、ulimit），或换一台内存大的机器", "allow more memory (container, ulimit), or use a larger machine")
    case .database(let failure): failure.remedy
    case .systemMissing:
      Phrase(
        "定义坐标系，例如 ogr2ogr -a_srs EPSG:4490；shp 要有 .prj",
        "state it, such as with ogr2ogr -a_srs EPSG:4490; a .shp needs its .prj"
      )
    case .systemUnusable: Phrase("先用当地的转换参数转到 EPSG:4490", "transform it to EPSG:4490 with local parameters first")
    case .fieldMissing(let field):
      Phrase("加字段 \(field)，或在词汇里改图层的字段名", "add \(field), or name the right field in the vocabulary")
    case .ownerUnknown:
      Phrase(
        "加字段 XZQDM，或让文件名以行政区代码开头，例如 150100.gpkg",
        "add a field XZQDM, or begin the file's name with the unit's code, as in 150100.gpkg"
      )
    case .unitUnknown: Phrase("改正代码，或在行政区表加一行", "correct the code, or add the unit to the table of units")
    case .groundUnknown:
      Phrase("写错的改正；不在规划集里的不用管", "correct it where it is mistaken; leave it where the unit is not in the plan set")
    case .repeats: Phrase("同样的内容只留一份", "keep one where both hold the same")
    case .layerUnknown(let near):
      Phrase("改名为 \(near)，或在词汇的图层代码里加上这个名称", "rename it \(near), or add its name to the codes in the vocabulary")
    case .formatUnread:
      Phrase(
        "里面有要检查的图层，就转成 .gdb、.gpkg、.shp 或 .geojson",
        "convert layers that are to be checked to .gdb, .gpkg, .shp or .geojson"
      )
    case .codeBlank(let field): Phrase("填写 \(field)", "fill in \(field)")
    case .notANumber: Phrase("写数字，例如 30000.00", "write a number, such as 30000.00")
    case .heights, .transformed, .worldTaken, .codesFolded: nil
    }
  }
}
