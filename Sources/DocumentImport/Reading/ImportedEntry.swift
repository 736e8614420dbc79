public import RuleDSL

/// An item of a list, or the value that a place has, as a sentence or a table of a document states it.
public struct ImportedEntry: Hashable, Sendable {
  /// What is stated.
  public enum Content: Hashable, Sendable {
    /// Index of the list; 编号, blank where none is printed; 名称 as printed.
    case item(list: Int, number: String, name: String)
    /// Indices of a designation and of its value.
    case value(designation: Int, value: Int)
  }

  /// Index of the document.
  public var document: Int
  /// Name of the unit of government whose plan states it; `nil` where the document does not say whose it is.
  public var owner: String?
  public var content: Content
  /// 所在地: names of units of government within the plan; none where it is about the whole plan, or not stated.
  public var locations: [String]
  /// 条款: the heading it stands below.
  public var clause: String
  public var source: SourceSentence

  package init(
    document: Int,
    owner: String?,
    content: Content,
    locations: [String],
    clause: String,
    source: SourceSentence
  ) {
    (self.document, self.owner, self.content) = (document, owner, content)
    (self.locations, self.clause, self.source) = (locations, clause, source)
  }

  /// What it is about: an item of a list of a plan, or the designation of a place of a plan.
  package struct Subject: Hashable, Sendable {
    var owner: String
    var kind: Int
    var words: String
  }

  package func subject(_ vocabulary: Vocabulary) -> Subject {
    switch content {
    case .item(let list, let number, let name):
      let key = vocabulary.lists[list].key.isInNumbers && !number.isEmpty ? number : name
      return Subject(owner: owner ?? "", kind: list, words: vocabulary.lists[list].canonical(key))
    case .value(let designation, _):
      return Subject(owner: owner ?? "", kind: -1 - designation, words: locations.first ?? owner ?? "")
    }
  }

  /// As reports show it: the item, or the value.
  public func value(_ vocabulary: Vocabulary) -> String {
    switch content {
    case .item(_, let number, let name): number.isEmpty ? name : "\(number) \(name)"
    case .value(let designation, let value): vocabulary.designations[designation].values[value].name
    }
  }

  /// Name of the list or the designation.
  public func title(_ vocabulary: Vocabulary) -> String {
    switch content {
    case .item(let list, _, _): vocabulary.lists[list].name
    case .value(let designation, _): vocabulary.designations[designation].name
    }
  }
}
