/// The files that a Shapefile is made of: whether they are all there, and whether they hold as many records.
enum ShapefileParts {
  /// The file of the same name with another ending, in whichever case; `nil` where there is none.
  static func sibling(of path: String, _ ending: String) -> String? {
    let stem = path.dropLast(nameParts(path).ending.count)
    if let usual = [ending, ending.uppercased()].map({ stem + $0 }).first(where: { FileSystem.kind(of: $0) == .file })
    {
      return usual
    }
    let folder = FileSystem.folder(of: path)
    let wanted = "\(FileSystem.name(of: String(stem)))\(ending)".lowercased()
    let name = (try? FileSystem.names(in: folder).plain)?.first { $0.lowercased() == wanted }
    return name.map { FileSystem.joined(folder, $0) }
  }

  /// All of its files that are there, by name; of any other format the file itself.
  static func all(of path: String) -> [String] {
    guard nameParts(path).ending == "shp" else { return [path] }
    return (["dbf", "shx", "prj", "cpg"].compactMap { sibling(of: path, $0) } + [path]).sorted()
  }

  /// The file that a Shapefile cannot do without and that is not there: OGR would rebuild the one and read the shapes
  /// alone without the other.
  static func missingFile(of path: String) -> String? {
    let stem = FileSystem.name(of: path).dropLast(4)
    return ["shx", "dbf"].first { sibling(of: path, $0) == nil }.map { "\(stem).\($0)" }
  }

  /// The counts where they disagree: OGR would pass over what is surplus.
  static func disagreement(of path: String, records: Int) -> ShapefileCounts? {
    guard let shapes = try? OpenFile(path: path), let own = sibling(of: path, "shx"),
      let index = try? OpenFile(path: own)
    else { return nil }
    let counts = counts(shapes, index, records)
    return counts.shapes == counts.index && counts.index == counts.records ? nil : counts
  }

  /// Bytes before the first record of either file, of an entry of the index, and of the head of a shape.
  private static let (head, entry, shapeHead) = (100, 8, 8)

  private static func counts(
    _ shapes: borrowing OpenFile,
    _ index: borrowing OpenFile,
    _ records: Int
  ) -> ShapefileCounts {
    let count = max(0, (index.size - head) / entry)
    var starts: Set<Int> = []
    var (end, used, isInOrder) = (head, head, true)
    for first in stride(from: 0, to: count, by: 1 << 16) {
      let entries = index.bytes(from: head + first * entry, count: min(1 << 16, count - first) * entry)
      for place in stride(from: 0, to: entries.count - entry + 1, by: entry) {
        let start = bigEndian(entries, place) * 2
        let length = bigEndian(entries, place + 4) * 2 + shapeHead
        isInOrder = isInOrder && start == end
        end = start + length
        if start + length <= shapes.size { starts.insert(start) }
        used += length
      }
    }
    // Shapes behind one another to the end of the file need no second look.
    if isInOrder, used == shapes.size { return ShapefileCounts(shapes: count, index: count, records: records) }
    // A shape that was drawn anew may stand at the end, and its old bytes where it stood.
    let numbers = used < shapes.size ? recordNumbers(shapes) : 0
    return ShapefileCounts(shapes: max(starts.count, numbers), index: count, records: records)
  }

  /// How many different numbers the shapes have.
  private static func recordNumbers(_ file: borrowing OpenFile) -> Int {
    var numbers: Set<Int> = []
    var place = head
    while place + shapeHead <= file.size {
      let bytes = file.bytes(from: place, count: shapeHead)
      guard bytes.count == shapeHead else { break }
      let length = bigEndian(bytes, 4) * 2
      guard length >= 4, place + shapeHead + length <= file.size else { break }
      numbers.insert(bigEndian(bytes, 0))
      place += shapeHead + length
    }
    return numbers.count
  }

  private static func bigEndian(_ bytes: [UInt8], _ place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
  }
}
