import Testing

@testable import RuleDSL

@Suite("名录条目的识别")
struct ItemListTests {
  private func list(_ ignored: ItemList.Difference...) -> ItemList {
    ItemList(name: "名录", key: .name, ignored: Set(ignored))
  }

  @Test("没有写明不计的差别都算差别")
  func nothingIsForgiven() {
    for text in ["ＸＭ－１", "石 桥", "石桥（第二批）", "xm-1", ""] { #expect(list().canonical(text) == text) }
  }

  @Test("全半角只改字母、数字、标点和空格的宽窄")
  func width() {
    #expect(list(.width).canonical("ＸＭ－０１（北）　山") == "XM-01(北) 山")
    #expect(list(.width).canonical("。、《》①㎡") == "。、《》①㎡")
  }

  @Test("空格在哪里都不计")
  func blanks() { #expect(list(.blanks).canonical(" 石\u{3000}桥\t\u{A0}") == "石桥") }

  @Test("大小写")
  func letterCase() { #expect(list(.letterCase).canonical("Xm-ａＢ") == "xm-ａｂ") }

  @Test(
    "批次写在括号里或末尾才是批次",
    arguments: [
      ("石桥（第二批）", "石桥"), ("石桥(第12批次)", "石桥"), ("石桥第七批", "石桥"), ("石桥（第２批）遗址", "石桥遗址"),
      ("第一批发市场旧址", "第一批发市场旧址"), ("（第三批）", "（第三批）"), ("第三批", "第三批"), ("石桥（第批）", "石桥（第批）"),
      ("石桥（第二批", "石桥（第二批"), ("石桥（原第二批）", "石桥（原第二批）"), ("石桥（第一批）（第二批）", "石桥（第一批）"),
      ("第", "第"), ("石桥第", "石桥第"),
    ]
  )
  func batch(text: String, expected: String) { #expect(list(.batch).canonical(text) == expected) }

  @Test("几样都不计时先统一宽窄和空格")
  func all() {
    #expect(list(.width, .blanks, .batch, .letterCase).canonical("ＸＭ 石 桥（第 ２ 批）") == "xm石桥")
  }

  @Test("绕成一圈的细化也有尽头")
  func cycle() {
    let values = [
      Designation.Value(name: "甲", broader: 1), .init(name: "乙", broader: 0), .init(name: "丙", broader: 9),
    ]
    let designation = Designation(name: "定位", values: values)
    #expect(designation.isWithin(0, 1) && designation.isWithin(1, 0))
    #expect(!designation.isWithin(2, 0) && !designation.isWithin(0, 2))
  }
}
