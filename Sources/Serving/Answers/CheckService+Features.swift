internal import PlanData
internal import Reporting
internal import RuleDSL

/// What checks found, as OGC API – Features has it, so that a GIS opens it by the address of the server.
///
/// A collection is one layer of a check: what it found (`findings-ID`), and each line that its plans carry down (`LAYER-ID`).
extension CheckService {
  private struct Link {
    var relation: String
    var path: String
    var type = "application/json"
    var title: String
  }

  func landing() -> HTTPAnswer {
    json(200) { json in
      json.member("title", "传导 Chuandao")
      json.member("description", "国土空间规划上下级传导检查的结果 · what checks of spatial plans between tiers found")
      write(
        [
          Link(relation: "self", path: "/?f=json", title: "this"),
          Link(
            relation: "service-desc",
            path: "/api",
            type: "application/vnd.oai.openapi+json;version=3.0",
            title: "interface"
          ),
          Link(relation: "conformance", path: "/conformance", title: "conformance"),
          Link(relation: "data", path: "/collections", title: "collections"),
        ],
        to: &json
      )
    }
  }

  func conformance() -> HTTPAnswer {
    let base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
    return json(200) { json in
      json.member("conformsTo", each: ["core", "oas30", "geojson"]) { $0.value(base + $1) }
    }
  }

  private static let mostListed = 10_000

  func collections() throws(Problem) -> HTTPAnswer {
    let layers = try stored { () throws(StoreFailure) in try store.layers(of: nil, most: Self.mostListed) }
    return json(200) { json in
      write([Link(relation: "self", path: "/collections", title: "this")], to: &json)
      json.member("collections", each: layers) { json, layer in json.object { describe(layer, to: &$0) } }
    }
  }

  func collection(_ id: String) throws(Problem) -> HTTPAnswer {
    let layer = try layer(id)
    return json(200) { describe(layer, to: &$0) }
  }

  private func describe(_ layer: DrawnLayer, to json: inout JSONText) {
    let path = "/collections/\(Self.escaped(layer.id))"
    json.member("id", layer.id)
    json.member("title", layer.title)
    json.member("itemType", "feature")
    json.member("crs", each: ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"]) { $0.value($1) }
    write(
      [
        Link(relation: "self", path: path, title: "this"),
        Link(relation: "items", path: path + "/items", type: "application/geo+json", title: "items"),
      ],
      to: &json
    )
  }

  func items(_ name: String, _ call: Call) throws(Problem) -> HTTPAnswer {
    let layer = try layer(name)
    let (limit, offset) = (call.arguments.number("limit", else: 100), call.arguments.number("offset", else: 0))
    let box = call.arguments["bbox"].flatMap(Parameter.box)
    let (condition, values) = box.map { Self.condition($0, of: layer.name) } ?? ("layer = ?", [.text(layer.name)])
    let (rows, all) = try stored { () throws(StoreFailure) in
      let database = try self.database(of: layer.check)
      return (
        try database.rows(
          "SELECT number, json FROM feature WHERE \(condition) ORDER BY number LIMIT ? OFFSET ?",
          values + [.integer(limit), .integer(offset)]
        ),
        try database.rows("SELECT count(*) FROM feature WHERE \(condition)", values).first?.first?.integer ?? 0
      )
    }
    func page(from offset: Int) -> String {
      "/collections/\(Self.escaped(name))/items?limit=\(limit)&offset=\(offset)"
        + (call.arguments["bbox"].map { "&bbox=\($0)" } ?? "")
    }
    let type = "application/geo+json"
    var links = [Link(relation: "self", path: page(from: offset), type: type, title: "this")]
    if offset + rows.count < all, !rows.isEmpty {
      links.append(Link(relation: "next", path: page(from: offset + limit), type: type, title: "next"))
    }
    if offset > 0 {
      links.append(Link(relation: "prev", path: page(from: max(0, offset - limit)), type: type, title: "previous"))
    }
    let text = JSONText.text {
      $0.object { json in
        json.member("type", "FeatureCollection")
        json.member("timeStamp", Clock.text(Clock.now))
        json.member("numberMatched", all)
        json.member("numberReturned", rows.count)
        write(links, to: &json)
        json.member("features", each: rows) { $0.raw(Self.feature($1)) }
      }
    }
    return HTTPAnswer(200, type, text + "\n")
  }

  func item(_ name: String, _ number: String) throws(Problem) -> HTTPAnswer {
    let layer = try layer(name)
    guard let number = Int(number) else { throw .notFound }
    let row = try stored { () throws(StoreFailure) in
      try self.database(of: layer.check).rows(
        "SELECT number, json FROM feature WHERE layer = ? AND number = ?",
        [.text(layer.name), .integer(number)]
      ).first
    }
    guard let row else { throw .notFound }
    return HTTPAnswer(200, "application/geo+json", Self.feature(row) + "\n")
  }

  private func layer(_ id: String) throws(Problem) -> DrawnLayer {
    guard let dash = id.lastIndex(of: "-") else { throw .notFound }
    let check = String(id[id.index(after: dash)...])
    let layers = try stored { () throws(StoreFailure) in try store.layers(of: check, most: Self.mostListed) }
    guard let layer = layers.first(where: { $0.id == id }) else { throw .notFound }
    return layer
  }

  /// A part of an address.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
      return isPlain || byte == UInt8(ascii: "-")
        ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  private func database(of check: String) throws(StoreFailure) -> ServiceDatabase {
    let folder = FileSystem.joined(settings.folder(of: check), "results")
    return try ServiceDatabase(path: FileSystem.joined(folder, FindingStore.file), .finished)
  }

  /// What meets a rectangle, which reaches over the line of the date where its west is east of its east.
  private static func condition(_ box: [Double], of layer: String) -> (String, [SQLValue]) {
    let numbers = box.map { SQLValue.real($0) } + [.text(layer)]
    let across = box[0] <= box[2] ? "east >= ?1 AND west <= ?3" : "(east >= ?1 OR west <= ?3)"
    return ("layer = ?5 AND \(across) AND north >= ?2 AND south <= ?4", numbers)
  }

  /// A feature with its number as id.
  private static func feature(_ row: [SQLValue]) -> String {
    let text = row[1].text ?? "{}"
    return "{\"id\":\(row[0].integer ?? 0)," + text.dropFirst()
  }

  private func write(_ links: [Link], to json: inout JSONText) {
    json.member("links", each: links) { json, link in
      json.object { json in
        json.member("rel", link.relation)
        json.member("href", link.path)
        json.member("type", link.type)
        json.member("title", link.title)
      }
    }
  }
}
