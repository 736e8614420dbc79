import Prove
import RuleDSL
import TestKit
import Testing

@Suite("规则库")
struct RulesTests {
  @Test("随项目发布的规则全部编译通过，没有警告")
  func rulesCompile() throws {
    let paths = try Repository.files(in: "Rules", suffix: ".rule")
    let files = try paths.map { SourceFile(name: $0, text: try Repository.text(of: $0)) }.inPacks
    let compilation = compile(files)
    let rendered = compilation.diagnostics.map { $0.rendered(in: files, language: .chinese) }
    #expect(rendered.joined(separator: "\n") == "")
    #expect(compilation.program != nil)
  }

  @Test("规则文件都是规范格式", arguments: try Repository.files(in: "Rules", suffix: ".rule"))
  func rulesAreFormatted(path: String) throws {
    let text = try Repository.text(of: path)
    try expectGolden(#require(format(SourceFile(name: path, text: text)).text), at: path)
  }
}
