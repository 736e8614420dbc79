/// L203: two rules that say the same.
extension LintRule {
  static let repeatedRule = LintRule("L203", "两条规则说的一样", "two rules say the same") { input in
    var known: [Rule: Heading] = [:]
    var remarks: [LintRemark] = []
    for (rule, block) in input.rules.sorted(by: { $0.block.span < $1.block.span }) {
      guard let first = known[rule.meaning] else {
        known[rule.meaning] = rule.heading
        continue
      }
      remarks.append(
        LintRemark(at: block.title.span, "它和 \(first.id) 要求的一样", "it requires what \(first.id) does")
          .seeing(first.span, "在这里", "here").advising("并成一条，依据写在一起", "make them one, with both grounds")
      )
    }
    return remarks
  }
}

extension Rule {
  /// The rule without what tells whose it is: of two that are alike so, both give the same verdicts.
  fileprivate var meaning: Rule {
    var rule = self
    let pack = heading.pack
    rule.heading = Heading(builtIn: "", title: "", note: "")
    (rule.heading.pack, rule.heading.effective, rule.heading.repealed) = (pack, heading.effective, heading.repealed)
    for place in rule.requirements.indices {
      (rule.requirements[place].label, rule.requirements[place].message) = ("", nil)
    }
    (rule.evidence, rule.regions) = ([], [])
    return rule
  }
}
