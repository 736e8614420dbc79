import Testing

@testable import Spatial

@Suite("一列图形")
struct ShapeColumnTests {
  private static let square = Shape(rings: [[[0, 0], [10, 0], [10, 10], [0, 10]]])
  private static let pair = Shape(
    polygons: [[[[0, 0], [9, 0], [9, 9]], [[6, 2], [8, 2], [8, 4]]], [[[20, 0], [21, 0], [20, 1]]]]
  )
  private static let shapes = [square, Shape(), pair, square]

  private static var column: ShapeColumn {
    var column = ShapeColumn()
    for shape in shapes { column.append(shape) }
    return column
  }

  @Test("取出的、不取出而量的，都与单个的相同")
  func parts() {
    let column = Self.column
    let places = 0..<column.count
    #expect(places.map { column[$0] } == Self.shapes)
    #expect(places.map { column.area(of: $0) } == Self.shapes.map(\.area))
    #expect(places.map { column.bounds(of: $0) } == Self.shapes.map(\.bounds))
    #expect(column.rings(of: 2).count == 3 && column.points(of: 2).count == 9 && column.polygons(of: 1).isEmpty)
  }

  @Test("就地做出的图形，好的留下，自相交的和做到一半的不留痕迹")
  func inPlace() {
    var column = Self.column
    let crossed = Self.add(to: &column, [[0, 0], [1, 1], [1, 0], [0, 1]])
    #expect(!crossed && column == Self.column)
    let halfMade = column.appendSound { shape in
      shape.points += [[0, 0], [1, 0], [1, 1]]
      return nil
    }
    #expect(!halfMade && column == Self.column)
    // Clockwise and with a point twice: it is turned, and the point goes.
    #expect(Self.add(to: &column, [[5, 5], [5, 6], [5, 6], [6, 6], [6, 5]]))
    #expect(column[4] == Shape(rings: [[[5, 5], [6, 5], [6, 6], [5, 6]]]))
    #expect(column.area(of: 4) == 1)
  }

  @Test("从哪一角画起、往哪边画、哪一部分在前，都是同一个图形；挪了一个点、少了一个洞就不是")
  func order() {
    let (outer, holes, far) = (Self.corners(0, 9), [Self.corners(1, 2), Self.corners(4, 3)], Self.corners(20, 1))
    let drawn = Shape(polygons: [[outer] + holes, [far]])
    var column = ShapeColumn()
    column.append(drawn)
    for corner in 0..<4 {
      var ring = Array(outer[corner...] + outer[..<corner])
      if corner % 2 == 0 { ring.reverse() }
      let again = Shape(polygons: [[far.reversed()], [ring] + holes.reversed()])
      column.append(again)
      #expect(again != drawn && again.ordered == drawn.ordered)
      #expect(column.pointSum(of: corner + 1) == column.pointSum(of: 0))
    }
    for other in [[[outer] + holes, [Self.corners(20, 1.5)]], [[outer, holes[0]], [far]], [[outer] + holes]] {
      let shape = Shape(polygons: other)
      column.append(shape)
      #expect(shape.ordered != drawn.ordered)
      #expect(column.pointSum(of: column.count - 1) != column.pointSum(of: 0))
    }
  }

  private static func corners(_ low: Double, _ size: Double) -> [SIMD2<Double>] {
    [[low, low], [low + size, low], [low + size, low + size], [low, low + size]]
  }

  private static func add(to column: inout ShapeColumn, _ ring: [SIMD2<Double>]) -> Bool {
    column.appendSound { shape in
      shape.points += ring
      guard let area = shape.closeRing(isOuter: true) else { return nil }
      shape.closePolygon()
      return area
    }
  }
}
