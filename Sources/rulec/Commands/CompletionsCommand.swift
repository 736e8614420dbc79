internal import RuleDSL

/// `rulec completions`: a script that completes commands, options and their values, made from the same tables as help.
struct CompletionsCommand {
  let shell: Shell
  let language: Language

  enum Shell: String, CaseIterable {
    case bash
    case zsh
    case fish
  }

  init(_ invocation: Invocation) throws(UsageError) {
    guard let word = invocation.operands.first else { throw .operandMissing(.completions) }
    guard let shell = Shell(rawValue: word) else { throw .unknownShell(word) }
    self.shell = shell
    language = invocation.language
  }

  func run() -> ExitStatus {
    switch shell {
    case .bash: Terminal.print(bash, language)
    case .zsh: Terminal.print(zsh, language)
    case .fish: Terminal.print(fish, language)
    }
  }

  private var commands: String { CommandName.allCases.map(\.rawValue).joined(separator: " ") }

  // MARK: bash

  private var bash: String {
    let options = CommandName.allCases.map { command in
      "    \(command.rawValue)) words=\"\(words(of: command))\" ;;\n"
    }
    let values = Option.allCases.compactMap { option in
      bashValue(option).map { "    \(option.spelling)) COMPREPLY=($(compgen \($0) -- \"$current\")); return ;;\n" }
    }
    return """
      # bash completion for rulec
      _rulec() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=""
        case "$previous" in
      \(values.joined())  esac
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(commands) --help --version" -- "$current"))
          return
        fi
        case "${COMP_WORDS[1]}" in
      \(options.joined())  esac
        case "$current" in
          -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
          *) COMPREPLY=($(compgen -f -- "$current")) ;;
        esac
      }
      complete -o filenames -F _rulec rulec

      """
  }

  private func bashValue(_ option: Option) -> String? {
    switch option.value(for: nil) {
    case .choice(let words): "-W \"\(words.joined(separator: " "))\""
    case .file, .folder, .fileOrFolder: "-f"
    case .none, .date, .number, .share, .code, .unit, .quantity, .host, .port, .address, .limit, .role, .rule, .pack,
      .indicator:
      nil
    }
  }

  private func words(of command: CommandName) -> String {
    (command.options + [.help]).map(\.spelling).joined(separator: " ")
  }

  // MARK: zsh

  private var zsh: String {
    let names = CommandName.allCases.map { "    '\($0.rawValue):\(escaped($0.summary[language]))'\n" }
    let cases = CommandName.allCases.map { command in
      let specs = (command.options + [.help]).map { "'\(zshOption($0, of: command))'" } + ["'*:file:_files'"]
      return "    \(command.rawValue)) _arguments \(specs.joined(separator: " ")) ;;\n"
    }
    return """
      #compdef rulec
      _rulec() {
        local -a commands
        commands=(
      \(names.joined())  )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(cases.joined())  esac
      }
      compdef _rulec rulec

      """
  }

  private func zshOption(_ option: Option, of command: CommandName) -> String {
    let name = (option.isRepeatable ? "*" : "") + option.spelling + "[\(escaped(option.summary[language]))]"
    switch option.value(for: command) {
    case .none: return name
    case .choice(let words): return "\(name):\(option.rawValue):(\(words.joined(separator: " ")))"
    case .file, .folder, .fileOrFolder: return "\(name):\(option.rawValue):_files"
    case .date, .number, .share, .code, .unit, .quantity, .host, .port, .address, .limit, .role, .rule, .pack,
      .indicator:
      return "\(name):\(option.rawValue): "
    }
  }

  private func escaped(_ text: String) -> String {
    text.flatMap { ["'": "'\\''", "[": "\\[", "]": "\\]", ":": "\\:"][$0] ?? String($0) }.map(String.init).joined()
  }

  // MARK: fish

  private var fish: String {
    let start = "complete -c rulec -n __fish_use_subcommand"
    let commands = CommandName.allCases.map { "\(start) -f -a \($0.rawValue) -d '\($0.summary[language])'\n" }
    let options = CommandName.allCases.flatMap { command in
      (command.options + [.help]).map { option in
        "complete -c rulec -n '__fish_seen_subcommand_from \(command.rawValue)' -l \(option.rawValue)"
          + fishValue(option, of: command) + " -d '\(option.summary[language].replacing("'", with: "\\'"))'\n"
      }
    }
    return "# fish completion for rulec\n" + commands.joined() + options.joined()
  }

  private func fishValue(_ option: Option, of command: CommandName) -> String {
    switch option.value(for: command) {
    case .none: ""
    case .choice(let words): " -x -a '\(words.joined(separator: " "))'"
    case .file, .folder, .fileOrFolder: " -r -F"
    case .date, .number, .share, .code, .unit, .quantity, .host, .port, .address, .limit, .role, .rule, .pack,
      .indicator:
      " -x"
    }
  }
}
