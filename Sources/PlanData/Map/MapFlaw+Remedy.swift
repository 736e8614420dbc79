public import RuleDSL

extension MapFlaw {
  /// One concrete edit; `nil` for notes.
  public var remedy: Phrase? {
    switch kind {
    case .unreadable: Phrase("检查文件是否完整、是否允许读取", "check that the file is whole and may be read")
    case .libraryMissing(_, let package):
      Phrase("运行 apt-get install \(package)，或转成 .gpkg", "run apt-get install \(package), or convert it to .gpkg")
    case .systemMissing:
      Phrase(
        "定义坐标系，例如 ogr2ogr -a_srs EPSG:4490；shp 要有 .prj",
        "state it, such as with ogr2ogr -a_srs EPSG:4490; a .shp needs its .prj"
      )
    case .systemUnusable: Phrase("先投影到 EPSG:4490", "project it to EPSG:4490 first")
    case .fieldMissing(let field):
      Phrase("加字段 \(field)，或在词汇里改图层的字段名", "add \(field), or name the right field in the vocabulary")
    case .ownerUnknown:
      Phrase(
        "加字段 XZQDM，或让文件名以行政区代码开头，例如 150100.gpkg",
        "add a field XZQDM, or begin the file's name with the unit's code, as in 150100.gpkg"
      )
    case .unitUnknown: Phrase("改正代码，或在行政区表加一行", "correct the code, or add the unit to the table of units")
    case .badArea: Phrase("写以平方米为单位的数字", "write a number of square metres")
    case .nullGeometry, .emptyGeometry: Phrase("补上图形，或删去这个要素", "add the geometry, or remove the feature")
    case .corruptGeometry: Phrase("用 ogr2ogr 重新导出", "export it again with ogr2ogr")
    case .wrongGeometry: Phrase("放到相应的图层里", "move it to a layer of its kind")
    case .badCoordinates:
      Phrase("检查坐标、带号和坐标系；经度在前，纬度在后", "check coordinates, zone and system; longitude comes first")
    case .openRing, .flatRing, .spike, .invalid, .curves: Phrase("修复几何后重新导出", "repair the geometry and export again")
    case .duplicate: Phrase("删去其中一个", "remove one of them")
    case .heights, .transformed, .worldTaken: nil
    }
  }
}
