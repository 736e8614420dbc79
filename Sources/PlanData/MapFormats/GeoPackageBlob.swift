/// A geometry as a GeoPackage stores it: a header, perhaps a box, and well-known binary (OGC 12-128r18, 2.1.3).
enum GeoPackageBlob {
  /// Bytes of the box by its code in the header's flags.
  private static let boxBytes = [0, 32, 48, 48, 64]

  /// The well-known binary of a blob; `nil` where the header is broken.
  static func wkb(in blob: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard blob.count >= 8, blob[0] == 0x47, blob[1] == 0x50 else { return nil }
    let box = Int(blob[3] >> 1 & 7)
    guard box < boxBytes.count, blob.count >= 8 + boxBytes[box] else { return nil }
    return UnsafeRawBufferPointer(rebasing: blob[(8 + boxBytes[box])...])
  }
}
