/// 换对象: the plan above instead of the plan itself, its own figure instead of what was allotted to it, after instead of
/// before a maintenance.
extension MutantMaker {
  static let subject = MutantMaker(
    "subject",
    "读错了规划或状态",
    "another plan or state is read",
    Rewriter(
      figures: { figure in
        figure.plan.others(than: figure.role == .allotted).map { changed(figure, \.plan, to: $0) }
          + figure.role.others.map { changed(figure, \.role, to: $0) }
      },
      layers: { layer in
        layer.plan.others(than: false).map { changed(layer, \.plan, to: $0) }
          + layer.version.others.map { changed(layer, \.version, to: $0) }
      },
      lists: { list in list.plan.others(than: false).map { changed(list, \.plan, to: $0) } }
    )
  )
}

extension PlanReference {
  /// What may be read instead; what is allotted is so to the plan itself.
  fileprivate func others(than isAllotted: Bool) -> [PlanReference] {
    switch self {
    case .own: isAllotted ? [] : [.parent]
    case .parent: [.own]
    case .children: []
    }
  }
}

extension Role {
  fileprivate var others: [Role] {
    switch self {
    case .own: []
    case .allotted, .present: [.own]
    case .before: [.after]
    case .after: [.before]
    }
  }
}

extension PlanVersion {
  fileprivate var others: [PlanVersion] {
    switch self {
    case .current: []
    case .before: [.after]
    case .after: [.before]
    }
  }
}
