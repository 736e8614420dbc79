/// 定位: one of a few values for each place, such as 主体功能定位.
public struct Designation: Hashable, Sendable {
  public struct Value: Hashable, Sendable {
    public var name: String
    public var aliases: [String] = []
    /// 细化: index of the value that this one is a subdivision of.
    public var broader: Int?
    /// Where it is defined.
    package var span = Span(file: 0, start: 0, end: 0)
  }

  public var name: String
  /// In the order of names; no value is broader than itself.
  public var values: [Value]
  /// Where it is first defined.
  package var span = Span(file: 0, start: 0, end: 0)

  /// Index of a value by name or alias.
  package func value(named name: String) -> Int? {
    values.firstIndex { $0.name == name || $0.aliases.contains(name) }
  }

  /// Whether a value is another one or, over any number of steps, a subdivision of it.
  package func isWithin(_ value: Int, _ other: Int) -> Bool {
    var place: Int? = value
    // As many steps as there are values, so that it ends whatever they say.
    for _ in values {
      guard let here = place, values.indices.contains(here) else { return false }
      if here == other { return true }
      place = values[here].broader
    }
    return false
  }
}
