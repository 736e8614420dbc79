/// A field that rules read by a name of ours, such as 维护类型, which databases call WHLX.
public struct LayerField: Hashable, Sendable {
  public var name: String
  /// Name of the field in plan databases; letter case plays no part.
  public var code: String
  /// Index into ``Vocabulary/codeSystems`` of what its values belong to; `nil` where nobody said.
  public var codeSystem: Int?
  /// 图斑面积=TBMJ（平方米）: what its values are counted in, so that they are numbers to rules; `nil` for texts.
  public var unit: Unit?
  /// What stands in no field of databases, but is known of every feature all the same; `nil` for a field.
  public var trait: FeatureTrait?
  /// 可缺: a table without the field is no flaw; what it would say is unknown.
  public var isOptional: Bool

  public init(
    name: String,
    code: String,
    codeSystem: Int? = nil,
    unit: Unit? = nil,
    trait: FeatureTrait? = nil,
    isOptional: Bool = false
  ) {
    self.name = name
    self.code = code
    self.codeSystem = codeSystem
    self.unit = unit
    self.trait = trait
    self.isOptional = isOptional
  }
}

/// What is known of every feature without a field, and can be asked as if it stood in one.
public enum FeatureTrait: String, Hashable, Sendable, CaseIterable {
  /// 文件名: what the file is called that holds the layer, or the folder where its files hold one layer each; without its
  /// ending.
  case fileName
  /// 部件数: how many polygons it is made of.
  case parts
  /// 洞数: how many holes are in them.
  case holes
  /// 锐角数: at how many corners the boundary turns back by an angle below ten degrees.
  case sharpAngles
  /// 坐标系: CGCS2000, in degrees or a Gauss–Krüger zone, or the name of another system that the file states.
  case coordinateSystem

  /// What a vocabulary writes for it.
  package var keyword: Keyword {
    switch self {
    case .fileName: .fileName
    case .parts: .parts
    case .holes: .holes
    case .sharpAngles: .sharpAngles
    case .coordinateSystem: .coordinateSystem
    }
  }
}

/// One field of one layer of one plan.
public struct FieldReference: Hashable, Sendable {
  public var layer: LayerReference
  /// Index into ``Layer/fields``.
  public var field: Int
}

/// Values that 属于 accepts.
public struct FieldValues: Hashable, Sendable, ExpressibleByArrayLiteral {
  public var texts: [String]
  /// The same where units write codes of their own, the smallest places first.
  public var elsewhere: [Place] = []
  /// What a value has to be one of, where it is a code: a blank or another text says nothing about the feature.
  public var codes: Codes?

  /// What units write whose codes begin with some digits.
  public struct Place: Hashable, Sendable {
    public var units: String
    public var texts: Set<String> = []
    /// Codes that may be among them and may not: without a counterpart, or with several.
    public var unknown: Set<String> = []
  }

  /// The codes of a system, and those of units that write codes of their own, the smallest places first.
  ///
  /// Systems are told apart by their names.
  public struct Codes: Hashable, Sendable, CustomReflectable {
    public var system: CodeSystem
    public var elsewhere: [(units: String, system: CodeSystem)] = []

    init(system: CodeSystem) { self.system = system }

    /// The code that a unit, given by its own, means by a text, as its system writes it; `nil` where it has none such.
    func code(_ text: String, of unit: String) -> String? {
      let system = elsewhere.first { unit.hasPrefix($0.units) }?.system ?? system
      return system.index(ofShort: text).map { system.codes[$0].text }
    }

    private var names: [String] { [system.name] + elsewhere.flatMap { [$0.units, $0.system.name] } }

    public static func == (left: Codes, right: Codes) -> Bool { left.names == right.names }

    /// By the names of the systems, too.
    public func hash(into hasher: inout Hasher) { hasher.combine(names) }

    /// The systems themselves are written out where the vocabulary has them.
    public var customMirror: Mirror { Mirror(self, children: ["systems": names]) }
  }

  public init(_ texts: [String]) { self.texts = texts }

  public init(arrayLiteral texts: String...) { self.init(texts) }

  /// Whether a unit, given by its code, means one of them by a text; `nil` where its code may be one of them and may not.
  ///
  /// A text that is no code is none of them; where features are chosen, it says nothing about the feature.
  public func means(_ text: String, of unit: String, choosing: Bool = false) -> Bool? {
    guard let codes else { return contains(text, of: unit) }
    guard let code = codes.code(text, of: unit) else { return choosing ? nil : false }
    return contains(code, of: unit)
  }

  /// The values as a rule writes them: of codes only those that no other of them covers.
  package var heads: [String] {
    guard let system = codes?.system else { return texts }
    let held = Set(texts.compactMap { system.index(of: $0) })
    return texts.filter { text in
      guard let code = system.index(of: text) else { return true }
      return held.isDisjoint(with: system.codes[code].lineage.dropFirst())
    }
  }

  /// Those of the values that one of the ``heads`` stands for, itself first.
  package func covered(by head: String) -> [String] {
    guard let system = codes?.system, let code = system.index(of: head) else { return [head] }
    return texts.filter { text in system.index(of: text).map { system.isWithin($0, code) } ?? false }
  }

  private func contains(_ text: String, of unit: String) -> Bool? {
    guard let own = elsewhere.first(where: { unit.hasPrefix($0.units) }) else { return texts.contains(text) }
    return own.unknown.contains(text) ? nil : own.texts.contains(text)
  }
}

/// A condition on the fields of one feature; fields are indices into ``Layer/fields``.
public indirect enum FeatureCondition: Hashable, Sendable {
  /// 已填写: neither blank nor a word for nothing, such as —, 无 or 未办理.
  case stated(field: Int)
  /// 属于: exactly one of these; a blank is none.
  case among(field: Int, FieldValues)
  /// 符合: written as the format says.
  case matches(field: Int, FieldFormat)
  /// Numbers of the feature held together, 地类面积 高于 图斑面积 − 扣除面积.
  case compare(FeatureAmount, Comparison, FeatureAmount)
  case all([FeatureCondition])
  case any([FeatureCondition])
  case not(FeatureCondition)
}
