internal import RuleDSL

/// Why layers or tables in a database cannot be read.
public enum DatabaseFailure: Error, Hashable, Codable, Sendable {
  /// Which database is meant.
  public struct Name: Hashable, Codable, Sendable {
    var database: String
    /// `nil` for what libpq takes by itself.
    var host: String?
  }

  /// The file holds no list of `name=value` with a database in it.
  case notConnection
  /// A plan set is passed on to others; a password must not be in it.
  case passwordInFile
  /// Something that no plan set may say about a connection.
  case keyUnknown(String)
  /// The user did not allow a connection there.
  case hostNotAllowed(String)
  /// Whoever asks may have nothing read from a database.
  case noDatabases
  case unreachable(Name, reason: String)
  /// Schemas that the file names and the database has not; those that hold layers.
  case schemaMissing([String], Name, others: [String])
  /// Schemas, or the whole database, without a table of shapes that may be read; the schemas that hold layers.
  case noLayers([String], Name, others: [String])
  /// Without a key the rows have no order, and findings could name none of them.
  case noKey(table: String)
  /// The user may not do what publishing takes, or PostGIS is not there; what the database says.
  case notWritable(Name, reason: String)
  /// Tables of an earlier or later version of the program.
  case otherVersion(schema: String)

  /// What is wrong, without the place, and one concrete edit.
  var words: (said: Phrase, remedy: Phrase) {
    switch self {
    case .notConnection:
      Phrase("不是数据库连接串", "this is no connection string")
        .remedied(by: "写成 host=主机 dbname=库名 user=用户 schemas=模式", "write host=… dbname=… user=… schemas=…")
    case .passwordInFile:
      Phrase("连接串里写了密码，没有连接", "the connection string holds a password; not connected")
        .remedied(by: "删去密码，放进 ~/.pgpass 或环境变量 PGPASSWORD", "remove it, and put it in ~/.pgpass or PGPASSWORD")
    case .keyUnknown(let name):
      Phrase(
        "连接串里不能写“\(clipped(name))”，没有连接",
        "a connection string of a plan set must not say “\(clipped(name))”; not connected"
      )
      .remedied(
        by: "只写 host、hostaddr、port、dbname、user、schemas，以及 sslmode=require 或更严的；其余放进自己的环境变量",
        "keep to host, hostaddr, port, dbname, user, schemas, and sslmode=require or stricter; put the rest into variables of your own"
      )
    case .hostNotAllowed(let host):
      Phrase(
        "没有准许连接主机 \(clipped(host))，没有连接",
        "a connection to the host \(clipped(host)) was not allowed; not connected"
      )
      .remedied(
        by: "信得过这台主机的，加上 --database-host \(clipped(host))",
        "if you trust the host, add --database-host \(clipped(host))"
      )
    case .noDatabases:
      Phrase("这里不连接数据库，没有读", "no database is connected to here; not read")
        .remedied(by: "用 rulec check 检查，或把图层导出成文件", "use rulec check, or export the layers to files")
    case .unreachable(let name, let reason):
      Phrase(
        "不能连接数据库“\(clipped(name.database))”\(name.host.map { "（主机 \(clipped($0))）" } ?? "")：\(reason)",
        "no connection to the database “\(clipped(name.database))”\(name.host.map { " on \(clipped($0))" } ?? ""): \(reason)"
      )
      .remedied(
        by: "检查 .pg 文件里的主机、库名、用户，以及 ~/.pgpass 或 PGPASSWORD 里的密码",
        "check host, database and user in the .pg file, and the password in ~/.pgpass or PGPASSWORD"
      )
    case .schemaMissing(let schemas, let name, let others):
      (
        Phrase(
          "数据库“\(clipped(name.database))”里没有模式 \(chineseList(schemas))，没有读",
          "the database “\(clipped(name.database))” has no schema \(englishList(schemas)); not read"
        ),
        Self.correction(others)
      )
    case .noLayers(let schemas, let name, let others):
      (
        Phrase(
          "数据库“\(clipped(name.database))”\(schemas.isEmpty ? "" : "的模式 \(chineseList(schemas)) ")里没有能读的图形表，没有读",
          "the database “\(clipped(name.database))” has no table of shapes that may be read"
            + "\(schemas.isEmpty ? "" : " in the schema \(englishList(schemas))"); not read"
        ),
        Self.correction(others)
      )
    case .noKey(let table):
      Phrase("表“\(clipped(table))”没有整数主键，没有读", "the table “\(clipped(table))” has no integer key; not read")
        .remedied(
          by: "加主键，例如 ALTER TABLE … ADD gid serial PRIMARY KEY",
          "add one: ALTER TABLE … ADD gid serial PRIMARY KEY"
        )
    case .notWritable(let name, let reason):
      Phrase(
        "没有发布到数据库“\(clipped(name.database))”：\(reason)",
        "not published into the database “\(clipped(name.database))”: \(reason)"
      )
      .remedied(
        by: "检查用户能不能建模式和表（GRANT CREATE ON DATABASE），以及库里装没装 PostGIS（CREATE EXTENSION postgis）",
        "check that the user may create schemas and tables (GRANT CREATE ON DATABASE), and that the database has PostGIS (CREATE EXTENSION postgis)"
      )
    case .otherVersion(let schema):
      Phrase(
        "模式“\(clipped(schema))”是另一版本建的，没有发布",
        "the schema “\(clipped(schema))” is of another version; not published"
      )
      .remedied(by: "在 .pg 文件里用 schemas= 换一个模式", "name another schema in the .pg file, schemas=…")
    }
  }
}

extension DatabaseFailure {
  /// What to write where the named schemas hold no layers but others do, or none does.
  private static func correction(_ others: [String]) -> Phrase {
    // No more names than a line holds.
    let shown = others.count > 8 ? others.prefix(8) + ["…"] : others
    return others.isEmpty
      ? Phrase(
        "检查 dbname，或给 user 读取的权限：GRANT USAGE ON SCHEMA 和 GRANT SELECT ON ALL TABLES",
        "check dbname, or let the user read: GRANT USAGE ON SCHEMA and GRANT SELECT ON ALL TABLES"
      )
      : Phrase(
        "改正 .pg 文件里的 schemas=；有图形表的模式：\(chineseList(shown))",
        "correct schemas= in the .pg file; schemas with tables of shapes: \(englishList(shown))"
      )
  }
}
