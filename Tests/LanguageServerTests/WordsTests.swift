import RuleDSL
import TestKit
import Testing

@testable import LanguageServer

@Suite("编辑器的词表")
struct WordsTests {
  private static let paths = [
    "editors/vscode/syntaxes/chuandao.tmLanguage.json", "editors/vim/syntax/chuandao.vim",
    "editors/emacs/chuandao.el",
  ]

  @Test("每个关键词都在各编辑器的高亮里", arguments: paths)
  func keywords(of path: String) throws {
    let text = try Repository.text(of: path)
    for keyword in Keyword.allCases {
      let words = [keyword.spelling.chinese, keyword.spelling.english].filter { $0.first?.isLetter ?? false }
      for word in words { #expect(text.contains(word), "\(path) lacks \(word)") }
    }
  }

  @Test("每个块和子句都在网页的高亮里")
  func page() throws {
    let text = try Repository.text(of: "Page/rules.js")
    for keyword in Keyword.allCases where keyword.isBlock || keyword.clauseShape != nil {
      for word in [keyword.spelling.chinese, keyword.spelling.english] {
        #expect(text.contains("\(word)|") || text.contains("|\(word)\""), "Page/rules.js lacks \(word)")
      }
    }
  }

  @Test("按拼音首字母找到名称，多音字两种读法都行")
  func initials() {
    func spelled(_ name: String, _ stem: String) -> String? { PinyinInitials.spelling(of: name, beginning: stem) }
    #expect(spelled("耕地保有量", "gdb") == "gdbyl")
    #expect(spelled("单位GDP建设用地使用面积下降", "dwgdpjs") == "dwgdpjsydsymjxj")
    #expect(spelled("长度", "c") == "cd" && spelled("长度", "z") == "zd")
    #expect(spelled("重点项目", "cd") == "cdxm")
    #expect(spelled("𠮷田", "t") == "t")
    #expect(spelled("耕地", "x") == nil && spelled("ABC", "a") == nil)
    #expect(Candidate.match("tdgl", "《中华人民共和国土地管理法》", aliases: [])?.match == .inside)
    #expect(Candidate.match("合", "合计", aliases: ["sum"])?.match == .beginning)
    #expect(Candidate.match("su", "合计", aliases: ["sum"])?.spelling == "sum")
  }
}
