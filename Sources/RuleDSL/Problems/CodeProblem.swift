/// What the compiler can object to about codes and their systems, as data; the wording is in
/// `CodeProblem+Wording.swift`.
enum CodeProblem: Hashable, Sendable {
  case unknownSystem(String, at: Span, nearest: String?)
  /// In the column 代码系统 of 图层.
  case malformedSystems(String, at: Span)
  case malformedCode(String, at: Span)
  case malformedUnit(String, at: Span)
  /// A code of no row of the system, with what it may mean.
  case unknownCode(String, system: String, at: Span, Intent)
  case wrongName(String, code: String, known: String, system: String, at: Span, Intent)
  /// A field without a system, and a code that means different things in several.
  case systemMissing(String, field: String, meanings: [Meaning], at: Span)
  /// What 属性变更 compares are codes of two systems, or codes and something else.
  case systemsDiffer(Side, Side, at: Span)
  /// Rows and columns of a matrix need codes.
  case fieldWithoutSystem(String, layer: String, systems: [String], at: Span)
  // 对照
  case sidesWanted(String, at: Span)
  case mappingToItself(String, at: Span)
  /// Codes that the other system has with another meaning, or has not, and the table says nothing about.
  case mappingOpen([String], source: String, target: String, at: Span)

  /// A field that is compared, and its code system, if it has any.
  struct Side: Hashable, Sendable {
    var field: String
    var system: String?
  }

  /// A code in one system.
  struct Meaning: Hashable, Sendable {
    var system: String
    var code: String
    var name: String
  }

  /// What a code that does not fit most likely means.
  struct Intent: Hashable, Sendable {
    /// The same code in each other system that has it, and what of this system corresponds to it there.
    var elsewhere: [Counterpart] = []
    /// What is written alike in this system, where no other has the code.
    var alike: Meaning?

    /// A code of another system, and what stands for it in this one; nothing where no 对照 tells.
    struct Counterpart: Hashable, Sendable {
      var meaning: Meaning
      var here: [Meaning]
    }
  }
}
