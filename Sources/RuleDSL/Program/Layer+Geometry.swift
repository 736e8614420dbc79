extension Layer.Geometry {
  /// As rules write it: 面 polygon, 线 line, 点 point.
  package var name: Phrase {
    let keyword: Keyword =
      switch self {
      case .polygon: .polygon
      case .line: .line
      case .point: .point
      }
    return Phrase(keyword.spelling.chinese, keyword.spelling.english)
  }
}
