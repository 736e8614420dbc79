/// The first letters of pinyin, by which names are found with a keyboard of Latin letters: gdbyl for 耕地保有量.
package enum PinyinInitials {
  /// From U+4E00 on, one letter each, as ICU reads them; `script/pinyin.swift` writes it.
  private static let letters = PackageResources.PinyinInitials_txt

  /// Characters of the field that are read in two ways, and the letter of the other one.
  private static let others: [Unicode.Scalar: UInt8] = Dictionary(
    uniqueKeysWithValues: [
      ("长", "c"), ("调", "t"), ("重", "c"), ("厦", "x"), ("行", "h"), ("率", "s"), ("朝", "z"), ("会", "k"), ("单", "s"),
      ("乐", "y"), ("校", "j"), ("藏", "z"), ("参", "s"), ("省", "x"), ("传", "z"), ("差", "c"), ("解", "x"), ("泊", "p"),
      ("番", "p"), ("圈", "j"), ("还", "h"), ("石", "d"), ("宿", "x"), ("堡", "p"), ("曾", "z"), ("盛", "c"), ("乘", "s"),
      ("畜", "x"), ("沈", "c"), ("什", "s"), ("都", "d"), ("系", "j"), ("车", "j"), ("区", "o"), ("种", "c"), ("降", "x"),
    ].map { (Unicode.Scalar($0.0) ?? " ", UInt8(ascii: Unicode.Scalar($0.1) ?? " ")) }
  )

  /// The initials of a name, so read that they begin with what is written, in small letters; `nil` where they do not.
  package static func spelling(of name: some StringProtocol, beginning stem: String) -> String? {
    let stem = Array(stem.utf8)
    var spelling: [UInt8] = []
    var hasIdeograph = false
    for scalar in name.unicodeScalars {
      let place = Int(scalar.value) - 0x4E00
      if letters.indices.contains(place), letters[place] >= 0x61 {
        hasIdeograph = true
        let wanted = spelling.count < stem.count ? stem[spelling.count] : 0
        spelling.append(others[scalar] == wanted ? wanted : letters[place])
      } else if scalar.value < 0x80, scalar.isWordPart {
        spelling += Array(String(Character(scalar)).lowercased().utf8)
      }
    }
    return hasIdeograph && spelling.starts(with: stem) ? String(decoding: spelling, as: UTF8.self) : nil
  }

  /// The initials from where they begin with what is written; `nil` where they do so nowhere.
  static func spelling(of name: String, holding stem: String) -> String? {
    name.indices.lazy.dropFirst().compactMap { spelling(of: name[$0...], beginning: stem) }.first
  }
}
