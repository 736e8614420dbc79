internal import RuleDSL
internal import Transmission

/// Words the findings of the built-in checks of shapes.
extension Wording {
  /// `生态保护红线有 3 处图形自相交，第一处是第 12 个要素、东经 111.1°北纬 40.1°；其他检查按修复后的图形计；修复几何后重新导出`.
  func unsound(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    guard let check = finding.flaws.first.map({ ShapeInspection($0.kind) }) else {
      return pick("\(subject)的图形有错", "shapes of \(subject) are unsound")
    }
    let count = finding.flaws.count
    let first = finding.flaws.prefix(1).map { [number(of: $0), place(of: $0)].filter { !$0.isEmpty } }.joined()
    let spot = list(Array(first))
    return pick(
      "\(subject)有 \(count) 处\(check.found.chinese)，\(count > 1 ? "第一处是" : "即")\(spot)；"
        + "\(check.consequence.chinese)；\(check.remedy.chinese)",
      "\(subject) has \(count) \(count > 1 ? "features" : "feature") with \(check.found.english), "
        + "\(count > 1 ? "the first being " : "")\(spot); \(check.consequence.english); \(check.remedy.english)"
    )
  }

  /// `东经 111.123456° 北纬 40.123456°`; nothing where the flaw has no place.
  func place(of flaw: FeatureFlaw) -> String { flaw.place.map { place($0) } ?? "" }

  func number(of flaw: FeatureFlaw) -> String {
    pick("第 \(flaw.source.feature) 个要素", "feature \(flaw.source.feature)")
  }
}
