internal import RuleDSL
internal import Spatial
internal import Synchronization
public import Transmission

/// Writes values as text and reads them.
public protocol ValueCoder: Sendable {
  /// `nil` where it cannot be written.
  func text(of value: some Encodable) -> String?
  /// `nil` where it is none such.
  func value<Value: Decodable>(_ type: Value.Type, of text: String) -> Value?
}

/// Takes measurements from earlier runs where everything that they hung on is as it was, and keeps new ones.
///
/// INVARIANT: what is taken is what measuring now would give.  A measurement hangs on the answers to its questions; what
/// an answer hangs on is named by digests of bytes that were read in this run, never by times or sizes of files.
///
/// A class, because all threads share the one memory.
public final class MapMemory: MeasureMemory {
  private struct State {
    var prints: [Int: LayerPrints] = [:]
    var digests: [String: String?] = [:]
    var kept: KeptMeasures
    /// Measured in this run, with the files that were read.
    var fresh: [String: Set<String>] = [:]
    var measured: Set<Int> = []
    var plans: Set<Int> = []
  }

  /// Stands for the id of a statement where the ground is measured.
  static let ground = "ground"

  private let map: PlanMap
  private let codes: [String]
  private let coder: any ValueCoder
  private let earlier: KeptMeasures
  private let state: Mutex<State>

  /// `basis` names what everything hangs on; what was kept of another is of no use.
  public init(_ map: PlanMap, basis: String, _ earlier: KeptMeasures?, _ coder: any ValueCoder) {
    self.map = map
    self.coder = coder
    codes = map.store.owners.codes
    let same = earlier.flatMap { $0.basis == basis ? $0 : nil } ?? KeptMeasures(basis: basis)
    self.earlier = same
    state = Mutex(State(kept: same))
  }

  /// How many plans there are to measure.
  public var plans: Int { state.withLock { $0.plans.count } }

  /// The units whose plans were measured anew, at least in part.
  public var measured: Set<String> { state.withLock { Set($0.measured.map { codes[$0] }) } }

  /// See ``MeasureMemory/digest(of:)``.
  public func digest(of bytes: [UInt8]) -> String {
    CryptoDigest()?.sha256(of: bytes) ?? "\(UInt64.random(in: .min ... .max))"
  }

  /// See ``MeasureMemory/recall(_:_:through:)``.
  public func recall<Value: Codable>(_ key: MeasureKey, _ type: Value.Type, through map: any MapWorld) -> Value? {
    state.withLock { _ = $0.plans.insert(key.plan) }
    guard let map = map as? PlanMap, let entry = earlier.entries[slot(key)], entry.basis == key.basis,
      entry.prints.allSatisfy({ print(of: $0.question) == $0.print }),
      let value = coder.value(Value.self, of: entry.value)
    else { return nil }
    map.take(entry.trace)
    return value
  }

  /// See ``MeasureMemory/measure(_:through:_:)``.
  public func measure<Value: Codable>(
    _ key: MeasureKey,
    through map: any MapWorld,
    _ make: (_ recording: any MapWorld) -> Value
  ) -> Value {
    guard let map = map as? PlanMap, let recording = map.recording() as? PlanMap else { return make(map) }
    let value = make(recording)
    let trace = recording.ledger.trace
    map.take(trace)
    let entry = map.isLasting(trace) ? entry(key, trace, value) : nil
    let read = trace.questions.reduce(into: Set<String>()) { $0.formUnion(files(of: $1)) }
    state.withLock { state in
      state.measured.insert(key.plan)
      state.plans.insert(key.plan)
      guard let entry else { return }
      state.kept.set(entry)
      state.fresh[slot(key)] = read
    }
    return value
  }

  private func slot(_ key: MeasureKey) -> String { KeptMeasures.slot(codes[key.plan], key.name) }

  private func entry(_ key: MeasureKey, _ trace: MapTrace, _ value: some Encodable) -> KeptMeasures.Entry? {
    let prints = trace.questions.compactMap { question in
      print(of: question).map { KeptMeasures.Entry.Print(question: question, print: $0) }
    }
    guard prints.count == trace.questions.count, let text = coder.text(of: value) else { return nil }
    return KeptMeasures.Entry(
      plan: codes[key.plan],
      name: key.name,
      basis: key.basis,
      prints: prints,
      trace: trace,
      value: text
    )
  }

  /// What is to be kept for later runs of statements with some ids, once everything was measured.
  ///
  /// What was read from files that are others by now is not.
  public func kept(of statements: Set<String>) -> KeptMeasures {
    let (fresh, digests) = state.withLock { ($0.fresh, $0.digests) }
    let files = fresh.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let others = files.filter { file in
      guard let known = digests[file] else { return true }
      return known == nil || map.digest(ofFile: file) != known
    }
    return state.withLock { state in
      if !others.isEmpty { return earlier }
      for (layer, prints) in state.prints {
        for binding in map.opened().bindings[layer] {
          guard var table = prints.tables[binding.key] else { continue }
          if let made = map.store.surveys.withLock({ $0[binding.key] }), let survey = made.survey.value {
            table.surveyFlaws = made.survey.flaws
            if made.withPatches { table.lacksPatches = survey.patches == nil }
          }
          state.kept.set(table)
        }
      }
      state.kept.forget(allBut: statements.union([Self.ground]))
      return state.kept
    }
  }
}

