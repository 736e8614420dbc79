internal import RuleDSL
internal import Transmission

/// One file of a plan set that may hold map layers, as far as its name says.
struct MapFileName: Hashable, Sendable {
  /// Relative to the plan set.
  var path: String
  /// Index of the unit that the name of the file, or else of a folder, begins with.
  var owner: Int?
  /// The only unit of the plan set, or else the one that a folder is called, whose plan it must be where neither code nor
  /// features say so.
  var soleUnit: Int?
  var version: PlanVersion
  /// Whether that unit is only what a folder is called.
  var isOfNamedFolder = false
  /// Whether its own name begins with the owner's code, so that it may be all of the plan.
  var isNamedAfterOwner = false
  /// Whether another file would have the same name without its format.
  var isShared = false

  /// A state that it may be meant to be, so that it is not taken for the plain one.
  var unclearState: UnclearState? { version == .current ? UnclearState(path) : nil }

  /// Read straight through SQLite.
  var isGeoPackage: Bool { nameParts(path).ending == "gpkg" }

  /// Read by a process of its own.
  var needsReader: Bool { ["gdb", "shp", "geojson", "fgb"].contains(nameParts(path).ending) }

  /// Formats that hold one layer, which is then named like the file.
  var holdsOneLayer: Bool { ["shp", "geojson", "json", "fgb"].contains(nameParts(path).ending) }

  /// What it is called, without any format: `STBHHX` for `990102/STBHHX.gdb.zip`.
  var plainName: String {
    var name = FileSystem.name(of: path)
    while MapSearch.isKnown(name) || MapSearch.isUnread(name) {
      let ending = nameParts(name).ending
      guard !ending.isEmpty, ending.count + 1 < name.count else { break }
      name.removeLast(ending.count + 1)
    }
    return name
  }

  /// The path without the format.
  var stem: String { String(path.dropLast(nameParts(path).ending.count + 1)) }

  /// The folder; empty for the plan set itself.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
}

/// Finds the files with map layers below a folder, in a fixed order, without opening one.
struct MapSearch: Sendable {
  private static let endings: Set<String> = ["gdb", "gpkg", "shp", "geojson", "json", "fgb", "pg"]
  /// Formats in which maps are kept or packed, and which are not read.
  private static let otherEndings: Set<String> = [
    "mdb", "vct", "dwg", "dxf", "tab", "mif", "kml", "kmz", "gml", "gpx", "e00", "parquet", "geoparquet", "arrow",
    "arrows", "feather", "sqlite", "mpk", "lpk", "lpkx", "ppkx", "zip", "rar", "7z", "tar", "gz", "tgz",
  ]

  /// What stands beside layers and belongs to them or to a program, parts of shards among them.
  private static let companions: Set<String> = [
    "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "qmd", "qml", "sld", "lyr", "xml", "lock", "rule",
    "gpkg-wal", "gpkg-shm", "gpkg-journal", "part",
  ]

  /// Whether a file is read as a map, belongs to what is read, or is reported as the copy of a map.
  static func isKnown(_ file: String) -> Bool {
    let ending = nameParts(file).ending
    return endings.contains(ending) || isCompanion(file) || isCopyOfMap(file)
  }

  /// Whether maps may be in a file, in a format that is not read.
  static func isUnread(_ file: String) -> Bool { otherEndings.contains(nameParts(file).ending) }

  /// Files that folders of pictures and of Windows have.
  private static let system: Set<String> = ["thumbs.db", "ehthumbs.db", "desktop.ini"]

  private static func mayBeRead(_ ending: String) -> Bool {
    endings.contains(ending) || companions.contains(ending) || TableFormat.endings.contains(ending) || ending == "txt"
  }

  private static func isCompanion(_ file: String) -> Bool {
    companions.contains(nameParts(file).ending) || system.contains(file.lowercased())
  }

  private static func isCopyOfMap(_ file: String) -> Bool {
    let (base, ending) = nameParts(file)
    return CopyMark.otherEndings.contains(ending) && endings.contains(nameParts(base).ending)
  }

  let folder: PlanFolder
  private let owners: OwnerNames
  /// Files in folders below the plan set that hold no layers.
  private(set) var others: [String] = []
  private(set) var files: [MapFileName] = []
  /// Files and folders whose names cannot be read, and what is neither a file nor a folder.
  private(set) var problems: [PlanDataProblem] = []
  /// Files in formats that are not read, in which layers may be.
  private(set) var unread: [MapFileName] = []
  /// Folders that may not be looked into, and files that are not read.
  private(set) var flaws: [MapFlaw] = []
  /// Paths of files that lead out of the plan set, without their endings.
  private var refused: Set<String> = []

  /// Without `owners` the files are nobody's.
  init(folder: PlanFolder, owners: OwnerNames = OwnerNames(.empty, places: ByteTable())) {
    self.folder = folder
    self.owners = owners
    var seen: Set<FileSystem.Identity> = []
    search(below: "", owner: nil, named: nil, version: .current, seen: &seen)
    files.removeAll { nameParts($0.path).ending == "shp" && refused.contains(nameParts($0.path).base.lowercased()) }
    files.sort { $0.path < $1.path }
    markShared()
  }

