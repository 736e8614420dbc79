internal import RuleDSL
internal import Spatial

/// A map as SVG that stands in a page by itself: lines, pieces, numbered points, a scale, north, and a legend.
struct MapPicture {
  enum Style: Hashable {
    case outline
    case neighbour
    case upper
    case own
    case lower
    case piece

    fileprivate var attributes: String {
      switch self {
      case .neighbour: "fill=\"#f7f7f7\" stroke=\"#c3c9ce\" stroke-width=\"1\""
      case .outline: "fill=\"#fff\" stroke=\"#5f6b76\" stroke-width=\"1.6\" stroke-dasharray=\"8 3 2 3\""
      case .upper:
        "fill=\"#1565c0\" fill-opacity=\".10\" stroke=\"#1565c0\" stroke-width=\"1.4\" stroke-dasharray=\"6 3\""
      case .own: "fill=\"#2e7d32\" fill-opacity=\".10\" stroke=\"#2e7d32\" stroke-width=\"1.4\""
      case .lower: "fill=\"#b26a00\" fill-opacity=\".10\" stroke=\"#b26a00\" stroke-width=\"1.2\""
      case .piece: "fill=\"#d50000\" fill-opacity=\".65\" stroke=\"#b00020\" stroke-width=\"1.2\""
      }
    }
  }

  private let frame: MapFrame
  private let title: String
  private let language: Language
  private var drawn = ""
  private var points = ""
  private var legend: [(style: Style, name: String)] = []

  /// Takes what has to be seen, in degrees.
  init(_ bounds: Bounds, margin: Double, title: String, _ language: Language) {
    frame = MapFrame(bounds, margin: margin)
    (self.title, self.language) = (title, language)
  }

  /// Draws a layer, unless nothing of it lies in the picture.
  mutating func add(_ sketch: Sketch, _ style: Style, name: String) {
    let path = sketch.path(in: frame)
    guard !path.isEmpty else { return }
    drawn += "<path fill-rule=\"evenodd\" \(style.attributes) d=\"\(path)\"/>\n"
    if !legend.contains(where: { $0 == (style, name) }) { legend.append((style, name)) }
  }

  /// Marks a place, in degrees, with its number where it has one.
  mutating func add(_ place: SIMD2<Double>, number: String = "") {
    let point = frame.point(place)
    points += "<circle cx=\"\(MapFrame.text(point.x))\" cy=\"\(MapFrame.text(point.y))\" r=\"4.5\" fill=\"#d50000\""
    points += " stroke=\"#fff\" stroke-width=\"1.5\"/>\n"
    guard !number.isEmpty else { return }
    points += "<text x=\"\(MapFrame.text(point.x + 7))\" y=\"\(MapFrame.text(point.y - 6))\" font-size=\"13\""
    points += " font-weight=\"600\" fill=\"#b00020\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">"
    points += number.withoutMarkup + "</text>\n"
  }

  /// The whole picture.
  var svg: String {
    let rows = legend.count
    let total = Int(frame.height) + rows * 20 + 12
    let name = title.withoutMarkup
    var svg =
      "<svg viewBox=\"0 0 \(Int(MapFrame.width)) \(total)\" width=\"\(Int(MapFrame.width))\""
    svg += " role=\"img\" aria-label=\"\(name)\" font-family=\"sans-serif\">\n"
    svg += "<svg width=\"\(Int(MapFrame.width))\" height=\"\(Int(frame.height))\">\n"
    svg +=
      "<rect width=\"100%\" height=\"100%\" fill=\"#eef1f3\"/>\n" + drawn + points + north + scaleBar + "</svg>\n"
    for (row, entry) in legend.enumerated() {
      let top = Int(frame.height) + row * 20 + 8
      svg += "<rect x=\"8\" y=\"\(top)\" width=\"26\" height=\"13\" \(entry.style.attributes)/>\n"
      svg += "<text x=\"42\" y=\"\(top + 11)\" font-size=\"13\">\(entry.name.withoutMarkup)</text>\n"
    }
    return svg + "</svg>\n"
  }

  private var north: String {
    "<path d=\"M616 14l7 22-7-5-7 5z\" fill=\"#1c1c1c\"/>\n<text x=\"616\" y=\"50\" font-size=\"12\""
      + " text-anchor=\"middle\">\(Phrase("北", "N")[language])</text>\n"
  }

  /// The longest round length that is no longer than a quarter of the picture.
  private var scaleBar: String {
    var length = 1.0
    var best = 1.0
    while length < 1e7 {
      for step in [1.0, 2, 5] where frame.pixels(length * step) <= 160 { best = length * step }
      length *= 10
    }
    let right = MapFrame.text(14 + frame.pixels(best))
    let bottom = Int(frame.height) - 14
    let text =
      best >= 1000
      ? "\(Int(best / 1000)) \(Phrase("千米", "km")[language])" : "\(Int(best)) \(Phrase("米", "m")[language])"
    return "<path d=\"M14 \(bottom - 5)v5H\(right)v-5\" fill=\"none\" stroke=\"#1c1c1c\" stroke-width=\"1.5\"/>\n"
      + "<text x=\"18\" y=\"\(bottom - 5)\" font-size=\"12\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">\(text)</text>\n"
  }
}