// MARK: What answers hang on

extension MapMemory {
  /// What stands about each unit in the files that hold a layer.
  fileprivate struct LayerPrints: Sendable {
    struct Part: Sendable {
      var version: PlanVersion
      var file: String
      /// `nil` where it cannot be told.
      var print: String?
    }

    var units: [Int: [Part]] = [:]
    /// Files of several units, which may hold something of any of them.
    var shared: [Part] = []
    /// By ``MapBinding/key``.
    var tables: [String: KeptMeasures.Table] = [:]
  }

  private func print(of question: MapQuestion) -> String? {
    switch question {
    case .has(let layer, let version): "\(map.hasLayer(layer, version))"
    case .features(let layer, let unit, let version): print(of: layer, unit, version)
    case .hides(let layer, let unit, let version):
      print(of: layer, unit, version).map { print in
        "\(map.isKeptBack(layer, of: unit, version)) \(print)"
      }
    case .leaves(let layer, let unit, let version): "\(map.leavesOut(layer, of: unit, version))"
    case .maintained(let unit): "\(map.isMaintained(unit))"
    }
  }

  private func print(of layer: Int, _ unit: Int, _ version: PlanVersion) -> String? {
    let prints = prints(of: layer)
    guard prints.shared.allSatisfy({ $0.version != version || $0.print != nil }) else { return nil }
    var all = ""
    for part in prints.units[unit] ?? [] where part.version == version {
      guard let print = part.print else { return nil }
      all += print + " "
    }
    return all
  }

  private func files(of question: MapQuestion) -> Set<String> {
    guard case .features(let layer, let unit, _) = question else { return [] }
    let prints = prints(of: layer)
    return Set((prints.shared + (prints.units[unit] ?? [])).map(\.file))
  }

  private func prints(of layer: Int) -> LayerPrints {
    state.withLock { state in
      if let known = state.prints[layer] { return known }
      let bindings = map.store.vocabulary.layers.indices.contains(layer) ? map.opened().bindings[layer] : []
      for file in Set(bindings.map(\.file)) where state.digests[file] == nil {
        state.digests[file] = .some(map.digest(ofFile: file))
      }
      let digests = state.digests
      let tables = parallelMap(bindings.count, jobs: map.store.jobs) { place in
        self.table(bindings[place], digests[bindings[place].file] ?? nil)
      }
      let made = LayerPrints(bindings, tables)
      map.store.know(bindings, tables, layer)
      state.prints[layer] = made
      return made
    }
  }

  /// What stands in a layer of a file; `nil` where that cannot be told.
  private func table(_ binding: MapBinding, _ digest: String?) -> KeptMeasures.Table? {
    guard let digest, let library = CryptoDigest(),
      let file = library.sha256(of: Array(digest.utf8) + StructuralText(binding, except: ["place"]).bytes)
    else { return nil }
    if let known = earlier.tables[binding.key], known.file == file { return known }
    return map.table(binding, file, library)
  }
}

extension MapMemory.LayerPrints {
  fileprivate init(_ bindings: [MapBinding], _ tables: [KeptMeasures.Table?]) {
    for (binding, table) in zip(bindings, tables) {
      let owner = binding.owner ?? binding.soleUnit
      if let table { self.tables[binding.key] = table }
      var part = Part(version: binding.version, file: binding.file, print: table.map { _ in "" })
      if !binding.isWhole { shared.append(part) }
      var own = table?.units ?? [:]
      if let owner { own[owner] = own[owner] ?? "" }
      for (unit, content) in own {
        part.print = table.map { "\($0.reading) \(content)" }
        units[unit, default: []].append(part)
      }
    }
  }
}

extension MapStore {
  /// Takes what is known of the files of a layer without reading them.
  fileprivate func know(_ bindings: [MapBinding], _ tables: [KeptMeasures.Table?], _ layer: Int) {
    for (binding, table) in zip(bindings, tables) {
      if let index = table?.index { knownIndices.withLock { $0[binding.key] = index } }
      guard let flaws = table?.surveyFlaws else { continue }
      knownFlaws.withLock { $0.surveys[binding.key] = (flaws, table?.lacksPatches) }
    }
    let shared = zip(bindings, tables).filter { !$0.0.isWhole }.map(\.1)
    guard shared.allSatisfy({ $0 != nil }) else { return }
    let flaws = shared.reduce(into: Flaws()) { $0.formUnion($1?.flaws ?? Flaws()) }
    knownFlaws.withLock { $0.owners[layer] = flaws }
  }
}
