internal import RuleDSL
internal import Spatial

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

    public static let document = Allowance.reading(seconds: 120)

    /// What reading a document may take that is given so many seconds.
    public static func reading(seconds: Int) -> Allowance {
      Allowance(seconds: seconds, memory: 2 << 30, output: 256 << 20)
    }
  }

  /// What a program writes about a file, within limits of memory, work, files and time; the kernel holds it to them.
  ///
  /// Failures tell of the file as the user knows it.
  public func text(
    of file: String,
    _ arguments: [String],
    _ allowance: Allowance = .document,
    telling told: String? = nil
  ) throws(SystemFailure) -> String {
    let name = FileSystem.name(of: path)
    let (program, words) = try limited(arguments, allowance, file)
    let file = told ?? file
    let answer = try program.ask(
      words,
      "",
      milliseconds: allowance.seconds * 1000,
      mostBytes: allowance.output
    )
    switch answer {
    case .wrote(let text): return text
    case .tookTooLong: throw tookTooLong(file, allowance)
    case .wroteTooMuch:
      throw SystemFailure(
        file,
        .conversion(
          name,
          Phrase("写出的多于 \(allowance.output >> 20) MB", "it wrote more than \(allowance.output >> 20) MB")
        )
      )
    case .died:
      throw SystemFailure(
        file,
        .conversion(
          name,
          Phrase(
            "超过 \(allowance.memory >> 30) GB 内存或 \(allowance.seconds) 秒，或自己中断了",
            "it took more than \(allowance.memory >> 30) GB or \(allowance.seconds) s, or broke off"
          )
        )
      )
    }
  }

  /// What several runs write about a file, side by side.
  public func texts(
    of file: String,
    _ runs: [[String]],
    _ allowance: Allowance
  ) throws(SystemFailure) -> [String] {
    let texts = parallelMap(runs.count, jobs: runs.count) { run in
      Result { () throws(SystemFailure) in try text(of: file, runs[run], allowance) }
    }
    return try texts.map { text throws(SystemFailure) in try text.get() }
  }

  /// The same for a program that makes files in a folder of its own, within the same limits; it is started anew as long as
  /// it ends with a status that asks for that.
  public func make(
    from file: String,
    in folder: String,
    _ arguments: [String],
    environment: [String],
    asksAgain: Int32,
    _ allowance: Allowance = .document
  ) throws(SystemFailure) {
    let (program, words) = try limited(arguments, allowance, file, own: FileSystem.resolved(folder))
    for _ in 1...3 {
      let status: Int32
      do throws(SystemFailure) {
        status = try program.status(words, environment: environment, seconds: allowance.seconds, target: file)
      } catch {
        throw tookTooLong(file, allowance)
      }
      if status == 0 { return }
      guard status >> 8 & 0xFF == asksAgain else { break }
    }
    throw SystemFailure(file, .conversion(FileSystem.name(of: path), Phrase("没有做成", "it failed")))
  }

  private func tookTooLong(_ file: String, _ allowance: Allowance) -> SystemFailure {
    SystemFailure(
      file,
      .conversion(
        FileSystem.name(of: path),
        Phrase(
          "超过 \(allowance.seconds) 秒，可以用 --timeout 放宽",
          "it took longer than \(allowance.seconds) s, which --timeout raises"
        )
      )
    )
  }

  /// The program behind one that lowers limits and then becomes it; before that, one that gives up what it does not need,
  /// where this executable can be started so.
  private func limited(
    _ arguments: [String],
    _ allowance: Allowance,
    _ file: String,
    own folder: String = ""
  ) throws(SystemFailure) -> (HelperProgram, [String]) {
    guard let limits = HelperProgram(["prlimit"]) else {
      throw SystemFailure(file, .needs("prlimit", package: "util-linux"))
    }
    let words =
      ["--data=\(allowance.memory)", "--cpu=\(allowance.seconds)", "--fsize=\(allowance.output)", "--core=0", path]
      + arguments
    guard let own = ReaderProcesses.shared.program else { return (limits, words) }
    return (
      HelperProgram(path: own, name: ConfinedProgram.name),
      [FileSystem.resolved(file), folder, path, limits.path] + words
    )
  }
}
