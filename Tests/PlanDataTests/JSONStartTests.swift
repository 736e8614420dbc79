@testable internal import PlanData
internal import Testing

/// Which .json files are looked at as maps.
struct JSONStartTests {
  @Test("成员不论先后，可能是地图的 .json 都交给 OGR，别的不交")
  func mayBeMap() throws {
    let points = String(repeating: "[111.5,40.5],", count: 8000)
    let maps = [
      #"{"type": "FeatureCollection", "features": []}"#,
      #"{"features": [{"geometry": {"coordinates": [["# + points + #"[111.5,40.5]]], "type": "Polygon"}}]}"#,
      #"{"geometryType": "esriGeometryPolygon", "features": []}"#,
    ]
    let others = [#"{"parcels": {"features": 12}}"#, "", "[]"]
    let folder = try TemporaryFolder()
    for (place, text) in (maps + others).enumerated() {
      try folder.write(text, to: "a.json")
      #expect(JSONStart.mayBeMap(folder.path + "/a.json") == (place < maps.count), "\(text.prefix(60))")
    }
    #expect(JSONStart.mayBeMap(folder.path + "/none.json"))
  }
}
