internal import Chuandao
internal import Glibc
internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// One check: a plan set, judged once, in every form that is wanted.
struct CheckTask {
  /// The report of the check that this one is held against, where there is one.
  static let baseline = "baseline.json"
  private let order: ChildOrder
  private let library: RuleLibrary
  private let jobs: Int
  private let progress = ProgressFile()

  init(_ order: ChildOrder, _ library: RuleLibrary, jobs: Int) {
    (self.order, self.library, self.jobs) = (order, library, jobs)
  }

  func run(_ formats: [ResultFormat]) throws(ChildFailure) {
    progress.show(.unpacking)
    let planSet = try planSet()
    progress.show(.reading)
    let session: Session
    do throws(Session.Failure) {
      session = try Session(Session.Sources(planSet: planSet, library: library, jobs: jobs))
    } catch {
      throw .session(error)
    }
    let choice = RunChoice(asOf: order.asOf.flatMap { PlanDate($0) })
    progress.show(.judging)
    let progress = progress
    let run = session.checkRun(choice, keepingAll: true) { progress.show(.judging, done: $0, of: $1) }
    var report = session.report(on: run)
    report.layers = session.layerDrawing
    progress.show(.writing)
    report.comparison = try baseline().map { report.compared(to: $0, shape: session.parcelShapes(of: run)) }
    let shape = session.parcelShapes(of: run)
    var missing: [(format: ResultFormat, reason: Phrase)] = []
    for format in formats {
      do throws(SystemFailure) {
        try write(report, shape, as: format)
      } catch {
        // A program that one format takes is not installed, or gave up; the others are there.
        missing.append((format, SystemFailure("report." + format.ending, error.reason).message))
      }
    }
    let written = formats.filter { format in !missing.contains { $0.format == format } }
    guard written.contains(.json) else { throw .system(SystemFailure("report.json", .system(EIO))) }
    var layers: [String] = []
    if formats.contains(.geojson) {
      do throws(StoreFailure) {
        layers = try FindingStore.make(in: order.results, of: session, run, order.language)
      } catch {
        throw .store(error)
      }
    }
    let refusal = publish(report, shape)
    do throws(SystemFailure) {
      try ResultFile.write(outcome(report, written, missing, layers, refusal), to: order.results + "/outcome.json")
    } catch {
      throw .system(error)
    }
  }

  /// Puts the report into the database of results; gives why that was not done, and nothing where none is named.
  ///
  /// The check stands all the same: its results are on the disk.
  private func publish(_ report: Report, _ shape: @escaping ParcelDrawing) -> Phrase? {
    guard let (link, run) = order.publication else { return nil }
    let publication = Publication(
      report,
      status: RunStatus(of: report),
      style: ReportStyle(language: order.language),
      run: run,
      shape: shape
    )
    do throws(SystemFailure) {
      try publication.write(toLinkAt: link)
      return nil
    } catch {
      return SystemFailure(FileSystem.name(of: link), error.reason).message
    }
  }

  /// What the other check found; `nil` where there is none to compare with.
  private func baseline() throws(ChildFailure) -> Baseline? {
    let path = FileSystem.joined(order.folder, Self.baseline)
    guard FileSystem.kind(of: path) == .file else { return nil }
    do throws(BaselineFailure) { return try Baseline(from: path) } catch {
      throw .system(SystemFailure(Self.baseline, .system(EINVAL)))
    }
  }

  /// The path of the plan set, from the folder in which the process stands; so no report can name a folder of the server.
  private func planSet() throws(ChildFailure) -> String {
    if let (root, name) = order.planSet {
      guard chdir(root) == 0, FileSystem.kind(of: name) == .folder, FileSystem.isInside(".", name) else {
        throw .planSetGone(name)
      }
      return name
    }
    guard mkdir("plans", 0o700) == 0 else { throw .system(.last("plans")) }
    let limits = PlanArchive.Limits(entries: order.limits[1], bytes: order.limits[0] << 20)
    do throws(ArchiveFailure) {
      return try PlanArchive(path: "plans.zip", limits: limits).unpack(into: "plans")
    } catch {
      throw .archive(error)
    }
  }

  private func write(
    _ report: Report,
    _ shape: @escaping ParcelDrawing,
    as format: ResultFormat
  ) throws(SystemFailure) {
    let path = order.results + "/" + format.file
    let style = ReportStyle(language: order.language)
    switch format {
    case .json: try report.write(as: .json, style: style, to: path)
    case .text: try report.write(as: .text, style: style, to: path)
    case .markdown: try report.write(as: .markdown, style: style, to: path)
    case .html: try report.write(as: .html, style: style, to: path)
    case .csv: try report.write(as: .csv, style: style, to: path)
    case .sarif: try report.write(as: .sarif, style: style, to: path)
    case .junit: try report.write(as: .junit, style: style, to: path)
    case .docx: try report.write(as: .docx, style: style, to: path)
    case .xlsx: try report.write(as: .xlsx, style: style, to: path)
    case .geojson:
      try writeFindings(FindingFeatures(report, order.language, shape: shape), to: path, format: .geojson)
    case .gpkg: try writeFindings(FindingFeatures(report, order.language, shape: shape), to: path, format: .gpkg)
    }
  }

  private func outcome(
    _ report: Report,
    _ formats: [ResultFormat],
    _ missing: [(format: ResultFormat, reason: Phrase)],
    _ layers: [String],
    _ refusal: Phrase?
  ) -> String {
    JSONText.text {
      $0.object { json in
        json.member("status", RunStatus(of: report).rawValue)
        json.member("summary") { $0.tally(report.total()) }
        json.member("binding") { $0.tally(report.total(.binding)) }
        json.object("comparison", report.comparison) { json, comparison in
          json.member("new", comparison.count.new)
          json.member("unchanged", comparison.count.unchanged)
          json.member("mended", comparison.mended.count)
          json.member("incomparable", comparison.incomparable.count)
        }
        json.member("published", raw: order.publication == nil ? "null" : refusal == nil ? "true" : "false")
        json.member("notPublished", refusal?.chinese)
        json.member("notPublished_en", refusal?.english)
        json.member("formats", each: formats) { $0.value($1.rawValue) }
        json.member("layers", each: layers) { $0.value($1) }
        json.member("missing", each: missing) { json, missing in
          json.object { json in
            json.member("format", missing.format.rawValue)
            json.member("detail", missing.reason.chinese)
            json.member("detail_en", missing.reason.english)
          }
        }
      }
    }
  }
}
