internal import Glibc

/// The functions of libxml2, opened on the first workbook.
///
/// Unchecked, because functions of C are not marked as safe to share; those here are, on different readers.
private struct XMLLibrary: @unchecked Sendable {
  typealias Pointer = UnsafeMutableRawPointer
  typealias Text = UnsafePointer<CChar>
  typealias Read = @convention(c) (Pointer?, UnsafeMutablePointer<CChar>?, Int32) -> Int32
  typealias Close = @convention(c) (Pointer?) -> Int32
  let open: @convention(c) (Read, Close?, Pointer?, Text?, Text?, Int32) -> Pointer?
  let free: @convention(c) (Pointer?) -> Void
  let next: @convention(c) (Pointer?) -> Int32
  let kind: @convention(c) (Pointer?) -> Int32
  let isEmpty: @convention(c) (Pointer?) -> Int32
  let name: @convention(c) (Pointer?) -> Text?
  let prefix: @convention(c) (Pointer?) -> Text?
  let value: @convention(c) (Pointer?) -> Text?
  let firstAttribute: @convention(c) (Pointer?) -> Int32
  let nextAttribute: @convention(c) (Pointer?) -> Int32
  let toElement: @convention(c) (Pointer?) -> Int32

  static let opened: Result<XMLLibrary, TableFailure> = {
    do throws(TableFailure) { return .success(try XMLLibrary()) } catch { return .failure(error) }
  }()

  init() throws(TableFailure) {
    let symbols = try Symbols(of: "libxml2", ["libxml2.so.2", "libxml2.so"], package: "libxml2")
    open = try symbols.find("xmlReaderForIO")
    free = try symbols.find("xmlFreeTextReader")
    next = try symbols.find("xmlTextReaderRead")
    kind = try symbols.find("xmlTextReaderNodeType")
    isEmpty = try symbols.find("xmlTextReaderIsEmptyElement")
    name = try symbols.find("xmlTextReaderConstLocalName")
    prefix = try symbols.find("xmlTextReaderConstPrefix")
    value = try symbols.find("xmlTextReaderConstValue")
    firstAttribute = try symbols.find("xmlTextReaderMoveToFirstAttribute")
    nextAttribute = try symbols.find("xmlTextReaderMoveToNextAttribute")
    toElement = try symbols.find("xmlTextReaderMoveToElement")
    let initialize: @convention(c) () -> Void = try symbols.find("xmlInitParser")
    initialize()
  }
}

/// An XML file read from front to back, in little memory.
///
/// Names come without their namespace: strict and transitional workbooks differ in nothing else.
struct XMLStream: ~Copyable {
  enum Event: Equatable {
    /// An element begins; one without content ends at once.
    case start
    case text
    case end
  }

  private let library: XMLLibrary
  private let reader: UnsafeMutableRawPointer
  private let source: ByteStream
  private var mustEnd = false

  init(_ source: ByteStream) throws(TableFailure) {
    let library = try XMLLibrary.opened.get()
    let context = Unmanaged.passUnretained(source).toOpaque()
    // No network, no messages on the terminal; entities are not expanded, so that a small file stays small.
    let opened = library.open(
      { context, memory, count in
        guard let context, let memory else { return -1 }
        return Int32(
          clamping: Unmanaged<ByteStream>.fromOpaque(context).takeUnretainedValue().fill(memory, Int(count))
        )
      },
      nil,
      context,
      nil,
      nil,
      32 | 64 | 2048
    )
    guard let opened else { throw .unreadable("XML") }
    self.library = library
    self.source = source
    reader = opened
  }

  deinit { library.free(reader) }

  /// Goes on; `nil` at the end of the file.
  mutating func next() throws(TableFailure) -> Event? {
    if mustEnd {
      mustEnd = false
      return .end
    }
    while true {
      let code = library.next(reader)
      guard code == 1 else {
        if code < 0 || source.isDamaged { throw .unreadable("XML") }
        return nil
      }
      switch library.kind(reader) {
      case 1:
        mustEnd = library.isEmpty(reader) == 1
        return .start
      case 15: return .end
      case 3, 4, 13, 14: return .text
      default: continue
      }
    }
  }

  /// Name of the element that begins or ends.
  var name: String { library.name(reader).map { String(cString: $0) } ?? "" }

  var text: String { library.value(reader).map { String(cString: $0) } ?? "" }

  /// Hands over every attribute of the element that begins; `true` for a name with a prefix such as `r:id`.
  func attributes(_ body: (_ name: String, _ value: String, _ hasPrefix: Bool) -> Void) {
    guard library.firstAttribute(reader) == 1 else { return }
    repeat { body(name, text, library.prefix(reader) != nil) } while library.nextAttribute(reader) == 1
    _ = library.toElement(reader)
  }

  /// An attribute by name; the last one where several differ in their prefix.
  func attribute(_ wanted: String) -> String? {
    var found: String?
    attributes { name, value, _ in if name == wanted { found = value } }
    return found
  }
}
