extension Overlay {
  /// 裁剪 of lines and points, feature by feature: what of each lies on the area or on its rim.
  ///
  /// Features of which nothing is left are left out.
  public static func clip(_ features: [Lines], to area: Shape) -> [Lines]? { cut(features, .intersection, area) }

  /// 差集: what of each lies beyond the area.
  public static func difference(_ features: [Lines], _ area: Shape) -> [Lines]? { cut(features, .difference, area) }

  private static func cut(_ features: [Lines], _ operation: GEOSContext.Operation, _ area: Shape) -> [Lines]? {
    guard let context = GEOSContext(), let geometry = area.validGeometry(in: context) else { return nil }
    defer { context.destroy(geometry) }
    guard let prepared = context.prepared(geometry) else { return nil }
    defer { context.destroy(prepared: prepared) }
    var left: [Lines] = []
    for feature in features {
      guard let part = context.overlaid(operation, feature, geometry, prepared) else { return nil }
      if !part.isEmpty { left.append(part) }
    }
    return left
  }
}
