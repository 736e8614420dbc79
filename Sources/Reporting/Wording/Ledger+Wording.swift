internal import RuleDSL
internal import Transmission

extension LedgerEntry {
  /// `指标.xlsx[附表1]`.
  var name: String { sheet.isEmpty ? file : "\(file)[\(sheet)]" }

  /// `指标.xlsx[附表1]：A1 标题；H3:H7 列“备注”的表头不认识`.
  func unusedText(_ language: Language) -> String {
    let parts = unused.map { ($0.place.isEmpty ? "" : $0.place + " ") + $0.reason[language] }
    return name + (language == .chinese ? "：" : ": ") + parts.joined(separator: language == .chinese ? "；" : "; ")
  }
}
