internal import CSQLite
internal import Foundation
internal import Glibc

extension DraftSheet {
  /// A table of text columns that the first row names, as the bytes of a database file.
  var geoPackage: [UInt8] {
    guard let folder = try? TemporaryFolder(), let names = rows.first else { return [] }
    let path = folder.path + "/a.gpkg"
    var database: OpaquePointer?
    guard sqlite3_open(path, &database) == SQLITE_OK else { return [] }
    let columns = names.map { "\"\($0?.text ?? "_")\" TEXT" }.joined(separator: ",")
    var text = "CREATE TABLE \"\(name)\" (\(columns));"
    for row in rows.dropFirst() {
      let values = names.indices.map { place in
        let cell = place < row.count ? row[place] : nil
        return cell.map { "'" + $0.text.replacingOccurrences(of: "'", with: "''") + "'" } ?? "NULL"
      }
      text += "INSERT INTO \"\(name)\" VALUES (\(values.joined(separator: ",")));"
    }
    sqlite3_exec(database, text, nil, nil, nil)
    sqlite3_close(database)
    return (try? Array(Data(contentsOf: URL(filePath: path)))) ?? []
  }
}

/// Text in GB 18030, through the C library.
func nationalText(_ text: String) -> [UInt8] {
  let failed = iconv_t(bitPattern: -1)
  guard let converter = iconv_open("GB18030", "UTF-8"), converter != failed else { return [] }
  defer { iconv_close(converter) }
  var source = text.utf8.map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: source.count * 2 + 4)
  var (left, free) = (source.count, target.count)
  source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var (start, end) = (source.baseAddress, target.baseAddress)
      _ = iconv(converter, &start, &left, &end, &free)
    }
  }
  return target.dropLast(free).map { UInt8(bitPattern: $0) }
}
