/// The two languages of everything a user reads; Chinese comes first.
public enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// One sentence in both languages.
public struct Phrase: Hashable, Codable, Sendable {
  public let chinese: String
  public let english: String

  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  public subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  /// The sentence says what is wrong; this adds one concrete edit.
  package func remedied(by chinese: String, _ english: String) -> (said: Phrase, remedy: Phrase) {
    (self, Phrase(chinese, english))
  }
}

/// A number with its English noun: `1 scenario`, `2 scenarios`.
public func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
