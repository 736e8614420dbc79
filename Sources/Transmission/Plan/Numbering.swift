/// Different values, numbered from 0 in the order in which they first came.
struct Numbering<Value: Hashable> {
  private(set) var values: [Value] = []
  private var places: [Value: Int] = [:]

  /// The number of a value; a new one where it was not there.
  mutating func place(of value: Value) -> Int {
    if let place = places[value] { return place }
    places[value] = values.count
    values.append(value)
    return values.count - 1
  }
}

extension Numbering: Sendable where Value: Sendable {}
