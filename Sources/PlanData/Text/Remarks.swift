/// Whether a line that stands alone says something about a table rather than what the table is.
func isRemark(_ text: String) -> Bool {
  let plain = folded(text)
  return ["注", "说明", "备注", "数据来源", "资料来源", "填表", "制表", "单位", "*"].contains { plain.hasPrefix($0) }
    || plain.contains("。") || plain.count > 60
}
