/// What comes of files that hold the same layer of one plan.
struct Rivalry: Sendable {
  /// Those that draw the same ground, and not the same on it; by place among them.
  var contested: [Int] = []
  /// Those that say what another one says, by place among them, with the place of that one.
  var copies: [Int: Int] = [:]
}

/// A table of a file that lies wholly, and by kilometres, off the plan that hands it in.
struct Stray {
  let tableKey: String
  let flaw: MapFlaw
}
