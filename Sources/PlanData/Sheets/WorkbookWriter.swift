internal import Glibc

/// The functions of libxlsxwriter, opened on the first workbook that is written.
///
/// Unchecked, because functions of C are not marked as safe to share; those here are, on different workbooks.
private struct XLSXLibrary: @unchecked Sendable {
  typealias Pointer = UnsafeMutableRawPointer
  let new: @convention(c) (UnsafePointer<CChar>, Pointer?) -> Pointer?
  let closeBook: @convention(c) (Pointer?) -> UInt8
  let setProperties: @convention(c) (Pointer?, Pointer?) -> UInt8
  let addSheet: @convention(c) (Pointer?, UnsafePointer<CChar>) -> Pointer?
  let addFormat: @convention(c) (Pointer?) -> Pointer?
  let setBold: @convention(c) (Pointer?) -> Void
  let setWrap: @convention(c) (Pointer?) -> Void
  let setAlign: @convention(c) (Pointer?, UInt8) -> Void
  let setBorder: @convention(c) (Pointer?, UInt8) -> Void
  let setFill: @convention(c) (Pointer?, UInt32) -> Void
  let setColour: @convention(c) (Pointer?, UInt32) -> Void
  let setColumn: @convention(c) (Pointer?, UInt16, UInt16, Double, Pointer?) -> UInt8
  let writeText: @convention(c) (Pointer?, UInt32, UInt16, UnsafePointer<CChar>, Pointer?) -> UInt8
  let writeNumber: @convention(c) (Pointer?, UInt32, UInt16, Double, Pointer?) -> UInt8
  let setFilter: @convention(c) (Pointer?, UInt32, UInt16, UInt32, UInt16) -> UInt8
  let freeze: @convention(c) (Pointer?, UInt32, UInt16) -> Void
  let repeatRows: @convention(c) (Pointer?, UInt32, UInt32) -> UInt8
  let setLandscape: @convention(c) (Pointer?) -> Void
  let setPaper: @convention(c) (Pointer?, UInt8) -> Void
  let fitPages: @convention(c) (Pointer?, UInt16, UInt16) -> Void

  static let opened: Result<XLSXLibrary, TableFailure> = {
    do throws(TableFailure) { return .success(try XLSXLibrary()) } catch { return .failure(error) }
  }()

  init() throws(TableFailure) {
    let symbols = try Symbols(
      of: "libxlsxwriter",
      ["libxlsxwriter.so.4", "libxlsxwriter.so"],
      package: WorkbookWriter.package
    )
    new = try symbols.find("workbook_new_opt")
    closeBook = try symbols.find("workbook_close")
    setProperties = try symbols.find("workbook_set_properties")
    addSheet = try symbols.find("workbook_add_worksheet")
    addFormat = try symbols.find("workbook_add_format")
    setBold = try symbols.find("format_set_bold")
    setWrap = try symbols.find("format_set_text_wrap")
    setAlign = try symbols.find("format_set_align")
    setBorder = try symbols.find("format_set_border")
    setFill = try symbols.find("format_set_bg_color")
    setColour = try symbols.find("format_set_font_color")
    setColumn = try symbols.find("worksheet_set_column")
    writeText = try symbols.find("worksheet_write_string")
    writeNumber = try symbols.find("worksheet_write_number")
    setFilter = try symbols.find("worksheet_autofilter")
    freeze = try symbols.find("worksheet_freeze_panes")
    repeatRows = try symbols.find("worksheet_repeat_rows")
    setLandscape = try symbols.find("worksheet_set_landscape")
    setPaper = try symbols.find("worksheet_set_paper")
    fitPages = try symbols.find("worksheet_fit_to_pages")
  }
}

/// A workbook (XLSX) that is being written, sheet after sheet and row after row; equal rows give equal bytes.
///
/// A class, because it is closed once.
public final class WorkbookWriter {
  /// The Debian package of the library that it takes.
  public static let package = "libxlsxwriter4"
  /// What a sheet of XLSX can hold, less its head.
  public static let mostRows = 1_048_575

  public enum Cell: Hashable, Sendable {
    case text(String)
    case number(Double)
    /// A word in the colour of what it means, as 0xRRGGBB.
    case coloured(String, UInt32)
    case empty
  }

  private let library: XLSXLibrary
  private let path: String
  private var workbook: UnsafeMutableRawPointer?
  private var sheet: UnsafeMutableRawPointer?
  private var row: UInt32 = 0
  /// The sheet that is being written, and how often it went on on a further one.
  private var begun: (name: String, columns: [(name: String, width: Int)], further: Int) = ("", [], 0)
  private let mostRows: Int
  private let head: UnsafeMutableRawPointer?
  private let plain: UnsafeMutableRawPointer?
  private var coloured: [UInt32: UnsafeMutableRawPointer] = [:]

