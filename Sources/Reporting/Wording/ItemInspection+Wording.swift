public import RuleDSL
public import Transmission

extension ItemInspection {
  /// What it finds, of one row or of several.
  var found: Phrase {
    switch self {
    case .nameless: Phrase("没有用来识别的编号或名称", "without the number or name that tells items apart")
    case .repeated: Phrase("与别的一行编号或名称相同", "with the number or name of another row")
    case .alike:
      Phrase("与别的一行只差词汇写明不计的地方", "differing from another one only in what the vocabulary ignores")
    case .void:
      Phrase(
        "引用了按规划的批复日期已经废止或尚未施行的文件",
        "naming a document that is repealed, or not in force yet, on the day of the plan"
      )
    case .unregistered: Phrase("引用了规则的文件登记里没有的文件", "naming a document that the rules' register of documents lacks")
    }
  }

  /// One concrete edit.
  var remedy: Phrase {
    switch self {
    case .nameless: Phrase("补上，或删去这一行；其他检查不计这一行", "fill it in or delete the row; the other checks leave it out")
    case .repeated: Phrase("删去多余的行；其他检查按一条计", "delete all rows but one; the other checks take them as one item")
    case .alike:
      Phrase(
        "是同一条就删去多余的行，不是就改正；其他检查按一条计",
        "delete all rows but one, or correct them; the other checks take them as one item"
      )
    case .void: Phrase("改引现行的文件，或说明为什么仍按它", "name the document that is in force, or say why this one still counts")
    case .unregistered:
      Phrase(
        "核对文号；文件没有错的，在规则的“文件”里登记",
        "check the number; if it is right, register the document in the rules, under `documents`"
      )
    }
  }
}

/// What a built-in check of lists looks for, in one language: its page for `rulec explain`.
public func explanation(of check: ItemInspection, language: Language) -> String {
  let lines = [
    check == .void || check == .unregistered
      ? Phrase("内置检查：按文号识别的名录，交了就检查", "A built-in check: made of every list whose items are documents")
      : Phrase("内置检查：规则承接一个名录，它的行就都检查", "A built-in check: made of every row of a list that a rule carries"),
    Phrase("查什么：名录里\(check.found.chinese)的行", "Looks for: rows \(check.found.english)"),
    Phrase("办法：\(check.remedy.chinese)", "Remedy: \(check.remedy.english)"),
  ]
  return (["\(check.rawValue) \(check.title)"] + lines.map { $0[language] }).joined(separator: "\n")
}
