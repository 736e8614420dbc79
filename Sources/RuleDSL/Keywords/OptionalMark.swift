/// The mark （可缺） at the end of what may be missing without a flaw; `nil` without one.
func optionalMark(endOf text: some StringProtocol) -> String? {
  ["（可缺）", "(可缺)", "(optional)"].first { text.hasSuffix($0) }
}
