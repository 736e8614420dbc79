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

  private static func add(to column: inout ShapeColumn, _ ring: [SIMD2<Double>]) -> Bool {
    column.appendSound { shape in
      shape.points += ring
      guard let area = shape.closeRing(isOuter: true) else { return nil }
      shape.closePolygon()
      return area
    }
  }
}