  /// A geodatabase and a folder of Shapefiles go by the same name; only where both are there, the format has to be
  /// named.
  private mutating func markShared() {
    let single = files.filter(\.holdsOneLayer)
    let singles = Dictionary(grouping: single, by: \.stem)
    let folders = Set(single.map(\.folder))
    let packages = Dictionary(grouping: files.filter { !$0.holdsOneLayer }, by: \.stem)
    for index in files.indices {
      let file = files[index]
      files[index].isShared =
        file.holdsOneLayer
        ? (singles[file.stem]?.count ?? 0) > 1 || packages[file.stem] != nil || packages[file.folder] != nil
        : (packages[file.stem]?.count ?? 0) > 1 || singles[file.stem] != nil || folders.contains(file.stem)
    }
  }

  private func copy(_ path: String, of original: String) -> MapFlaw.Kind? {
    guard folder.holds(original) else { return nil }
    return folder.isSame(path, original) ? .copyUnused(of: original) : .copyDiffers(of: original)
  }

  private mutating func names(below parent: String) -> [String] {
    do throws(PlanDataFailure) {
      let inside = parent.isEmpty ? folder : try PlanFolder(path: folder.location(of: parent))
      problems += inside.odd.map { PlanDataProblem(.nameUnusable, file: parent.isEmpty ? $0 : "\(parent)/\($0)") }
      return inside.files
    } catch {
      for case .folderUnreadable(_, let reason) in error.problems.map(\.kind) {
        flaws.append(MapFlaw(.unreadable(reason: reason), file: parent))
      }
      return []
    }
  }

  /// Leaves out what leads out of the plan set, and the Shapefile that it is a part of.
  private mutating func refuse(_ path: String) {
    let ending = nameParts(path).ending
    // Tables are told of by whoever reads them, rule files too.
    let isTable =
      !path.contains("/") && ending != "gpkg" && (TableFormat.endings.contains(ending) || ending == "rule")
    if !isTable { flaws.append(MapFlaw(.refused(.leadsOutside), file: path)) }
    refused.insert(nameParts(path).base.lowercased())
  }

  /// Links may lead to a folder again, which is searched once.
  private mutating func search(
    below parent: String,
    owner: Int?,
    named: Int?,
    version: PlanVersion,
    seen: inout Set<FileSystem.Identity>
  ) {
    guard let own = FileSystem.identity(of: folder.location(of: parent)) else { return }
    guard seen.insert(own).inserted else { return flaws.append(MapFlaw(.folderAgain, file: parent)) }
    for name in names(below: parent) {
      let path = parent.isEmpty ? name : "\(parent)/\(name)"
      let coded = owners.owner(ofName: name)
      let itsOwner = coded ?? owner
      let stranger = coded.flatMap { coded in
        owners.stranger(in: nameParts(name).base, to: coded).map { (code: owners.codes[coded], name: $0) }
      }
      if let stranger { flaws.append(MapFlaw(.nameAgainstCode(stranger.name, code: stranger.code), file: path)) }
      let itsVersion = PlanVersion(named: name) ?? version
      let kind = FileSystem.kind(of: folder.location(of: path))
      let isFolder = kind == .folder
      let ending = nameParts(name).ending
      // What nobody would read may stand anywhere.
      if isFolder || Self.mayBeRead(ending), folder.leadsOutside(path) {
        refuse(path)
        continue
      }
      let parts = isFolder && ending == "gdb" ? names(below: path).map { "\(path)/\($0)" } : []
      if let part = parts.filter(folder.leadsOutside).first {
        refuse(part)
        continue
      }
      // Opening a pipe would wait for ever; a link that leads nowhere may have been a layer.
      if kind == .other || kind == nil {
        let reason = kind == .other ? "not a regular file" : "No such file or directory"
        // Tables are told of by whoever reads them.
        if !parent.isEmpty || ending == "gpkg" || !TableFormat.endings.contains(ending) && ending != "rule" {
          problems.append(PlanDataProblem(.unreadable(reason: reason), file: path))
        }
        continue
      }
      // A .gdb that is no folder cannot be read, which is reported to whoever provided it.
      // A folder that is called like a unit says whose its files are where neither a code nor the features do.
      let itsName = isFolder ? owners.owner(ofFolder: name) ?? named : named
      var file = MapFileName(path: path, owner: itsOwner, soleUnit: owners.soleUnit ?? itsName, version: itsVersion)
      file.isOfNamedFolder = owners.soleUnit == nil
      if Self.endings.contains(ending), ending == "gdb" || !isFolder {
        files.append(file)
      } else if Self.isCopyOfMap(name), let kind = copy(path, of: String(path.dropLast(ending.count + 1))) {
        flaws.append(MapFlaw(kind, file: path))
      } else if Self.isCopyOfMap(name) || Self.otherEndings.contains(ending), !isFolder {
        file.isNamedAfterOwner = owners.owner(ofName: name) != nil
        unread.append(file)
      } else if isFolder {
        search(below: path, owner: itsOwner, named: itsName, version: itsVersion, seen: &seen)
      } else if !parent.isEmpty, !Self.isCompanion(name) {
        others.append(path)
      }
    }
  }
}

extension PlanVersion {
  /// The state that a file or folder name speaks of; none where it speaks of both, or of a layer of what is provided
  /// about the changes, such as 城市绿线维护前图斑.
  fileprivate init?(named name: String) {
    guard holdsHan(name) || name.hasPrefix("before") || name.hasPrefix("after") else { return nil }
    let said = ["维护前图斑", "维护后图斑"].reduce(name) { $0.replacing($1, with: "") }
    let base = nameParts(name).base
    let isBefore = said.contains("维护前") || base == "before"
    let isAfter = said.contains("维护后") || said.contains("维护前后") || base == "after"
    guard isBefore != isAfter else { return nil }
    self = isBefore ? .before : .after
  }
}
