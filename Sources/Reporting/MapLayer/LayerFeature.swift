package import Spatial

/// What a layer of a plan covers, as one feature of GeoJSON without a line end.
package func layerFeature(_ shape: Shape, layer: String, unitCode: String, unitName: String) -> String {
  JSONText.text {
    $0.object { json in
      json.member("type", "Feature")
      json.object("properties") { json in
        json.member("layer", layer)
        json.member("unit_code", unitCode)
        json.member("unit_name", unitName)
      }
      json.member("geometry") { $0.geometry(.shape(shape)) }
    }
  }
}
