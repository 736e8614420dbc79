internal import Chuandao
internal import PlanData
internal import RuleDSL
internal import Transmission

/// `--accept`: expectations that are not met become what came, file by file, once somebody says yes.
struct AcceptanceStep {
  let asks: Bool

  func run(_ sum: TestSum, _ language: Language) throws(SystemFailure) {
    for suite in sum.suites {
      let files = suite.suite.rules.files
      for (place, source) in files.sources.enumerated() {
        let failing = suite.failing.filter { $0.scenario.span.file == place }
        guard !failing.isEmpty else { continue }
        let change = source.accepting(failing)
        guard change.text != source.text else { continue }
        Terminal.note(shown(source.name, change.removed, change.added))
        guard !asks || isAgreed(language) else { continue }
        guard files.stamps[place] == FileStamp(path: files.paths[place]) else {
          Terminal.note(
            Phrase("\(source.name)：文件在此期间改过，没有写\n", "\(source.name): changed meanwhile; not written\n")[language]
          )
          continue
        }
        try Output.replacing(files.paths[place]) { output throws(SystemFailure) in try output.write(change.text) }
        Terminal.note(Phrase("改写了 \(source.name)\n", "rewrote \(source.name)\n")[language])
      }
    }
  }

  private func shown(_ name: String, _ removed: [String], _ added: [String]) -> String {
    ([name] + removed.map { "-" + $0 } + added.map { "+" + $0 }).map { $0 + "\n" }.joined()
  }

  /// Whoever is not there agrees to nothing.
  private func isAgreed(_ language: Language) -> Bool {
    Terminal.note(Phrase("写进文件吗？（y/N）", "write this into the file? (y/N) ")[language])
    let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
    return ["y", "yes", "是"].contains(answer)
  }
}
