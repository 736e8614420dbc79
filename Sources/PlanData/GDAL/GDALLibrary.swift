internal import CGDAL
internal import Glibc

/// The GDAL library, opened on the first file that needs it; a run over CSV files never pays for it.
///
/// Which functions it has stands in `CGDAL/shim.h`.  Unchecked, because functions of C are not marked as safe to share;
/// those are, on different datasets, once the drivers are registered.
extension GDALLibrary: @unchecked @retroactive Sendable {
  /// Opened once: registering drivers again while another thread opens a file would pull the list from under it.
  private static let opened: Result<GDALLibrary, TableFailure> = {
    do throws(TableFailure) {
      return .success(try GDALLibrary(names: names))
    } catch {
      return .failure(error)
    }
  }()

  static func shared() throws(TableFailure) -> GDALLibrary { try opened.get() }

  /// The version of Debian 12 first, then any.
  static let names = ["libgdal.so.32", "libgdal.so"]

  init(names: [String]) throws(TableFailure) {
    let symbols = try Symbols(of: "GDAL", names, package: "libgdal32")
    // It is nothing but pointers to functions, one for each name.
    let count = MemoryLayout<GDALLibrary>.size / MemoryLayout<UnsafeMutableRawPointer>.size
    var functions: [UnsafeMutableRawPointer] = []
    for name in UnsafeBufferPointer(start: GDALSymbols(), count: count) {
      functions.append(try symbols.find(String(cString: name)))
    }
    self = functions.withUnsafeBytes { $0.load(as: GDALLibrary.self) }
    prepare()
  }

  /// Registers the drivers of the formats that are read and no other, keeps GDAL from writing to the terminal and from
  /// following addresses, and requests cells as text.
  private func prepare() {
    // For all threads; pushing one would quieten the first thread only.
    _ = setErrorHandler(quietErrorHandler)
    setOption("OGR_XLS_FIELD_TYPES", "STRING")
    setOption("OGR_XLS_HEADERS", "DISABLE")
    // No file is fetched, whatever a path or the text of a coordinate system says.
    setOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none")
    setGridDownloads(0)
    setFetch(
      { _, _, _, _, _, _, _ in
        // GDAL would fetch by itself where there is no answer at all.
        guard let library = try? GDALLibrary.shared() else { return nil }
        let answer = library.allocate(1, MemoryLayout<CPLHTTPResult>.size)?.bindMemory(
          to: CPLHTTPResult.self,
          capacity: 1
        )
        answer?.pointee.nStatus = 1
        return answer
      },
      nil
    )
    for register in [
      registerGeoJSON, registerEsriJSON, registerGeodatabase, registerShapefile, registerFlatGeobuf, registerPostGIS,
      registerExcel, registerGeoPackage,
    ] {
      register()
    }
  }

  /// What GDAL said last, in one line.
  var message: String {
    let text = lastError().map { String(cString: $0) } ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? "GDAL"
  }

  /// All that GDAL said last, in one line: a database says on the second one why it was not reached.
  var wholeMessage: String {
    let text = lastError().map { String(cString: $0) } ?? ""
    return text.split(whereSeparator: \.isNewline).map { String(trimmed(String($0))) }.joined(separator: " ")
  }
}
