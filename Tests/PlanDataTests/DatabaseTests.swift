internal import Foundation
@testable internal import PlanData
internal import RuleDSL
internal import Testing
internal import Transmission

@Suite("数据库")
struct DatabaseTests {
  @Test(
    "连接串照 libpq 的写法读，注释不算，引号和反斜杠都认",
    arguments: [
      ("host=db dbname=plans", "PG:host=db dbname=plans"),
      ("# 备注\nhost = db\n  dbname= plans \n", "PG:host=db dbname=plans"),
      ("dbname='two words' user='o\\'brien'", "PG:dbname='two words' user='o\\'brien'"),
      ("dbname=a schemas=' 甲, b ,'", "PG:dbname=a schemas=甲,b"), ("dbname=''", "PG:dbname=''"),
      // To libpq a quote under an accent is a quote.
      ("dbname=a'\u{301}b", #"PG:dbname='a\'\#u{301}b'"#), ("dbname='a\\'\u{301} b'", #"PG:dbname='a\'\#u{301} b'"#),
    ]
  )
  func links(text: String, connection: String) throws {
    let made = try DatabaseLink(text: text).connection { _ in nil }
    let isRemote = text.contains("host")
    #expect(made.hasPrefix(connection + (isRemote ? " sslmode=require" : "") + " connect_timeout=10 options='-c "))
    for setting in ["default_transaction_read_only=on", "statement_timeout=", "lock_timeout="] {
      #expect(made.contains("-c " + setting))
    }
  }

  @Test("不是连接串的不去连接", arguments: ["", "# 只有备注", "plans", "host=db", "dbname='open", "=x", "dbname plans", "\0"])
  func noLinks(text: String) {
    #expect(throws: TableFailure.database(.notConnection)) { try DatabaseLink(text: text) }
  }

  @Test(
    "写了密码的连接串不用，也不印出来",
    arguments: ["dbname=a password=secret", "dbname=a PASSWORD='secret'", "sslpassword=secret dbname=a"]
  )
  func passwords(text: String) {
    #expect(throws: TableFailure.database(.passwordInFile)) { try DatabaseLink(text: text) }
    let failure = DatabaseFailure.passwordInFile
    for phrase in [failure.words.said, failure.words.remedy] {
      #expect(!phrase.chinese.contains("secret") && !phrase.english.contains("secret"))
    }
  }

  @Test(
    "连接串只有几样可以写，别的不去连接",
    arguments: [
      ("dbname=a passfile=/etc/shadow", "passfile"), ("service=x", "service"), ("dbname=a options='-c x'", "options"),
      ("dbname=a sslkey=k", "sslkey"), ("dbname=a sslmode=disable", "sslmode=disable"),
      ("dbname=a sslmode=prefer", "sslmode=prefer"), ("dbname=a Host=b", "Host"),
    ]
  )
  func keys(text: String, name: String) {
    #expect(throws: TableFailure.database(.keyUnknown(name))) { try DatabaseLink(text: text) }
  }

  @Test(
    "库名里藏着整个连接串的，不去连接",
    arguments: [
      "dbname='x password=secret'", "dbname=postgresql://u:secret@h/d", "dbname='x password=\u{338}secret'",
    ]
  )
  func hiddenStrings(text: String) {
    #expect(throws: TableFailure.database(.notConnection)) { try DatabaseLink(text: text) }
  }

  @Test("主机要使用者准许，没有写主机的照使用者自己的")
  func hosts() throws {
    let allowed = Permissions(databaseHosts: ["db"])
    try DatabaseLink(text: "dbname=a").check(Permissions())
    try DatabaseLink(text: "dbname=a host=db").check(allowed)
    for text in ["dbname=a host=evil", "dbname=a host=db,evil", "dbname=a host=db hostaddr=10.0.0.1"] {
      #expect(throws: TableFailure.self) { try DatabaseLink(text: text).check(allowed) }
    }
  }

  @Test("不许连接数据库的，没有写主机的也不连")
  func noDatabases() throws {
    var permissions = Permissions(databaseHosts: ["db"])
    permissions.allowsDatabases = false
    for text in ["dbname=a", "dbname=a host=db"] {
      #expect(throws: TableFailure.database(.noDatabases)) { try DatabaseLink(text: text).check(permissions) }
    }
  }

  @Test("本机的套接字不加密，别处的主机要加密，使用者自己说了的照他说的")
  func encryption() throws {
    func isForced(_ text: String, _ environment: [String: String] = [:]) throws -> Bool {
      try DatabaseLink(text: text).connection { environment[$0] }.contains(" sslmode=require ")
    }
    #expect(try !isForced("dbname=a") && !isForced("dbname=a host=/run/postgresql"))
    #expect(try isForced("dbname=a host=127.0.0.1") && isForced("dbname=a", ["PGHOST": "db"]))
    #expect(try !isForced("dbname=a host=db", ["PGSSLMODE": "disable"]))
    #expect(try !isForced("dbname=a host=db sslmode=verify-full"))
  }

  @Test("连不上的数据库说出库名、主机和原因，其余照读")
  func unreachable() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("code,name,tier,parent_code\n150100,甲市,市级,\n".utf8), to: "units.csv")
    try folder.write(Array("host=/nowhere dbname=plans user=reader".utf8), to: "map.pg")
    try folder.write(Array("dbname=plans password=secret".utf8), to: "other.pg")
    let allowed = Permissions(databaseHosts: ["/nowhere"])
    let set = try loadPlanSet(at: folder.path, program: MapVocabulary.program, allowed, jobs: 1)
    #expect(set.map.hasFiles)
    guard case .unprovided = set.map.layer(1, of: 0, .current) else {
      Issue.record("a layer from nowhere")
      return
    }
    let messages = set.map.flaws.map(\.message.chinese)
    #expect(messages.count == 2)
    #expect(messages[0].hasPrefix("map.pg：不能连接数据库“plans”（主机 /nowhere）：") && messages[0].contains("/nowhere/.s.PGSQL"))
    #expect(messages[1] == "other.pg：连接串里写了密码，没有连接")
    #expect(set.map.flaws.allSatisfy { $0.severity == .error && $0.remedy != nil })
  }
}
