/// 且 and 或: each for the other.
extension MutantMaker {
  static let connective = MutantMaker(
    "connective",
    "且、或对调",
    "and and or change places",
    Rewriter(
      conditions: { condition in
        switch condition {
        case .all(let parts): [.any(parts)]
        case .any(let parts): [.all(parts)]
        case .compare, .stated, .carried, .agreesAsPrinted, .provided, .submitted, .areasAgree, .meets, .tiles,
          .relation, .everyFeature, .distinct, .tier, .not:
          []
        }
      },
      features: { condition in
        switch condition {
        case .all(let parts): [.any(parts)]
        case .any(let parts): [.all(parts)]
        case .stated, .among, .matches, .compare, .not: []
        }
      }
    )
  )
}
