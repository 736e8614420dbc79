// Prints the first letter of the pinyin of every ideograph from U+4E00 to U+9FFF, `-` where ICU knows none:
// swiftc script/pinyin.swift -o .build/pinyin && .build/pinyin > Sources/RuleDSL/Assist/PinyinInitials.txt
import Foundation

var letters = ""
for value in UInt32(0x4E00)...0x9FFF {
  let latin = Unicode.Scalar(value)
    .flatMap { String(Character($0)).applyingTransform(.toLatin, reverse: false) }?
    .folding(options: .diacriticInsensitive, locale: nil).lowercased()
  let first = latin?.first.map { ("a"..."z").contains($0) ? String($0) : "-" }
  letters += first ?? "-"
}
print(letters, terminator: "")
