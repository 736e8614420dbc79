internal import RuleDSL
internal import Transmission

extension Wording {
  /// `不通过`; `刚性要求通过` where something fails or is open that does not decide.
  func conclusion(of table: PlanTable) -> String {
    let isTold = table.verdict == .pass && table.all.fail + table.all.undetermined > 0
    return isTold ? pick("刚性要求通过", "binding rules pass") : table.verdict.name[language]
  }

  /// `不通过 1，待核实 2（刚性 0），通过 20`: how many of each verdict; passes and 不适用 only where all are known.
  func counts(_ table: PlanTable, isWhole: Bool) -> String {
    let verdicts = Verdict.worstFirst.filter {
      table.all.count(of: $0) > 0 && (isWhole || $0.isWorthTelling)
    }
    guard !verdicts.isEmpty else { return pick("没有判定", "nothing judged") }
    return verdicts.map { verdict in
      let (all, binding) = (table.all.count(of: verdict), table.binding.count(of: verdict))
      let isTold = verdict.isWorthTelling && all != binding
      return "\(verdict.name[language]) \(all)" + (isTold ? pick("（刚性 \(binding)）", " (binding \(binding))") : "")
    }.joined(separator: pick("，", ", "))
  }
}
