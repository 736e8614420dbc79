/// Items of cells in the order they were found.
struct CellList<Item> {
  var items: [Item] = []
  var cells: [Int32] = []

  mutating func append(_ item: Item, _ cell: Int) {
    items.append(item)
    cells.append(Int32(truncatingIfNeeded: cell))
  }
}

/// Items of cells, cell by cell; within a cell in the order they were found.
struct CellColumn<Item: BitwiseCopyable & Sendable>: Sendable {
  private let items: FrozenColumn<Item>
  /// Where the items of each cell begin, and one more.
  private let starts: FrozenColumn<Int32>

  init(_ list: CellList<Item>, count: Int) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for cell in list.cells { starts[Int(cell) + 1] += 1 }
    for cell in 0..<count { starts[cell + 1] += starts[cell] }
    var next = starts
    var places = [Int32](repeating: 0, count: list.items.count)
    for (index, cell) in list.cells.enumerated() {
      places[Int(next[Int(cell)])] = Int32(truncatingIfNeeded: index)
      next[Int(cell)] += 1
    }
    items = FrozenColumn(places.lazy.map { list.items[Int($0)] })
    self.starts = FrozenColumn(starts)
  }

  subscript(cell: Int) -> UnsafeBufferPointer<Item> {
    UnsafeBufferPointer(rebasing: items.items[Int(starts.items[cell])..<Int(starts.items[cell + 1])])
  }

  func deallocate() {
    items.deallocate()
    starts.deallocate()
  }
}

/// Numbers that never change, in memory that is given back by hand: reading them counts no references, which threads
/// would wait for.
struct FrozenColumn<Item: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // INVARIANT: written before anybody else can see it.
  let items: UnsafeBufferPointer<Item>

  /// Nothing, and nothing to give back.
  init() { items = UnsafeBufferPointer(start: nil, count: 0) }

  init(_ items: some Collection<Item>) {
    let memory = UnsafeMutableBufferPointer<Item>.allocate(capacity: items.count)
    _ = memory.initialize(from: items)
    self.items = UnsafeBufferPointer(memory)
  }

  subscript(index: Int) -> Item { items[index] }

  func deallocate() { items.deallocate() }
}
