/// Characters that look like others: radicals that PDF files hold in the place of ideographs, and marks nobody sees.
enum LookAlikes {
  /// The ideographs that Unicode calls equivalent (EquivalentUnifiedIdeograph.txt), by radical.
  private static let supplement = Array(
    """
    　厂乛乚乙亻冂𠘨刀刂卜㔾小尐兀尣尢𡯂巳幺彑彐忄心扌攵　旡日月歺母民氵氺灬爫爬丬牛犭王𤴔目示礻𥫗糹\
    纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艺艻虎衤覀西见角𧢲讠贝𧾷车辶辷辸邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠\
    饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
    """.unicodeScalars
  )
  private static let kangxi = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工\
    己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉\
    瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯\
    鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars
  )

  /// The character that a scalar stands for: itself, another one, or none.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2E80...0x2EF3:
      let found = supplement[Int(scalar.value - 0x2E80)]
      return found.value == 0x3000 ? scalar : found
    case 0x2F00...0x2FD5: return kangxi[Int(scalar.value - 0x2F00)]
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: return " "
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: return nil
    default: return scalar
    }
  }

  /// Whether a text may hold any of them, judged by its bytes.
  static func mayStand(in text: String) -> Bool { text.utf8.contains { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF } }

  /// The text as it looks.
  static func plain(_ text: String) -> String {
    guard mayStand(in: text) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { if let plain = plain(scalar) { scalars.append(plain) } }
    return String(scalars)
  }

  /// Characters that a name of ours hardly has, as `U+0430`: letters of other scripts, private ones.
  static func odd(in text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0xC0...0x24F, 0x300...0x1FFF, 0xE000...0xF8FF, 0xFFF0...0xFFFF, 0xE0000...0x10FFFF:
        true
      default: false
      }
    }.prefix(3).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }
}
