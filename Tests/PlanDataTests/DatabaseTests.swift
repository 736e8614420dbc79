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
      ("service=planning schemas=a,b", "PG:service=planning schemas=a,b"),
      ("dbname=a schemas=' 甲, b ,'", "PG:dbname=a schemas=甲,b"), ("dbname=''", "PG:dbname=''"),
    ]
  )
  func links(text: String, connection: String) throws {
    #expect(try DatabaseLink(text: text).connection == connection)
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

  @Test("连不上的数据库说出库名、主机和原因，其余照读")
  func unreachable() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("code,name,tier,parent_code\n150100,甲市,市级,\n".utf8), to: "units.csv")
    try folder.write(Array("host=/nowhere dbname=plans user=reader".utf8), to: "map.pg")
    try folder.write(Array("dbname=plans password=secret".utf8), to: "other.pg")
    let set = try loadPlanSet(at: folder.path, program: MapVocabulary.program, jobs: 1)
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
