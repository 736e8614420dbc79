import Foundation

// The list that script/folders prints.
let arguments = CommandLine.arguments.dropFirst().filter { $0 != "--all" }
guard let module = arguments.first else {
  print("script/folders MODULE [FOLDER…]")
  exit(64)
}
let order = arguments.count > 1 ? Array(arguments.dropFirst()) : FolderOrder.modules[module] ?? []
let paths = try FileManager.default.subpathsOfDirectory(atPath: "Sources").filter { $0.hasSuffix(".swift") }.sorted()
let sources = try paths.map { path in
  FolderArrows.Source(path: "Sources/\(path)", text: try String(contentsOfFile: "Sources/\(path)", encoding: .utf8))
}
let arrows = FolderArrows(module: module, order: order, sources: sources)
for use in arrows.againstOrder { print("\(use.place): \(use.from) uses \(use.name) of \(use.to)") }
var counts: [String: Int] = [:]
for use in CommandLine.arguments.contains("--all") ? arrows.uses : arrows.againstOrder {
  counts["\(use.from) → \(use.to)", default: 0] += 1
}
print("")
for (arrow, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(arrow): \(count)") }
if !arrows.unplaced.isEmpty { print("not in the order: \(arrows.unplaced.joined(separator: ", "))") }
