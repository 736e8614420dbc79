/// A form in which the server keeps what a check found.
enum ResultFormat: String, CaseIterable, Sendable {
  case json
  case text
  case markdown
  case html
  case docx
  case csv
  case xlsx
  case sarif
  case junit
  case geojson
  case gpkg

  var file: String { "report." + rawValue }

  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .text: "text/plain; charset=utf-8"
    case .markdown: "text/markdown; charset=utf-8"
    case .html: "text/html; charset=utf-8"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .sarif: "application/sarif+json"
    case .junit: "application/xml"
    case .geojson: "application/geo+json"
    case .gpkg: "application/geopackage+sqlite3"
    }
  }

  /// What a browser calls the file that it saves.
  var ending: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .sarif: "sarif.json"
    case .junit: "xml"
    case .json, .html, .docx, .csv, .xlsx, .geojson, .gpkg: rawValue
    }
  }
}
