internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// `rulec import`: figures out of documents, as a plan set.
struct ImportCommand {
  private let paths: [String]
  private let folder: String?
  private let units: String?
  private let rules: [String]
  private let appends: Bool
  private let asJSON: Bool
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    paths = invocation.operands
    let isDry = invocation.has(.dryRun)
    guard isDry || invocation.has(.output) else { throw .importOutputMissing }
    appends = invocation.has(.append)
    guard !appends || invocation.has(.output) else { throw .without(.append, .output) }
    folder = isDry && !appends ? nil : invocation.value(.output)
    writes = !isDry
    units = invocation.value(.units)
    rules = invocation.values[.rules] ?? []
    asJSON = invocation.value(.format) == PlainFormat.json.rawValue
    seconds = max(1, invocation.value(.timeout).flatMap { Int($0) } ?? 120)
    language = invocation.language
  }

  private let writes: Bool
  private let seconds: Int
  private var progress: Progress { Progress(isShown: Terminal.isErrorTerminal, language: language) }

  func run() -> ExitStatus {
    do throws(Session.Failure) {
      let vocabulary = try vocabulary()
      let known = try knownUnits()
      let files: [DocumentFile]
      let existing: DocumentBatch.Existing
      do throws(SystemFailure) {
        defer { progress.clear() }
        files = try paths.enumerated().map { place, path throws(SystemFailure) in
          progress.show(.document(FileSystem.name(of: path), place + 1, paths.count))
          return try DocumentFile(path: path, seconds: seconds)
        }
        existing =
          try appends ? folder.map { folder throws(SystemFailure) in try .init(in: folder) } ?? .init() : .init()
      } catch {
        Terminal.complain(error.message[language], language)
        return .planDataUnreadable
      }
      return finish(DocumentBatch(files: files, vocabulary, units: known, existing: existing))
    } catch {
      return error.tell(language, asJSON: asJSON)
    }
  }

  private func finish(_ batch: DocumentBatch) -> ExitStatus {
    var written: [String] = []
    if writes, !batch.isContradictory, let folder {
      do throws(SystemFailure) {
        let names = try appends ? batch.append(to: folder, language) : batch.write(to: folder, language)
        written = names.map { FileSystem.joined(folder, $0) }
      } catch {
        return Terminal.cannotWrite(error, language, otherwise: .allPass)
      }
    }
    let report = ImportReport(batch, written: written, language)
    let printed = Terminal.print(asJSON ? report.json + "\n" : report.text, language)
    guard printed == .allPass else { return printed }
    return batch.isContradictory ? .fails : batch.isWhole ? .allPass : .undetermined
  }

  private func vocabulary() throws(Session.Failure) -> Vocabulary {
    let library = RuleLibrary.find()
    guard library != nil || !rules.isEmpty else { throw .noRules }
    let compiled: CompiledRules
    do throws(SystemFailure) {
      var files = RuleFiles()
      if rules.isEmpty, let library { files = try library.everything() }
      for path in rules { try files.add(path) }
      compiled = try CompiledRules(files, leaningOn: library)
    } catch {
      throw .ruleFiles(error)
    }
    guard let program = compiled.program else { throw .rules(compiled) }
    return program.vocabulary
  }

  private func knownUnits() throws(Session.Failure) -> [ListedUnit] {
    guard let units else { return [] }
    let isFile = FileSystem.kind(of: units) == .file
    let text = "规划集 行政区\n  行政区：\(FileSystem.name(of: units))\n"
    let declaration = planSetDeclaration(in: [SourceFile(name: units, text: text)])
    do throws(PlanDataFailure) {
      return try OpenedPlanSet(
        at: isFile ? FileSystem.folder(of: units) : units,
        declaration: isFile ? declaration : nil,
        jobs: 1
      ).listedUnits
    } catch {
      throw .planData(error)
    }
  }
}
