internal import RuleDSL
internal import Transmission

/// Words what a 准入矩阵 says about a parcel.
extension Wording {
  /// `图斑 12 用作 1001 工业用地：在 300 农田保护区 禁止（1.2000 公顷，占 35.20%）`.
  func admission(_ finding: Finding) -> String {
    guard let parcel = finding.parcel else { return pick("没有图斑", "no parcel") }
    let owner = name(of: parcel.unit)
    let id =
      parcel.unit == finding.plan
      ? Phrase(parcel.id, parcel.id) : Phrase("\(parcel.id)（\(owner)）", "\(parcel.id) of \(owner)")
    let subject = pick("图斑 \(id.chinese) ", "parcel \(id.english) ") + use(of: parcel, finding)
    let zones = parcel.deciding.map { zone($0, parcel, finding) }
    let parts = zones + (finding.reason == .outsideZones ? [outside(parcel)] : [])
    let all = join(parts + [remedy(parcel, finding)])
    return all.isEmpty ? subject : subject + pick("：", ": ") + all
  }

  /// `1001 工业用地`.
  func name(ofUse use: ParcelFinding.StatedCode, _ finding: Finding) -> String {
    switch use {
    case .code(let code): matrix(of: finding).map { name(of: code, $0.uses.system) } ?? ""
    case .unknown(let text): pick("“\(text)”", "“\(text)”")
    case .blank: pick("未填写", "blank")
    case .noField: pick("没有用途字段", "no field of uses")
    }
  }

  /// `300 农田保护区`; with the system where the unit writes codes of another, which were read through 对照.
  func name(ofZone code: ParcelFinding.StatedCode, _ finding: Finding) -> String {
    switch code {
    case .code(let code): matrix(of: finding).map { name(of: code, $0.zones.system) + edition($0, finding) } ?? ""
    case .unknown(let text):
      pick("\(zoneLayer(finding))里代码为“\(text)”的分区", "a zone of \(zoneLayer(finding)) of code “\(text)”")
    case .blank: pick("未填代码的分区", "a zone without a code")
    case .noField: pick("没有代码字段的分区", "a zone without a field of codes")
    }
  }

  private func zoneLayer(_ finding: Finding) -> String {
    matrix(of: finding).map { layerName($0.zones.field.layer.layer) } ?? ""
  }

  private func edition(_ matrix: AdmissionMatrix, _ finding: Finding) -> String {
    let code = code(of: finding.plan)
    let isRead = program.vocabulary.editions(of: matrix.zones).contains { code.hasPrefix($0.units) }
    let system = program.vocabulary.codeSystems[matrix.zones.system].name
    return isRead ? pick("（\(system)）", " (\(system))") : ""
  }

  /// `条件①、条件②`, or what else holds in a zone.
  func answer(of zone: ParcelFinding.Zone, _ finding: Finding) -> String {
    guard let answer = zone.answer, let matrix = matrix(of: finding) else { return pick("无从判定", "undecided") }
    switch answer.admission {
    case .admitted: return pick("允许", "admitted")
    case .prohibited: return pick("禁止", "prohibited")
    case .undetermined: return pick("待核实", "to be decided")
    case .conditional(let conditions):
      if zone.unmet.isEmpty, zone.open.isEmpty { return pick("符合", "meets ") + labels(conditions, matrix) }
      if zone.unmet.isEmpty { return pick("未载明是否符合", "does not tell whether it meets ") + labels(zone.open, matrix) }
      return pick("不符合", "does not meet ") + labels(zone.unmet, matrix)
    }
  }

  func matrix(of finding: Finding) -> AdmissionMatrix? { statements[finding.statement].written?.matrix }

  /// What share of the parcel lies in the zone.
  func share(_ zone: ParcelFinding.Zone, of parcel: ParcelFinding) -> String {
    Measurement.percentage(zone.area, of: parcel.area)
  }

  private func name(of code: Int, _ system: Int) -> String { program.vocabulary.codeSystems[system].title(of: code) }

  private func labels(_ conditions: [Int], _ matrix: AdmissionMatrix) -> String {
    list(conditions.map { pick("条件\(matrix.conditions[$0].label)", "condition \(matrix.conditions[$0].label)") })
  }

  private func use(of parcel: ParcelFinding, _ finding: Finding) -> String {
    let name = name(ofUse: parcel.use, finding)
    switch parcel.use {
    case .code: return pick("用作 \(name)", "used as \(name)")
    case .unknown:
      return pick("的用途\(name)不是 \(system(finding)) 的代码", "says \(name), which is no code of \(system(finding))")
    case .blank: return pick("用途未填写", "says no use")
    case .noField: return pick("所在的文件没有用途字段", "is in a file without a field of uses")
    }
  }

  private func system(_ finding: Finding) -> String {
    matrix(of: finding).map { program.vocabulary.codeSystems[$0.uses.system].name } ?? ""
  }

  private func zone(_ zone: ParcelFinding.Zone, _ parcel: ParcelFinding, _ finding: Finding) -> String {
    let size = size(zone.area)
    let share = share(zone, of: parcel)
    return pick(
      "在 \(name(ofZone: zone.code, finding)) \(answer(of: zone, finding))（\(size)，占 \(share)）",
      "in \(name(ofZone: zone.code, finding)) \(answer(of: zone, finding)) (\(size), \(share) of it)"
    )
  }

  private func outside(_ parcel: ParcelFinding) -> String {
    let size = parcel.uncovered.map(size) ?? ""
    return pick(
      "\(size) 不在任何分区内，请核对分区图层是否铺满、图斑是否越出规划范围",
      "\(size) lies in no zone; see whether the zones cover the unit, and whether it lies within it"
    )
  }

  /// What a text that is no code of a system may mean.
  private func likely(_ code: ParcelFinding.StatedCode, _ system: Int?) -> String? {
    guard case .unknown(let text) = code, let system else { return nil }
    return program.vocabulary.likelyMeaning(of: text, in: system)?[language]
  }

  /// As files call the field of uses.
  private func useField(_ finding: Finding) -> String? {
    guard let field = matrix(of: finding)?.uses.field else { return nil }
    return program.vocabulary.layers[field.layer.layer].fields[field.field].code
  }

  private func remedy(_ parcel: ParcelFinding, _ finding: Finding) -> String? {
    switch parcel.use {
    case .blank: return pick("请填写用途代码", "fill in the code of its use")
    case .unknown:
      return likely(parcel.use, matrix(of: finding)?.uses.system)
        ?? pick("请改用该体系的代码，或核对所用的版本", "use a code of this system, or see which edition it is from")
    case .noField:
      return useField(finding).map { pick("请在图层里补上字段 \($0)", "add the field \($0) to the layer") }
    case .code: break
    }
    if finding.reason == .zoneUnknown {
      let zones = join(parcel.deciding.map { likely($0.code, matrix(of: finding)?.zones.system) })
      return zones.isEmpty ? pick("请改正分区代码", "mend the code of the zone") : zones
    }
    return finding.reason == .exceptionOpen ? pick("例外是否适用尚未载明", "whether an exception holds is not told") : nil
  }
}
