/// The tokens of a number format, section by section.
struct FormatReader {
  enum Token {
    case literal(String)
    case placeholder(Character)
    case point
    case comma
    case exponent
    /// A sign that shows a hundred times the number; one in quotes is a text.
    case percent
    case general
    /// `@`: the text of the cell.
    case text
    /// `[<100]`: numbers of which the section is.
    case condition(NumberFormat.Condition)
    /// A letter of a date in lower case, and how many of it.
    case date(Character, Int)
  }

  private let letters: [Character]
  private var place = 0
  /// The section that was read last ended where another one begins.
  private(set) var isAtSection = false

  init(_ code: String) {
    letters = Array(code)
  }

  /// The next token; `nil` at the end of a section.
  mutating func next() -> Token? {
    isAtSection = false
    while place < letters.count {
      let letter = letters[place]
      place += 1
      switch letter {
      case ";":
        isAtSection = true
        return nil
      case "0", "#", "?": return .placeholder(letter)
      case ".": return .point
      case ",": return .comma
      case "%": return .percent
      case "\"": return .literal(quoted())
      case "\\", "!":
        guard place < letters.count else { return nil }
        place += 1
        return .literal(String(letters[place - 1]))
      case "_", "*": place = min(place + 1, letters.count)
      case "[": if let token = bracketed() { return token }
      case "E", "e":
        if place < letters.count, letters[place] == "+" || letters[place] == "-" {
          place += 1
          return .exponent
        }
        return .date("e", 1)
      case "G", "g":
        if String(letters[(place - 1)...]).lowercased().hasPrefix("general") {
          place += 6
          return .general
        }
        return .date("g", 1)
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
        let first = Character(letter.lowercased())
        var count = 1
        while place < letters.count, letters[place].lowercased() == letter.lowercased() {
          count += 1
          place += 1
        }
        return .date(first, count)
      case "@": return .text
      default: return .literal(String(letter))
      }
    }
    return nil
  }

  private mutating func quoted() -> String {
    var text = ""
    while place < letters.count, letters[place] != "\"" {
      text.append(letters[place])
      place += 1
    }
    place += 1
    return text
  }

  /// Colours say nothing; `[$¥-804]` is a sign, `[h]` a time.
  private mutating func bracketed() -> Token? {
    var text = ""
    while place < letters.count, letters[place] != "]" {
      text.append(letters[place])
      place += 1
    }
    place += 1
    if let condition = NumberFormat.Condition(text) { return .condition(condition) }
    if text.hasPrefix("$") { return .literal(String(text.dropFirst().prefix { $0 != "-" })) }
    return ["h", "hh", "m", "mm", "s", "ss"].contains(text.lowercased()) ? .date("h", 1) : nil
  }
}
