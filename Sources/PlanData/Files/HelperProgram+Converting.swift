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

  /// The same for a program that makes a file.
  public func make(
    from file: String,
    _ arguments: [String],
    environment: [String],
    _ allowance: Allowance = .document
  ) throws(SystemFailure) {
    let (program, words) = try limited(arguments, allowance, file)
    do throws(SystemFailure) {
      try program.run(words, environment: environment, seconds: allowance.seconds, target: file)
    } catch {
      throw SystemFailure(file, .conversion(FileSystem.name(of: path), Phrase("没有做成", "it failed")))
    }
  }

  /// The program behind one that lowers limits and then becomes it.
  private func limited(
    _ arguments: [String],
    _ allowance: Allowance,
    _ file: String
  ) throws(SystemFailure) -> (HelperProgram, [String]) {
    guard let limits = HelperProgram(["prlimit"]) else {
      throw SystemFailure(file, .needs("prlimit", package: "util-linux"))
    }
    return (
      limits,
      [
        "--data=\(allowance.memory)", "--cpu=\(allowance.seconds)", "--fsize=\(allowance.output)", "--core=0", path,
      ] + arguments
    )
  }
}
