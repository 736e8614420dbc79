extension Overlay {
  /// 裁剪 of lines and points, feature by feature: what of each lies on the area or on its rim.
  ///
  /// Features of which nothing is left are left out.
  public static func clip(_ features: [Lines], to area: Shape) -> [Lines]? { cut(features, .intersection, area) }

  /// 差集: what of each lies beyond the area.
  public static func difference(_ features: [Lines], _ area: Shape) -> [Lines]? { cut(features, .difference, area) }

  /// 裁剪 of lines without points, no two of which run along one another, all at once.
  static func clip(_ lines: Lines, to area: Shape) -> Lines? {
    prepared(area) { $0.overlaid(.intersection, lines, $1, $2, atOnce: true) }
  }

  /// 差集 of lines without points, no two of which run along one another, all at once.
  static func difference(_ lines: Lines, _ area: Shape) -> Lines? {
    prepared(area) { $0.overlaid(.difference, lines, $1, $2, atOnce: true) }
  }

  private static func cut(_ features: [Lines], _ operation: GEOSContext.Operation, _ area: Shape) -> [Lines]? {
    prepared(area) { context, geometry, prepared in
      var left: [Lines] = []
      for feature in features {
        guard let part = context.overlaid(operation, feature, geometry, prepared) else { return nil }
        if !part.isEmpty { left.append(part) }
      }
      return left
    }
  }

  /// Does something with an area that is made ready for many tests.
  private static func prepared<Result>(
    _ area: Shape,
    _ body: (borrowing GEOSContext, OpaquePointer, OpaquePointer) -> Result?
  ) -> Result? {
    guard let context = GEOSContext(), let geometry = area.validGeometry(in: context) else { return nil }
    defer { context.destroy(geometry) }
    guard let prepared = context.prepared(geometry) else { return nil }
    defer { context.destroy(prepared: prepared) }
    return body(context, geometry, prepared)
  }

  /// Everything within a distance of lines, in true metres: band by band of latitude, by the scale at its middle.
  public static func buffer(_ lines: Lines, metres: Double) -> Shape? {
    guard let bounds = lines.bounds else { return Shape() }
    guard bounds.height > Lines.bandHeight else { return plainBuffer(lines, metres: metres) }
    let parts = lines.bands().map { plainBuffer($0, metres: metres) }
    return parts.contains(nil) ? nil : union(parts.compactMap(\.self))
  }

  private static func plainBuffer(_ lines: Lines, metres: Double) -> Shape? {
    guard let bounds = lines.bounds else { return Shape() }
    guard metres.isFinite, let factors = trueMetres(at: bounds.middle), let context = GEOSContext() else {
      return nil
    }
    let parts = lines.ends.indices.map { lines.points[lines.part($0)].map { $0 * factors } }
    return buffer(context.geometry(of: Lines(parts: parts)), metres: metres, scaledBy: factors, in: context)
  }

  /// Lines joined where they meet end to end, each part by itself.
  static func merged(_ lines: Lines) -> [Lines]? {
    guard !lines.isEmpty else { return [] }
    guard let context = GEOSContext(), let geometry = context.geometry(of: lines) else { return nil }
    defer { context.destroy(geometry) }
    guard let result = context.merged(geometry) else { return nil }
    defer { context.destroy(result) }
    return context.lines(of: result).parts
  }
}
