/// A checked expression with a shape: part of a plan's map.
public indirect enum Region: Hashable, Sendable {
  /// A layer of one plan.
  case layer(LayerReference)
  /// 裁剪（甲，乙） and 交集（甲，乙）: what both cover.
  case intersection(Region, Region)
  /// 差集（甲，乙）: what the first covers and the second does not.
  case difference(Region, Region)
  /// 并集（甲，乙）.
  case union(Region, Region)
  /// 缓冲（甲，距离）: everything within a distance, a length, of areas, lines or points.
  case buffer(Region, Quantity)
  /// 碎片（甲，面积）: the connected parts that are smaller than an area.
  case fragments(Region, Quantity)
  /// 筛选（图层，条件）: the features of a layer that meet a condition.
  case select(LayerReference, FeatureCondition)
  /// 属性变更（甲的字段，乙的字段）: what both layers cover where the second does not have the first one's value.
  case changed(FieldReference, FieldReference)
}

/// One layer of one plan, in one state of the plan.
public struct LayerReference: Hashable, Codable, Sendable {
  /// Index into ``Vocabulary/layers``.
  public var layer: Int
  public var plan: PlanReference
  public var version: PlanVersion

  public init(layer: Int, plan: PlanReference, version: PlanVersion = .current) {
    self.layer = layer
    self.plan = plan
    self.version = version
  }
}

/// Which state of a plan a layer shows.
public enum PlanVersion: UInt8, Hashable, Codable, Sendable, CaseIterable {
  case current
  /// 维护前
  case before
  /// 维护后
  case after
}

/// The relations between two shapes that a rule may state.
public enum SpatialRelation: Hashable, Sendable, CaseIterable {
  /// 覆盖: no part of the right shape lies outside the left one.
  case covers
  /// 位于: no part of the left shape lies outside the right one.
  case within
  /// 不重叠: the shapes share no area.
  case disjoint
  /// 重合: neither has a part outside the other.
  case same
}

/// 容差: pieces that are smaller or narrower than this are slivers: counted and reported, but no violation.
public struct SpatialTolerance: Hashable, Sendable {
  /// An area; pieces of at most this size are slivers.
  public var area: Quantity?
  /// A length; pieces whose mean width, 2 × area ÷ perimeter, is at most this are slivers.
  public var width: Quantity?

  package init(area: Quantity? = nil, width: Quantity? = nil) { (self.area, self.width) = (area, width) }
}

/// A kind of map layer that plans provide.
public struct Layer: Hashable, Sendable, Placed {
  public enum Geometry: Hashable, Codable, Sendable, CaseIterable {
    case polygon
    case line
    case point
  }

  /// Such as 生态保护红线.
  public var name: String
  public var aliases: [String]
  /// Names of the layer in plan databases, such as STBHHX; letter case plays no part.
  public var codes: [String]
  public var geometry: Geometry
  /// Indices of the tiers whose plans have the layer; empty for all.
  public var tiers: [Int]
  /// First digits of the codes of the units whose plans have the layer; `nil` for all.
  public var units: String?
  /// Field of the stated area in m², such as MJ.
  public var areaField: String?
  /// Field whose value begins with one of ``filterValues`` for the features that belong to the layer.
  public var filterField: String?
  public var filterValues: [String]
  /// What rules may read of its features besides their shape and area.
  public var fields: [LayerField]
  /// Where it is defined.
  package var span = Span(file: 0, start: 0, end: 0)

  /// Whether a unit's plan may have the layer; a code that 案例 make up says no place.
  public func isOf(unit code: String) -> Bool { units.map { code.hasPrefix($0) || code.hasPrefix("00") } ?? true }

  /// Whether the layer draws the ground that units govern: 行政区 or `units` is its name or one of its aliases.
  package var isTerritory: Bool {
    let words = [Keyword.units.spelling.chinese, Keyword.units.spelling.english]
    return ([name] + aliases).contains { words.contains($0) }
  }

  public init(
    name: String,
    aliases: [String] = [],
    codes: [String],
    geometry: Geometry = .polygon,
    tiers: [Int] = [],
    areaField: String? = nil,
    filterField: String? = nil,
    filterValues: [String] = [],
    fields: [LayerField] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.codes = codes
    self.geometry = geometry
    self.tiers = tiers
    self.areaField = areaField
    self.filterField = filterField
    self.filterValues = filterValues
    self.fields = fields
  }
}

/// 传导 by 空间继承: a line and how it travels down the tiers.
public struct LineTransmission: Hashable, Sendable {
  /// What is stricter.
  public enum Order: Hashable, Sendable {
    /// 保护: a larger region.
    case protect
    /// 开发: a smaller region.
    case develop
    /// 一致: only the same region.
    case same
  }

  public var heading: Heading
  /// Index into ``Vocabulary/layers``.
  public var layer: Int
  /// Indices into ``Vocabulary/tiers``, from the highest down.
  public var tiers: [Int]
  public var order: Order
  public var tolerance: SpatialTolerance
}
