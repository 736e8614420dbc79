import RuleDSL
import TestKit
import Testing

@Suite("解释写回成规则")
struct DescriptionTests {
  private static let text = """
    传导 城镇开发边界
      编号：X-1
      依据：国函〔2023〕148号 第二条
      层级：市级 → 县级
      方式：空间继承，开发
      容差：面积 1 平方米，宽度 0.1 米

    规则 不得多划
      编号：X-2
      依据：国函〔2023〕148号 第二条
      设 多划：差集（本级的维护后的城镇开发边界，维护前的城镇开发边界）
      当：本级的城镇开发边界 已填写
      要求：面积（多划） 不超过 占比（多划，本级的行政区） × 登记面积（本级的永久基本农田） + 量得面积（本级的永久基本农田），且 多划 不重叠 缓冲（上级的生态保护红线，10 米）
      证据：多划
      容差：宽度 0.1 米
    """

  @Test("空间继承写成三条义务")
  func line() throws {
    let program = try program()
    let line = try #require(program.statements.first { $0.line != nil })
    #expect(
      describe(line, in: program.vocabulary, language: .chinese) == """
        传导 城镇开发边界
          编号：X-1
          依据：《国务院关于〈内蒙古自治区国土空间规划（2021—2035年）〉的批复》（国函〔2023〕148号）第二条
          级别：刚性

        规则 城镇开发边界 承接
          适用：县级
          层级：市级 → 县级
          要求：本级的城镇开发边界 已填写

        规则 城镇开发边界 落实
          适用：县级
          层级：市级 → 县级
          要求：本级的城镇开发边界 位于 裁剪（上级的城镇开发边界，本级的行政区）
          容差：面积 1 平方米，宽度 0.1 米

        规则 城镇开发边界 汇总
          适用：市级
          层级：市级 → 县级
          要求：下级的城镇开发边界 位于 本级的城镇开发边界
          容差：面积 1 平方米，宽度 0.1 米
        """
    )
    let english = describe(line, in: program.vocabulary, language: .english)
    #expect(english.contains("require: own.城镇开发边界 within clip(parent.城镇开发边界, own.行政区)\n"))
    #expect(english.contains("tolerance: area 1 平方米, width 0.1 米\n"))
  }

  @Test("每条义务补上编号和依据就能编译", arguments: ["保护", "开发", "一致"], [Language.chinese, .english])
  func obligationsCompile(order: String, language: Language) throws {
    let program = try program(Self.text.replacing("空间继承，开发", with: "空间继承，\(order)"))
    let line = try #require(program.statements.first { $0.line != nil })
    let rules = describe(line, in: program.vocabulary, language: language).split(separator: "\n\n").dropFirst()
    #expect(rules.count == 3)
    for rule in rules {
      let text = rule + "\n编号：R\n依据待核：样例\n"
      let (compilation, files) = try compileWithVocabulary([SourceFile(name: "a.rule", text: String(text))])
      #expect(rendered(compilation.diagnostics, in: files) == "")
    }
  }

  @Test("用到区域的规则写回来意思不变", arguments: [Language.chinese, .english])
  func rule(language: Language) throws {
    let program = try program()
    let rule = try #require(program.statements.first { $0.rule != nil })
    let text = describe(rule, in: program.vocabulary, language: language)
    let (compilation, files) = try compileWithVocabulary([SourceFile(name: "a.rule", text: text)])
    #expect(rendered(compilation.diagnostics, in: files) == "")
    let again = try #require(compilation.program?.withoutSpans.statements.first)
    #expect(again == program.withoutSpans.statements.first { $0.rule != nil })
  }

  private func program(_ text: String = Self.text) throws -> RuleProgram {
    let (compilation, files) = try compileWithVocabulary([SourceFile(name: "a.rule", text: text)])
    #expect(rendered(compilation.diagnostics, in: files) == "")
    return try #require(compilation.program)
  }
}
