internal import RuleDSL
internal import TestKit

/// A city with some of its counties, as a table of units holds them.
struct DraftFamily {
  struct Unit {
    var code: String
    var name: String
  }

  let province: Unit?
  let city: Unit
  let counties: [Unit]
  /// Towns by the code of their county, where a table is about them; counties share their names.
  private(set) var towns: [String: [Unit]] = [:]

  init(_ random: inout SplitMix64) {
    let (above, city, below) = random.pick(Self.known)
    province = random.once(in: 4) ? above : nil
    self.city = city
    counties = Array(below.shuffled(using: &random).prefix(2 + random.below(5))).sorted { $0.code < $1.code }
  }

  var all: [Unit] { (province.map { [$0] } ?? []) + [city] + counties }

  var table: String {
    var rows = "行政区代码,名称,层级,上级代码\n"
    if let province { rows += "\(province.code),\(province.name),省级,\n" }
    rows += "\(city.code),\(city.name),市级,\(province?.code ?? "")\n"
    for county in counties { rows += "\(county.code),\(county.name),县级,\(city.code)\n" }
    for county in counties {
      for town in towns[county.code] ?? [] { rows += "\(town.code),\(town.name),乡镇级,\(county.code)\n" }
    }
    return rows
  }

  mutating func addTowns(_ random: inout SplitMix64) {
    for county in counties {
      let names = ["城关镇", "东关街道", "北山乡", "石桥镇"].shuffled(using: &random).prefix(1 + random.below(4))
      towns[county.code] = names.enumerated().map { Unit(code: "\(county.code)10\($0.offset)", name: $0.element) }
    }
  }

  private static let known: [(Unit, Unit, [Unit])] = [
    family(
      "520000 贵州省",
      "520400 安顺市",
      "520402 西秀区 520403 平坝区 520422 普定县 520423 镇宁布依族苗族自治县 520424 关岭布依族苗族自治县 520425 紫云苗族布依族自治县"
    ),
    family(
      "150000 内蒙古自治区",
      "150100 呼和浩特市",
      "150102 新城区 150103 回民区 150104 玉泉区 150105 赛罕区 150121 土默特左旗 150122 托克托县 150123 和林格尔县"
    ),
    family("150000 内蒙古自治区", "152500 锡林郭勒盟", "152501 二连浩特市 152502 锡林浩特市 152522 阿巴嘎旗 152527 太仆寺旗 152529 正镶白旗"),
    family("530000 云南省", "532300 楚雄彝族自治州", "532301 楚雄市 532322 双柏县 532323 牟定县 532324 南华县 532325 姚安县"),
    family("350000 福建省", "350600 漳州市", "350602 芗城区 350603 龙文区 350622 云霄县 350681 龙海市 350628 平和县"),
  ]

  private static func family(_ province: String, _ city: String, _ counties: String) -> (Unit, Unit, [Unit]) {
    let units = { (text: String) in
      let words = text.split(separator: " ").map(String.init)
      return stride(from: 0, to: words.count, by: 2).map { Unit(code: words[$0], name: words[$0 + 1]) }
    }
    return (units(province)[0], units(city)[0], units(counties))
  }
}
