internal import RuleDSL

/// The help page of a command, or of all.
func helpText(for command: CommandName?, _ language: Language) -> String {
  command.map { commandHelp($0, language) } ?? overview(language)
}

private func overview(_ language: Language) -> String {
  let commands = CommandName.allCases.map { ("\($0.rawValue) \($0.operands.text)", $0.summary[language]) }
  let options = [Option.help, .version].map { ($0.spelling, $0.summary[language]) }
  let title = Phrase(
    "rulec：检查国土空间规划是否如实向下传导",
    "rulec: checks whether territorial plans carry down faithfully what the plans above them commit to"
  )
  return """
    \(title[language])

    \(heading(Phrase("用法", "Usage"), language))
      rulec COMMAND [OPTION…]

    \(heading(Phrase("命令", "Commands"), language))
    \(table(commands))
    \(heading(Phrase("选项", "Options"), language))
    \(table(options))
    \(heading(Phrase("例", "Example"), language))
      rulec check Examples/inner-mongolia

    \(Phrase("各命令的选项见 rulec COMMAND --help。", "rulec COMMAND --help tells a command's options.")[language])

    """
}

private func commandHelp(_ command: CommandName, _ language: Language) -> String {
  let options = (command.options + [.help]).map { option in
    (
      [option.spelling, option.placeholder(for: command)].filter { !$0.isEmpty }.joined(separator: " "),
      option.summary(for: command)[language]
    )
  }
  let usage = ["rulec", command.rawValue, command.operands.text, "[OPTION…]"].filter { !$0.isEmpty }
  return """
    \(command.summary[language])

    \(heading(Phrase("用法", "Usage"), language))
      \(usage.joined(separator: " "))

    \(command.details[language])

    \(heading(Phrase("选项", "Options"), language))
    \(table(options))
    \(heading(Phrase("例", "Example"), language))
      \(command.example)

    """
}

private func heading(_ phrase: Phrase, _ language: Language) -> String {
  phrase[language] + (language == .chinese ? "：" : ":")
}

/// Two columns; every line ends with a line end.
private func table(_ rows: [(String, String)]) -> String {
  let width = rows.map { displayWidth(of: $0.0) }.max() ?? 0
  return rows.map { left, right in
    "  \(left)\(String(repeating: " ", count: max(0, width - displayWidth(of: left))))  \(right)\n"
  }.joined()
}
