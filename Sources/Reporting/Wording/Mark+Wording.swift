internal import RuleDSL
internal import Transmission

extension Wording {
  /// `新增`, or `新增 1，未变 2`, and how it was judged before.
  func text(of mark: RunComparison.Mark) -> String {
    let (new, unchanged) = mark.count
    let state =
      new == 0
      ? pick("未变", "unchanged")
      : unchanged == 0
        ? pick("新增", "new") : pick("新增 \(new)，未变 \(unchanged)", "\(new) new, \(unchanged) unchanged")
    let before = mark.before.map { pick("，上次\($0.name.chinese)", ", \($0.name.english) before") }
    return state + (before ?? "")
  }
}
