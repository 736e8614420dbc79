/// The folders of each module, in the order in which they may use one another.
///
/// A file uses names of its own folder and of folders before it; files beside the folders stand last and use them all.
/// `script/folders MODULE` lists what goes against the order, without building anything but the scanner.
enum FolderOrder {
  static let modules: [String: [String]] = [
    "RuleDSL": [
      "Values", "Source", "Keywords", "Diagnostics", "Symbols", "Program", "Problems", "Syntax", "Format", "Typing",
      "Describe", "Mutation", "Compile",
      "Lint", "Assist", "Reference",
    ],
    "Spatial": [
      "Threads", "Plane", "Shape", "GEOS", "Arrangement", "Validity", "Window", "Overlay", "Compare", "Borders",
      "Tiling", "Zones",
    ],
    "Transmission": [
      "Plan", "Findings", "Carriers", "Obligations", "Rules", "Admission", "Run", "Review", "Scenarios", "Changes",
    ],
    "Reporting": [
      "Content", "Wording", "Model", "Compare", "Figures", "Document", "Text", "JSON", "List", "Review", "MapLayer",
      "Changes", "Derivations", "Monitoring", "Book", "Reference",
    ],
    "PlanData": [
      "Text", "Problems", "Files", "Database", "Rows", "CSV", "GDAL", "Confined", "GeoPackage", "Archives", "Sheets",
      "MapFormats",
      "MapFiles", "Tables", "Units", "Figures", "Entries", "Layouts", "MapFeatures", "MapSurvey", "MapStore",
    ],
    "Prove": ["Formula", "Family", "Encoding", "Questions"],
    "DocumentImport": ["Text", "Head", "Patterns", "Reading", "Output"],
    "Chuandao": ["Rules", "Shards", "State", "Baseline", "Renderings", "Starters", "Proofs", "Documents"],
    "Serving": ["Settings", "Store", "Access", "Child", "Queue", "HTTP", "Interface", "Answers"],
    "LanguageServer": ["Protocol", "Documents", "Features", "Server"],
    "DraftServer": ["Protocol", "Bench", "Tools", "Server"],
    "rulec": ["Files", "Terminal", "Arguments", "Rules", "Commands"],
  ]
}
