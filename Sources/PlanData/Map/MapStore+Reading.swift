internal import RuleDSL
internal import Transmission

extension MapStore {
  /// The features of a unit; `nil` when the file says nothing about the unit.
  func features(_ binding: MapBinding, _ index: MapIndex?, _ unit: Int) -> FeatureColumns? {
    let range = index?.ranges[unit]
    if index == nil, !binding.isWhole { return nil }
    guard (binding.owner ?? binding.soleUnit) == unit || range != nil else { return nil }
    // A file of a plan that draws only the ground of those below says nothing about its own.
    if index != nil, range == nil {
      let isSilent = vocabulary.layers[binding.layer].isTerritory
      return isSilent ? nil : FeatureColumns(file: binding.source.file, layer: binding.source.layer)
    }
    var request = MapRequest(fields: FeatureBuilder.fields(of: binding))
    request.ids = range.flatMap { range in index.map { Array($0.ids[range]) } }
    let numbers = range.flatMap { range in index.map { Array($0.numbers[range]) } }
    return read(binding, request, numbers, unit)
  }

  private func read(_ binding: MapBinding, _ request: MapRequest, _ numbers: [Int32]?, _ unit: Int) -> FeatureColumns? {
    do throws(ProjectionFailure) {
      let projector = try Projector(binding.table.system)
      let layer = vocabulary.layers[binding.layer]
      report(
        binding.missingFeatureFields(layer).map {
          MapFlaw(.fieldMissing($0), file: binding.file, layer: binding.table.name)
        }
      )
      var builder = FeatureBuilder(binding: binding, layer: layer, unit: unit, projector: projector)
      let failure = scan(binding, request, numbers, into: &builder)
      report(builder.featureFlaws)
      report(builder.flaws + (failure.map { [MapFlaw($0, file: binding.file, layer: binding.table.name)] } ?? []))
      return failure == nil ? builder.columns : nil
    } catch {
      report([MapFlaw(error.kind, file: binding.file, layer: binding.table.name)])
      return nil
    }
  }

  private func scan(
    _ binding: MapBinding,
    _ request: MapRequest,
    _ numbers: [Int32]?,
    into builder: inout FeatureBuilder
  ) -> MapFlaw.Kind? {
    do throws(TableFailure) {
      let path = folder.location(of: binding.file)
      let reader = try pool.take(path, isGeoPackage: binding.isGeoPackage)
      var count = 0
      try reader.scan(binding.table, request) { raw in
        builder.add(raw, number: numbers.map { count < $0.count ? Int($0[count]) : count + 1 } ?? count + 1)
        count += 1
      }
      pool.giveBack(reader, path)
      return nil
    } catch {
      return error.flaw
    }
  }
}
