/// E304: a divisor that is zero, whatever a plan says.
extension Diagnostic {
  static let divisorZero = Remark(.divisorZero, "除数总是零", "the divisor is always zero")
    .advising("检查“÷”右边", "check what stands right of `÷`")
}
