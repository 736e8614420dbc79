import RuleDSL
import Testing

@testable import rulec

@Suite("命令行参数")
struct ArgumentTests {
  @Test("值可以用空格或等号连接，-- 之后都不是选项")
  func values() throws {
    let request = try parseArguments(["check", "--rules", "a", "--rules=b", "--lang=en", "--", "--set"])
    guard case .run(let invocation) = request else { throw UsageError.noCommand }
    #expect(invocation.values[.rules] == ["a", "b"])
    #expect(invocation.language == .english)
    #expect(invocation.operands == ["--set"])
  }

  static let wrong: [([String], UsageError)] = [
    ([], .noCommand),
    (["chek"], .unknownCommand("chek")),
    (["check", "x", "--ouput", "y"], .unknownOption("--ouput", .check)),
    (["check", "x", "-q"], .unknownOption("-q", .check)),
    (["check", "x", "--output"], .valueMissing(.output, .check)),
    (["check", "x", "--output", "--all"], .valueMissing(.output, .check)),
    (["check", "x", "--all=yes"], .valueUnexpected(.all)),
    (["check", "x", "--as-of", "2026-13-01"], .badValue(.asOf, "2026-13-01", .check)),
    (["check", "x", "--jobs", "0"], .badValue(.jobs, "0", .check)),
    (["check", "x", "--jobs", "99999999999999999999"], .badValue(.jobs, "99999999999999999999", .check)),
    (["check", "x", "--format", "xml"], .badValue(.format, "xml", .check)),
    (["check", "x", "--lang", "zh", "--lang", "en"], .repeated(.lang)),
    (["--lang", "zh", "--lang", "en", "check", "x"], .repeated(.lang)),
    (["--lang", "fr", "check", "x"], .badValue(.lang, "fr", nil)),
    (["check"], .operandMissing(.check)),
    (["check", "x", "y"], .operandExcess(.check, "y")),
    (["explain", "E101", "--output", "x"], .unknownOption("--output", .explain)),
  ]

  @Test("看不懂的参数各有各的错误", arguments: wrong)
  func errors(_ arguments: [String], _ error: UsageError) {
    #expect(throws: error) { try parseArguments(arguments) }
    #expect(!error.message.chinese.isEmpty && error.message.chinese != error.message.english)
    #expect(!error.advice.chinese.isEmpty && error.advice.chinese != error.advice.english)
  }

  @Test("任何参数串都有一个结果，不会中断")
  func anything() {
    let words = [
      "check", "test", "--", "--=", "-", "", "--lang", "--rules=", "=", "--help=1", "help", "国土", "--only", "a",
    ]
    for one in words {
      for two in words {
        for three in words {
          _ = try? parseArguments([one, two, three])
        }
      }
    }
    #expect((try? parseArguments(["help", "check"])) == .help(.check))
  }

  @Test("帮助写出每个选项和一个例子", arguments: CommandName.allCases, Language.allCases)
  func help(_ command: CommandName, _ language: Language) {
    let text = helpText(for: command, language)
    for option in command.options { #expect(text.contains(option.spelling)) }
    #expect(text.contains(command.example))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }
}
