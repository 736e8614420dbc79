public import RuleDSL

/// A page of which nothing, or not all, can be read.
public struct UnclearPage: Hashable, Sendable {
  /// Why.
  public enum Cause: String, Sendable {
    /// No text: a picture, perhaps.
    case blank
    /// Characters that are no Chinese text.
    case garbled
    /// Text that runs up or down the page.
    case turned
  }

  /// From 1; `nil` for a document without pages.
  public var page: Int?
  public var cause: Cause

  public init(page: Int?, cause: Cause) {
    (self.page, self.cause) = (page, cause)
  }

  /// What is said about it.
  public var words: Phrase {
    let (place, there) = (page.map { "第 \($0) 页" } ?? "全文", page.map { "page \($0)" } ?? "the text")
    return switch cause {
    case .blank:
      Phrase("\(place)没有文字，可能是扫描件；请先识别文字，再导入", "\(there) holds no text and may be scanned; recognise its text first")
    case .garbled:
      Phrase(
        "\(place)的字认不出来，像是乱码：文字层坏了，或编码不是 UTF-8、GB18030（如 Big5）；请另存为 UTF-8，或识别文字，再导入",
        "\(there) is no Chinese that can be read: a broken text layer, or Big5; save it as UTF-8 or recognise its text first"
      )
    case .turned:
      Phrase(
        "\(place)有转了 90° 的字；其中的表请对照原文",
        "\(there) holds text that is turned by 90°; compare its tables with the document"
      )
    }
  }
}

extension DocumentText {
  /// Pages, or the whole where there are none, of which hardly any character is one that every Chinese text is full of.
  var garbledPages: [UnclearPage] {
    var counts: [Int?: (all: Int, everyday: Int)] = [:]
    for paragraph in paragraphs {
      for scalar in paragraph.text.unicodeScalars where !scalar.isPlainMark {
        counts[paragraph.page, default: (0, 0)].all += 1
        if Self.everyday.contains(scalar) { counts[paragraph.page, default: (0, 0)].everyday += 1 }
      }
    }
    return counts.filter { $1.all >= 40 && $1.everyday * 7 < $1.all }.keys
      .sorted { $0 ?? 0 < $1 ?? 0 }.map { UnclearPage(page: $0, cause: .garbled) }
  }

  /// Four fifths of most texts; a few in a hundred of characters that were decoded as others.
  private static let everyday = Set(
    """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经\
    十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形\
    相全表间样与关各重新线内数正心反明看原又利比或但质气第向道此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料员\
    位入常文总次品式活设及管特件长求基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则任取据处南给\
    色光门即保治北造百规热领七海口东导器压志世金增争济极交受联认六共权收证改清己美再采转更单风切打白教速带安场身车例真务具万每目至\
    达走积示议声报完类八离华名确才科信节整空元况今集传土许步群广石记需段研界林律且究观越织装影算低持众书布复容须际商非验连断深难近\
    矿千周委素技备半办青省列习响约支史感劳便团往历市何除消构府称准精值号率族维划选标写存候快效院查江型按格养易置层片始专状育识适属\
    包火住调满县局照参红细引该价严耕永久态护城镇乡村湿森草亩顷湖岸河沙盟旗州镇控底模范围
    """.unicodeScalars
  )
}

extension Unicode.Scalar {
  /// Blanks, digits and marks, which any text holds.
  fileprivate var isPlainMark: Bool {
    isGap || isDigit || (0x21...0x2F).contains(value) || (0x3A...0x40).contains(value) || value == 0x5F
      || value == 0x7C || (0x2000...0x206F).contains(value) || (0x3000...0x3020).contains(value)
      || (0xFF01...0xFF20).contains(value) || isCircled
  }
}
