extension Layer.Geometry {
  /// As rules write it: 面 polygon, 线 line, 点 point.
  package var keyword: Keyword {
    switch self {
    case .polygon: .polygon
    case .line: .line
    case .point: .point
    }
  }

  package var name: Phrase { Phrase(keyword.spelling.chinese, keyword.spelling.english) }
}
