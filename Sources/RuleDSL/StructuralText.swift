/// The bytes that a value of structs, enums and collections comes to: the same in every process, and different where
/// anything that is stored in it differs.
///
/// Places in files are left out, so that a statement that moved down a page is the same; sets and dictionaries stand in
/// the order of their bytes.
package struct StructuralText {
  package private(set) var bytes: [UInt8] = []
  private let except: Set<String>

  /// Takes the names of stored properties that make no difference.
  package init(_ value: Any, except: Set<String> = []) {
    self.except = except
    add(value)
  }

  private mutating func add(_ value: Any) {
    guard !(value is Span) else { return }
    switch value {
    case let text as String: return add(text: text)
    case let number as any BinaryInteger: return add(text: "\(number)")
    case let number as any BinaryFloatingPoint: return add(text: "\(number)")
    case let vector as any SIMD: return add(group: Self.elements(of: vector))
    case is Bool, is Substring, is Character, is Unicode.Scalar: return add(text: "\(value)")
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .set, .dictionary:
      let parts = mirror.children.map { StructuralText($0.value, except: except).bytes }
      for part in parts.sorted(by: { $0.lexicographicallyPrecedes($1) }) { add(group: part) }
    case .enum where mirror.children.isEmpty: add(text: "\(value)")
    case nil where !mirror.children.isEmpty: add(partsOf: mirror)
    case .class, nil:
      // Nobody can say what another process would see in it, so it is never the same.
      add(text: "\(UInt64.random(in: .min ... .max))")
    case .some: add(partsOf: mirror)
    }
  }

  /// A vector shows nothing of itself.
  private static func elements(of vector: some SIMD) -> [UInt8] {
    StructuralText(vector.indices.map { vector[$0] }).bytes
  }

  private mutating func add(partsOf mirror: Mirror) {
    bytes += "(".utf8
    for child in mirror.children where child.label.map({ !except.contains($0) }) ?? true {
      if let label = child.label, mirror.displayStyle == .enum || mirror.displayStyle == .optional {
        add(text: label)
      }
      add(child.value)
    }
    bytes += ")".utf8
  }

  private mutating func add(text: String) { add(group: Array(text.utf8)) }

  private mutating func add(group: [UInt8]) {
    bytes += "\(group.count):".utf8
    bytes += group
  }

  /// Every value of a type that is stored in another value.
  package static func values<Value>(of type: Value.Type, in value: Any) -> [Value] {
    if let found = value as? Value { return [found] }
    return Mirror(reflecting: value).children.flatMap { values(of: type, in: $0.value) }
  }
}
