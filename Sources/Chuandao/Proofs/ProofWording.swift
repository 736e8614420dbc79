internal import PlanData
public import Prove
public import RuleDSL

extension ProofKind {
  /// The question, in a few words.
  public var words: Phrase {
    switch self {
    case .stricter: Phrase("不松于", "at least as strict")
    case .contradiction: Phrase("互相矛盾", "contradiction")
    case .together: Phrase("能否同时成立", "hold together")
    case .implied: Phrase("由其他规则推出", "implied by others")
    case .neverPasses: Phrase("永不通过", "never passes")
    case .alwaysPasses: Phrase("永远通过", "always passes")
    case .disjoint: Phrase("从不同时判定", "never decide together")
    case .equal: Phrase("判定相同", "equal")
    case .down: Phrase("下级推出上级", "the lower ones imply the upper")
    case .exception: Phrase("例外不宽于上级", "exception no wider")
    }
  }

  /// What it means that no family of plans shows it.
  fileprivate func proved(_ tiers: String) -> Phrase {
    switch self {
    case .stricter: Phrase("已证明不松：后一条判不通过的，前一条都判不通过", "proved: whatever the latter fails, the former fails, too")
    case .contradiction: Phrase("矛盾：没有哪个规划两条都通过", "they contradict: no plan passes both")
    case .together:
      Phrase(
        "不能同时成立：指标齐全的规划（\(tiers)）至少有一条不通过",
        "they cannot hold together: of plans (\(tiers)) with all figures at least one fails"
      )
    case .implied: Phrase("已证明：它判不通过的，其他规则已经有不通过的", "proved: where it fails, another rule fails, too")
    case .neverPasses: Phrase("永不通过：没有哪个规划能通过", "it never passes: no plan can")
    case .alwaysPasses: Phrase("永不会不通过：没有哪个规划能违反", "it never fails: no plan can break it")
    case .disjoint: Phrase("已证明：没有哪个规划由两条都作出判定", "proved: no plan is decided by both")
    case .equal: Phrase("已证明：两条对任何规划的判定都相同", "proved: both judge every plan alike")
    case .down:
      Phrase(
        "已证明：指标齐全的下级都符合各自的规则时，上级不会不通过（合计在内）",
        "proved: where the plans below have all figures and keep their rules, the upper plan does not fail (sums included)"
      )
    case .exception:
      Phrase("已证明：例外豁免的，后一条没有判不通过的", "proved: nothing that the exception waives is failed by the latter")
    }
  }

  /// What it means that a family of plans shows it.
  fileprivate var shown: Phrase {
    switch self {
    case .stricter:
      Phrase("较松：有一套规划，后一条判不通过，前一条放过", "it is looser: there is a plan that the latter fails and the former does not")
    case .contradiction: Phrase("不矛盾：有的规划两条都通过", "no contradiction: some plan passes both")
    case .together: Phrase("可以同时成立", "they can hold together")
    case .implied: Phrase("推不出：有一套规划只有它不通过", "it does not follow: there is a plan set in which it alone fails")
    case .neverPasses: Phrase("有的规划能通过", "some plan passes it")
    case .alwaysPasses: Phrase("有的规划不通过", "some plan fails it")
    case .disjoint: Phrase("有的规划由两条都作出判定", "some plan is decided by both")
    case .equal: Phrase("不相同：有的规划，两条的判定不一样", "they differ: some plan is judged otherwise by one than by the other")
    case .down:
      Phrase(
        "推不出：有一套规划，下级都符合，上级不通过",
        "it does not follow: there is a plan set whose lower plans keep their rules, and the upper fails"
      )
    case .exception:
      Phrase("例外较宽：有的规划，它豁免了后一条判不通过的", "the exception is wider: it waives a plan that the latter fails")
    }
  }
}

extension ProofEnd {
  func words(_ probe: ProofProbe, _ vocabulary: Vocabulary) -> Phrase {
    switch self {
    case .proved where probe.kind == .stricter && probe.subjects.count == 1:
      Phrase(
        "已证明不松：规则包停用它，但它判不通过的，包里另有规则判不通过",
        "proved: the pack leaves it out, but whatever it fails another rule of the pack fails"
      )
    case .shown where probe.kind == .stricter && probe.subjects.count == 1:
      Phrase(
        "较松：规则包停用它，有一套规划它判不通过，包里没有规则管",
        "looser: the pack leaves it out, and there is a plan that it fails and no rule of the pack does"
      )
    case .proved: probe.kind.proved(probe.tiers.map { vocabulary.tiers[$0].name }.joined(separator: " → "))
    case .shown: probe.kind.shown
    case .idle:
      Phrase("不涉及：没有哪个规划由两条都作出判定，或其中一条本来就不能通过", "not asked: no plan is decided by both, or one of them passes none")
    case .open(let doubt): doubt.words
    }
  }

  /// The word of reports for programs.
  var code: String {
    switch self {
    case .proved: "proved"
    case .shown: "shown"
    case .idle: "idle"
    case .open: "open"
    }
  }
}

extension ProofDoubt {
  var words: Phrase {
    switch self {
    case .gaveUp(let solver): Phrase("未决：\(solver.rawValue) 答“不知道”", "open: \(solver.rawValue) says unknown")
    case .tookTooLong(let solver):
      Phrase(
        "未决：\(solver.rawValue) 超时，可以加大 --timeout",
        "open: \(solver.rawValue) took too long; allow more by --timeout"
      )
    case .crashed(let solver):
      Phrase("未决：\(solver.rawValue) 中途退出", "open: \(solver.rawValue) ended before it answered")
    case .unreadable(let solver, let text):
      Phrase(
        "未决：\(solver.rawValue) 的回答读不懂：\(text.asOneLine)",
        "open: the answer of \(solver.rawValue) cannot be read: \(text.asOneLine)"
      )
    case .solversDisagree: Phrase("未决：z3 与 cvc5 的结论相反", "open: z3 and cvc5 contradict each other")
    case .needsLayers(let rules):
      Phrase(
        "未决：要有图层才能举出规划集，而图上量算不能证明（\(rules.joined(separator: "、"))）",
        "open: a plan set that shows it would need layers, of which nothing is proved (\(rules.joined(separator: ", ")))"
      )
    case .notPrintable: Phrase("未决：解里的数写不成指标", "open: the numbers found cannot be printed as figures")
    case .misjudged(let text):
      Phrase(
        "未决：求解器找到的规划集，检查的结果与它说的不同（\(text)）；这是本程序的毛病，请报告",
        "open: checking the plan set that was found gives something else (\(text)); this is a fault of this program, please report it"
      )
    }
  }
}

extension ProofObstacle {
  /// What it uses of which nothing can be proved.
  var words: Phrase {
    switch self {
    case .line: Phrase("用到控制线", "uses a control line")
    case .entries: Phrase("用到名录或定位", "uses a list or designation")
    case .matrix: Phrase("是准入矩阵", "is an admission matrix")
    case .trajectory: Phrase("按轨迹逐年判定", "judges year by year on a trajectory")
    case .eachFigure: Phrase("判每个指标的印数", "judges the prints of every figure")
    case .status: Phrase("只管在编或已批的规划", "speaks about drafted or approved plans only")
    case .repealed: Phrase("已废止", "is repealed")
    }
  }
}
