// Rows, layers and requests as messages.

extension RawFeature {
  private enum Mark {
    static let null: UInt8 = 0
    static let text: UInt8 = 1
    static let number: UInt8 = 2
    static let corrupt: UInt8 = 1
    static let shape: UInt8 = 2
  }

  /// Adds the row as a message; without its shape where that is longer than any message.
  func write(to wire: inout WireWriter) {
    wire.begin(.row)
    wire.add(id)
    texts.withUnsafeBytes { texts in
      for cell in cells {
        switch cell {
        case .null: wire.add(Mark.null)
        case .text(let range):
          wire.add(Mark.text)
          wire.add(UInt32(clamping: range.count))
          wire.add(UnsafeRawBufferPointer(rebasing: texts[range]))
        case .number(let number):
          wire.add(Mark.number)
          wire.add(number.bitPattern)
        }
      }
    }
    switch bytes {
    case .null: wire.add(Mark.null)
    case .corrupt: wire.add(Mark.corrupt)
    case .wkb(let bytes):
      wire.add(Mark.shape)
      wire.add(bytes)
    }
    if !wire.end() {
      wire.begin(.row)
      wire.add(id)
      for _ in cells { wire.add(Mark.null) }
      wire.add(Mark.corrupt)
      _ = wire.end()
    }
  }

  /// Becomes the row of a message; valid as long as the message.
  mutating func read(_ content: inout WireCursor, cells: Int) throws(WireCursor.Short) {
    restart(try content.number(Int64.self))
    for _ in 0..<cells {
      switch try content.number(UInt8.self) {
      case Mark.null: appendNull()
      case Mark.text: append(try content.textBytes().bindMemory(to: UInt8.self))
      case Mark.number: append(Double(bitPattern: try content.number(UInt64.self)))
      default: throw WireCursor.Short()
      }
    }
    switch try content.number(UInt8.self) {
    case Mark.null: bytes = .null
    case Mark.corrupt: bytes = .corrupt
    case Mark.shape: bytes = .wkb(content.rest())
    default: throw WireCursor.Short()
    }
  }
}

extension WireWriter {
  mutating func add(_ layer: OGRLayer) {
    add(layer.name)
    add(layer.fields.map(\.name))
    for field in layer.fields { add(field.isNumeric) }
    add(layer.hasShapes)
    add(Int64(layer.code ?? -1))
    add(layer.system != nil)
    add(layer.system ?? "")
    add(layer.keyColumn)
    add(layer.geometryColumn)
  }

  mutating func add(_ target: OGRTarget) {
    add(target.path)
    add(target.drivers)
    add(target.options)
    add(target.isDatabase)
  }

  mutating func add(_ scan: OGRScan) {
    add(scan.layer)
    switch scan.rows {
    case .all: add(UInt8(0))
    case .ids(let ids):
      add(UInt8(1))
      add(UInt32(clamping: ids.count))
      for id in ids { add(id) }
    case .query(let query):
      add(UInt8(2))
      add(query)
    case .first(let most):
      add(UInt8(3))
      add(UInt32(clamping: most))
    }
    add(UInt32(clamping: scan.columns.count))
    for column in scan.columns {
      add(column.place ?? -1)
      add(column.isNumeric)
    }
    add(scan.ignored)
    add(scan.wantsShapes)
  }
}

extension WireCursor {
  mutating func layer() throws(Short) -> OGRLayer {
    let name = try text()
    var fields: [OGRLayer.Field] = []
    for field in try texts() { fields.append(OGRLayer.Field(name: field, isNumeric: false)) }
    for index in fields.indices { fields[index].isNumeric = try flag() }
    let hasShapes = try flag()
    let code = Int(try number(Int64.self))
    let hasSystem = try flag()
    let system = try text()
    return OGRLayer(
      name: name,
      fields: fields,
      hasShapes: hasShapes,
      code: code < 0 ? nil : code,
      system: hasSystem ? system : nil,
      keyColumn: try text(),
      geometryColumn: try text()
    )
  }

  mutating func target() throws(Short) -> OGRTarget {
    OGRTarget(path: try text(), drivers: try texts(), options: try texts(), isDatabase: try flag())
  }

  mutating func scan() throws(Short) -> OGRScan {
    let layer = try text()
    let rows: OGRScan.Rows
    switch try number(UInt8.self) {
    case 0: rows = .all
    case 1:
      var ids: [Int64] = []
      for _ in 0..<(try count()) { ids.append(try number(Int64.self)) }
      rows = .ids(ids)
    case 2: rows = .query(try text())
    default: rows = .first(Int(try number(UInt32.self)))
    }
    var columns: [OGRScan.Column] = []
    for _ in 0..<(try count()) {
      let place = try number(Int32.self)
      columns.append(OGRScan.Column(place: place < 0 ? nil : place, isNumeric: try flag()))
    }
    return OGRScan(layer: layer, rows: rows, columns: columns, ignored: try texts(), wantsShapes: try flag())
  }
}
