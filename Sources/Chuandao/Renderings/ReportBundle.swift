public import PlanData
public import Reporting
internal import RuleDSL
public import Transmission

/// Everything that an office files of a run, in one folder: the opinion, the list, the page, the map layer, and what
/// programs read.
public struct ReportBundle {
  private let report: Report
  private let style: ReportStyle
  private let shape: ParcelDrawing

  /// Takes a report on a run that keeps every verdict, and the shapes of the parcels that it is about.
  public init(_ report: Report, style: ReportStyle, shape: @escaping ParcelDrawing) {
    (self.report, self.style, self.shape) = (report, style, shape)
  }

  /// The files of a bundle.
  private enum File: CaseIterable {
    case opinion
    case list
    case page
    case layer
    case data

    var name: Phrase {
      switch self {
      case .opinion: Phrase("审查意见.docx", "opinion.docx")
      case .list: Phrase("问题清单.xlsx", "findings.xlsx")
      case .page: Phrase("审查意见.html", "opinion.html")
      case .layer: Phrase("问题图层.gpkg", "findings.gpkg")
      case .data: Phrase("结果.json", "report.json")
      }
    }
  }

  /// Writes all of them or none: what stands in the folder is a bundle, the old one or the new one.
  public func write(to folder: String) throws(SystemFailure) {
    let names = Set(File.allCases.flatMap { [$0.name.chinese, $0.name.english] })
    try FileSystem.requireReplaceable(folder, names: names)
    let scratch = try ScratchFolder(beside: folder)
    defer { withExtendedLifetime(scratch) {} }
    for file in File.allCases {
      let path = scratch.file(file.name[style.language])
      do throws(SystemFailure) { try write(file, to: path) } catch {
        // The user knows the folder, not where it is made.
        throw SystemFailure(FileSystem.joined(folder, file.name[style.language]), error.reason)
      }
    }
    try FileSystem.replaceFolder(folder, with: scratch.path, names: names)
  }

  private func write(_ file: File, to path: String) throws(SystemFailure) {
    switch file {
    case .opinion: try report.write(as: .docx, style: style, to: path)
    case .list: try report.write(as: .xlsx, style: style, to: path)
    case .page: try report.write(as: .html, style: style, to: path)
    case .layer: try writeFindings(FindingFeatures(report, style.language, shape: shape), to: path, format: .gpkg)
    case .data: try report.write(as: .json, style: style, to: path)
    }
  }
}
