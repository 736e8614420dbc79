import Foundation
import TestKit
import Testing

/// `rulec prove` beside solvers that are not there, are slow, or say what no solver says.
@Suite("证明的命令")
struct ProveCommandTests {
  private static let rules = """
    词汇 测试
      层级：市级 → 县级
      指标：
        | 名称       | 单位 | 方向   | 属性   |
        | 耕地保有量 | 公顷 | 不低于 | 预期性 |

    规则 甲
      编号：甲
      依据待核：测试
      级别：提示
      要求：本级的耕地保有量 不低于 3 公顷

    """

  /// Runs it where the only solver is a script; none where there is no script.
  private func run(_ arguments: [String], z3 script: String?) throws -> RunningCommand {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.rules.utf8).write(to: folder.appending(path: "a.rule"))
    if let script {
      let file = folder.appending(path: "z3")
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    let environment = [
      "PATH": folder.path, "CHUANDAO_RULES": Repository.root.appending(path: "Tests/Fixtures/no-rules").path,
    ]
    return try RunningCommand(["prove"] + arguments + ["--rules", "a.rule"], in: folder, environment: environment)
  }

  @Test("没有求解器时说装哪个，退出码 3")
  func absent() throws {
    let run = try run(["never-passes", "甲"], z3: nil)
    #expect(run.status == 3)
    #expect(run.stderr.contains("apt install z3 cvc5") && run.stdout.isEmpty)
    let both = try self.run(["never-passes", "甲", "--solver", "both", "--lang", "en"], z3: "echo unsat")
    #expect(both.status == 3)
    #expect(both.stderr.contains("(cvc5)"))
  }

  @Test("超时就说超时，到时结束求解器")
  func slow() throws {
    let run = try run(["never-passes", "甲", "--timeout", "1"], z3: "exec /bin/sleep 600")
    #expect(run.status == 2)
    #expect(run.stdout.contains("z3 超时"))
  }

  static let oddAnswers = [
    ("echo unknown", "z3 答“不知道”"), ("kill -9 $$", "z3 中途退出"), ("echo '(error \"what\")'", "读不懂"),
    ("printf 'sat\\n((x (root-obj 1 2)))\\n'", "读不懂"), ("exit 1", "读不懂"),
    ("printf '\\033[31msat'", "读不懂"),
  ]

  @Test("不是回答的话不当成回答", arguments: oddAnswers)
  func odd(script: String, words: String) throws {
    let run = try run(["never-passes", "甲"], z3: script)
    #expect(run.status == 2)
    #expect(run.stdout.contains(words), "\(run.stdout)")
    #expect(!run.stdout.contains("\u{1B}"))
  }

  @Test("说有解却举不出规划的，不当成反例")
  func empty() throws {
    let run = try run(["never-passes", "甲"], z3: "echo sat")
    #expect(run.status == 2)
    #expect(run.stdout.contains("写不成指标"))
  }

  @Test("求解器说谎时，检查不认")
  func lying() throws {
    // Everything that is asked for is true, or three: the figure is said to be at once a number and none.
    let script = """
      /usr/bin/awk '/^.get-value/ { gsub(/[()]/, ""); printf "sat\\n("; for (i = 2; i <= NF; i++)
        printf "(%s %s)", $i, ($i ~ /_value$/ ? "900000000.0" : "true"); print ")" }'
      """
    let run = try run(["never-passes", "甲"], z3: script)
    #expect(run.status == 2)
    #expect(run.stdout.contains("本程序的毛病") || run.stdout.contains("写不成指标"), "\(run.stdout)")
  }

  @Test("没有这个问题、规则的条数不对、没有这条规则或规则包，是用法错误")
  func usage() throws {
    for arguments in [["implyed"], ["equal", "甲"], ["implied"], ["never-passes", "乙"], ["--pack", "丙"]] {
      let run = try run(arguments, z3: "echo unsat")
      #expect(run.status == 64, "\(arguments): \(run.stderr)")
    }
  }

  @Test("问题可以写成文件，没有求解器说的也一样")
  func script() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try run(["never-passes", "甲", "--smt", file.path, "--format", "json"], z3: "echo unsat")
    #expect(run.status == 1)
    #expect(run.stdout.contains("\"result\":\"proved\",\"fault\":true"))
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("(set-option :produce-models true)\n(set-logic QF_LRA)\n") && text.contains("(check-sat)"))
  }
}
