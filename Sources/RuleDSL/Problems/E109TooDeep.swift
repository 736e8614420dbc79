/// E109: more parts than a person can read.
extension Diagnostic {
  static let tooDeep = Remark(.tooDeep, "这一条件太长或括号太深", "this condition is too long or nested too deeply")
    .advising("用“设 名：…”拆成几步", "split it into steps with `let NAME: …`")
  static let regionTooLarge = Remark(.tooDeep, "这一区域由太多部分合成", "this region is made of too many parts")
    .advising("减少互相用到的“设”", "use fewer definitions inside each other")
}