  /// Begins a file at a path; `target` is the one that the user knows.
  ///
  /// A sheet that is full goes on on a further one.
  public init(path: String, target: String, mostRows: Int = WorkbookWriter.mostRows) throws(SystemFailure) {
    self.mostRows = mostRows
    do throws(TableFailure) { library = try XLSXLibrary.opened.get() } catch {
      throw SystemFailure(target, .needs("libxlsxwriter", package: Self.package))
    }
    self.path = target
    // lxw_workbook_options: the first byte has rows written as they come, so that a long sheet needs no memory.
    var options = [UInt64](repeating: 0, count: 8)
    options.withUnsafeMutableBytes { $0[0] = 1 }
    let new = library.new
    guard let workbook = options.withUnsafeMutableBytes({ new(path, $0.baseAddress) }) else {
      throw SystemFailure(target, .library("libxlsxwriter"))
    }
    self.workbook = workbook
    // lxw_doc_properties: ten texts and a day, always the same, since no clock is read.
    var properties = [UInt64](repeating: 0, count: 16)
    properties[10] = 1_577_836_800
    let setProperties = library.setProperties
    properties.withUnsafeMutableBytes { _ = setProperties(workbook, $0.baseAddress) }
    head = library.addFormat(workbook)
    plain = library.addFormat(workbook)
    for format in [head, plain] {
      library.setWrap(format)
      library.setBorder(format, 1)
      // 8 is LXW_ALIGN_VERTICAL_TOP, 10 the middle.
      library.setAlign(format, format == head ? 10 : 8)
    }
    library.setBold(head)
    library.setFill(head, 0xE8ECF0)
  }

  deinit { if let workbook { _ = library.closeBook(workbook) } }

  /// Begins a sheet with its head, which stays in sight, and a filter over each column.
  public func beginSheet(_ name: String, columns: [(name: String, width: Int)]) {
    begin(name, columns, further: 0)
  }

  private func begin(_ name: String, _ columns: [(name: String, width: Int)], further: Int) {
    endSheet()
    begun = (name, columns, further)
    sheet = library.addSheet(workbook, further == 0 ? name : "\(name) (\(further + 1))")
    for (index, column) in columns.enumerated() {
      let place = UInt16(clamping: index)
      _ = library.setColumn(sheet, place, place, Double(column.width), nil)
    }
    library.freeze(sheet, 1, 0)
    _ = library.repeatRows(sheet, 0, 0)
    library.setLandscape(sheet)
    // 8 is A3.
    library.setPaper(sheet, 8)
    library.fitPages(sheet, 1, 0)
    row = 0
    for (index, column) in columns.enumerated() {
      _ = library.writeText(sheet, 0, UInt16(clamping: index), column.name, head)
    }
    row = 1
  }

  /// Adds a row.
  public func write(_ cells: [Cell]) {
    if Int(row) > mostRows { begin(begun.name, begun.columns, further: begun.further + 1) }
    for (index, cell) in cells.enumerated() {
      let place = UInt16(clamping: index)
      switch cell {
      case .text(let text): _ = library.writeText(sheet, row, place, Self.fitting(text), plain)
      case .number(let number): _ = library.writeNumber(sheet, row, place, number, plain)
      case .coloured(let text, let colour):
        _ = library.writeText(sheet, row, place, Self.fitting(text), format(colour))
      case .empty: _ = library.writeText(sheet, row, place, "", plain)
      }
    }
    row += 1
  }

  /// Completes the file.
  public func finish() throws(SystemFailure) {
    endSheet()
    let code = library.closeBook(workbook)
    workbook = nil
    if code != 0 { throw SystemFailure(path, .library("libxlsxwriter \(code)")) }
  }

  private func endSheet() {
    guard sheet != nil, row > 1, !begun.columns.isEmpty else { return }
    _ = library.setFilter(sheet, 0, 0, row - 1, UInt16(clamping: begun.columns.count - 1))
  }

  private func format(_ colour: UInt32) -> UnsafeMutableRawPointer? {
    if let known = coloured[colour] { return known }
    guard let made = library.addFormat(workbook) else { return plain }
    library.setWrap(made)
    library.setBorder(made, 1)
    library.setAlign(made, 8)
    library.setBold(made)
    library.setColour(made, colour)
    coloured[colour] = made
    return made
  }

  /// A cell holds so many characters, counted as UTF-16 does; marks that XML has no place for are blanks.
  private static func fitting(_ text: String) -> String {
    var fitting = ""
    var count = 0
    for mark in text.unicodeScalars {
      count += mark.value > 0xFFFF ? 2 : 1
      if count > 32_000 { return fitting + "…" }
      let isUsable = mark == "\n" || mark.value >= 0x20 && mark.value & 0xFFFE != 0xFFFE
      fitting.unicodeScalars.append(isUsable ? mark : " ")
    }
    return fitting
  }
}
