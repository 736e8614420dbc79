internal import RuleDSL
internal import Serving
internal import Transmission

/// What the user wants.
enum Request: Equatable {
  /// Help for a command, or for all.
  case help(CommandName?)
  case version
  case run(Invocation)
}

/// A command with its operands and the values of its options.
struct Invocation: Equatable {
  var command: CommandName
  var operands: [String] = []
  /// An empty text for a flag.
  var values: [Option: [String]] = [:]

  func has(_ option: Option) -> Bool { values[option] != nil }

  func value(_ option: Option) -> String? { values[option]?.last }

  var language: Language { value(.lang).flatMap(Language.init) ?? .chinese }
}

/// Reads `rulec <command> [--option value | --option=value]… [operand]…`; `--` ends the options.
func parseArguments(_ arguments: [String]) throws(UsageError) -> Request {
  var rest = arguments[...]
  // The language may stand before the command too: `rulec --lang en --help`.
  if rest.first == Option.lang.spelling, rest.count > 2 {
    guard rest.dropFirst(2).first != Option.lang.spelling else { throw .repeated(.lang) }
    let request = try parseArguments(Array(rest.dropFirst(2)))
    return try request.speaking(rest[rest.startIndex + 1])
  }
  guard let word = rest.popFirst() else { throw .noCommand }
  if word == "help" { return .help(rest.first.flatMap(CommandName.init)) }
  if word.hasPrefix("-") { return try parseGlobal(word, rest) }
  guard let command = CommandName(rawValue: word) else { throw .unknownCommand(word) }
  var invocation = Invocation(command: command)
  while let argument = rest.popFirst() {
    if argument == "--help" || argument == "-h" { return .help(command) }
    if argument == "--" {
      invocation.operands += rest
      rest = []
    } else if argument.hasPrefix("-"), argument.count > 1 {
      try invocation.take(argument, &rest)
    } else {
      invocation.operands.append(argument)
    }
  }
  try invocation.checkOperands()
  return .run(invocation)
}

extension Request {
  /// The same request in a language that was named before the command.
  fileprivate func speaking(_ word: String) throws(UsageError) -> Request {
    guard Language(rawValue: word) != nil else { throw .badValue(.lang, word, nil) }
    guard case .run(var invocation) = self else { return self }
    guard !invocation.has(.lang) else { throw .repeated(.lang) }
    invocation.values[.lang] = [word]
    return .run(invocation)
  }
}

private func parseGlobal(_ word: String, _ rest: ArraySlice<String>) throws(UsageError) -> Request {
  switch word {
  case "--help", "-h": return .help(rest.first.flatMap(CommandName.init))
  case "--version": return .version
  default: throw .unknownOption(word, nil)
  }
}

extension Invocation {
  /// Takes one option and its value.
  fileprivate mutating func take(_ argument: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].hasPrefix("--"), let option = Option(rawValue: String(parts[0].dropFirst(2))),
      command.options.contains(option)
    else { throw .unknownOption(String(parts[0]), command) }
    guard option.isRepeatable || values[option] == nil else { throw .repeated(option) }
    values[option, default: []].append(try value(for: option, parts.dropFirst().first.map(String.init), &rest))
  }

  private func value(
    for option: Option,
    _ attached: String?,
    _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    if option.value(for: command) == .none {
      guard attached == nil else { throw .valueUnexpected(option) }
      return ""
    }
    guard let word = attached ?? rest.popFirst(), !word.isEmpty else { throw .valueMissing(option, command) }
    guard attached != nil || !word.hasPrefix("--") else { throw .valueMissing(option, command) }
    guard isPossible(word, for: option) else { throw .badValue(option, word, command) }
    return word
  }

  private func isPossible(_ word: String, for option: Option) -> Bool {
    switch option.value(for: command) {
    case .none, .file, .folder, .fileOrFolder, .rule, .pack, .indicator, .code, .unit, .host: true
    case .quantity: Quantity(area: word) != nil
    case .share: Shard(word) != nil
    case .date: PlanDate(word) != nil
    case .port: UInt16(word) != nil
    case .address: word.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
    case .limit: ServiceLimits.parse(word) != nil
    case .role: IssuedRole(word) != nil
    case .number: Int(word).map { (1...1024).contains($0) } ?? false
    case .choice(let words): words.contains(word)
    }
  }

  fileprivate func checkOperands() throws(UsageError) {
    let wanted = command.operands
    if operands.count < wanted.atLeast { throw .operandMissing(command) }
    if operands.count > wanted.atMost { throw .operandExcess(command, operands[wanted.atMost]) }
  }
}

extension Quantity {
  /// An area as a user types it: digits, then a unit of area, such as 2公顷, 0.3 万亩 or 5000m².
  init?(area text: String) {
    guard let (digits, name) = splitQuantity(text), let unit = Unit(spelled: name), unit.dimension == .area,
      let quantity = try? Quantity(digits: digits, unit: unit)
    else { return nil }
    self = quantity
  }
}
