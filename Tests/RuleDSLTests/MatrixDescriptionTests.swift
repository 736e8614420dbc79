import RuleDSL
import TestKit
import Testing

@Suite("准入矩阵写回成规则")
struct MatrixDescriptionTests {
  private static let text = """
    准入矩阵 示例
      编号：X-1
      依据：国函〔2023〕148号 第二条
      适用：县级
      横向：本级的分区图的分区代码
      纵向：本级的用途图的用途代码
        | 用途 | 100 | 400 | 其余 |
        | 01 | 条件1 | 允许 | 禁止 |
        | 0703、07v、2302 | 禁止 | 条件2、1 | 待核实 |
        | 其余 | 禁止 | 禁止 | 禁止 |
      条件1：活动类别 属于 1、2，且 （用途代码 属于 07，或 非 项目类型 已填写）
      条件2：认定编号 符合 “RD{6 位}”
      未列明：禁止
      容差：面积 1 平方米，占比 1%
      级别：提示
      不通过时：“{本级的名称}：{用途}在{分区}，{用途的项目名称}，{面积}，{占比}。”
      例外 国家重大项目：
        依据待核：示例
        当：项目类型 属于 1
    """

  @Test("分区和用途写出名称，条件写明是谁的字段，07 不展开成它管着的代码")
  func description() throws {
    let program = try program(of: Self.text)
    let matrix = try #require(program.statements.first)
    #expect(
      describe(matrix, in: program.vocabulary, language: .chinese) == """
        准入矩阵 示例
          编号：X-1
          依据：《国务院关于〈内蒙古自治区国土空间规划（2021—2035年）〉的批复》（国函〔2023〕148号）第二条
          级别：提示
          适用：县级
          横向：本级的分区图的分区代码
          纵向：本级的用途图的用途代码
            | 用途            | 100 生态保护区 | 400 城镇发展区 | 其余   |
            | 01 耕地         | 条件1          | 允许           | 禁止   |
            | 0703、07v、2302 | 禁止           | 条件1、2       | 待核实 |
            | 其余            | 禁止           | 禁止           | 禁止   |
          条件1：用途的活动类别 属于 1、2，且 （用途的用途代码 属于 07，或 非 用途的项目类型 已填写）
          条件2：用途的认定编号 符合 “RD{6 位}”
          未列明：禁止
          容差：面积 1 平方米，占比 1 %
          不通过时：“{本级的名称}：{用途}在{分区}，{用途的项目名称}，{面积}，{占比}。”
          例外 国家重大项目：
            依据待核：示例
            当：用途的项目类型 属于 1
        """
    )
  }

  @Test("写回的文字编译出同样的矩阵", arguments: [Language.chinese, .english])
  func compilesAgain(language: Language) throws {
    let program = try program(of: Self.text)
    let matrix = try #require(program.statements.first)
    let again = try self.program(of: describe(matrix, in: program.vocabulary, language: language))
    #expect(again.withoutSpans.matrices == program.withoutSpans.matrices)
  }

  private func program(of text: String) throws -> RuleProgram {
    let (compilation, files) = try compileWithVocabulary([SourceFile(name: "a.rule", text: text)])
    #expect(rendered(compilation.diagnostics, in: files) == "")
    return try #require(compilation.program)
  }
}
