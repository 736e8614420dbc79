internal import RuleDSL

extension HelperProgram {
  /// What a program that reads a stranger's file may take.
  public struct Allowance: Sendable {
    public var seconds: Int
    /// Bytes of memory.
    public var memory: Int
    /// Bytes of what it writes.
    public var output: Int

    public init(seconds: Int, memory: Int, output: Int) {
      (self.seconds, self.memory, self.output) = (seconds, memory, output)
    }

    public static let document = Allowance(seconds: 120, memory: 2 << 30, output: 256 << 20)
  }

  /// What a program writes about a file, within limits of memory, work, files and time; the kernel holds it to them.
  public func text(
    of file: String,
    _ arguments: [String],
    _ allowance: Allowance = .document
  ) throws(SystemFailure) -> String {
    let name = FileSystem.name(of: path)
    let (program, words) = try limited(arguments, allowance, file)
    let answer = try program.ask(
      words,
      "",
      milliseconds: allowance.seconds * 1000,
      mostBytes: allowance.output
    )
    switch answer {
    case .wrote(let text): return text
    case .tookTooLong:
      throw SystemFailure(
        file,
        .conversion(name, Phrase("超过 \(allowance.seconds) 秒", "it took longer than \(allowance.seconds) s"))
      )
    case .wroteTooMuch:
      throw SystemFailure(
        file,
        .conversion(
          name,
          Phrase("写出的多于 \(allowance.output >> 20) MB", "it wrote more than \(allowance.output >> 20) MB")
        )
      )
    case .died: throw SystemFailure(file, .conversion(name, Phrase("超过了内存或时间的限制", "beyond limits of memory or time")))
    }
  }

  /// The same for a program that makes a file, within the same limits.
  public func make(
    from file: String,
    _ arguments: [String],
    environment: [String],
    _ allowance: Allowance = .document
  ) throws(SystemFailure) {
    let (program, words) = try limited(arguments, allowance, file, isConfined: false)
    do throws(SystemFailure) {
      try program.run(words, environment: environment, seconds: allowance.seconds, target: file)
    } catch {
      throw SystemFailure(file, .conversion(FileSystem.name(of: path), Phrase("没有做成", "it failed")))
    }
  }

  /// The program behind one that lowers limits and then becomes it; before that, one that gives up what it does not need,
  /// where this executable can be started so.
  private func limited(
    _ arguments: [String],
    _ allowance: Allowance,
    _ file: String,
    isConfined: Bool = true
  ) throws(SystemFailure) -> (HelperProgram, [String]) {
    guard let limits = HelperProgram(["prlimit"]) else {
      throw SystemFailure(file, .needs("prlimit", package: "util-linux"))
    }
    let words =
      ["--data=\(allowance.memory)", "--cpu=\(allowance.seconds)", "--fsize=\(allowance.output)", "--core=0", path]
      + arguments
    guard isConfined, let own = ReaderProcesses.shared.program else { return (limits, words) }
    return (
      HelperProgram(path: own, name: ConfinedProgram.name), [FileSystem.resolved(file), path, limits.path] + words
    )
  }
}
