/// What a step of compiling finds besides its result.
struct StepRemarks {
  var problems: [Diagnostic]
  var occurrences: [Occurrence]
}

/// What the words of all files came to, and what that hangs on.
struct KeptWords {
  struct Ground: Equatable {
    /// By file, of those that hold words or declare packs.
    var revisions: [Int: Int]
    var packOfFile: [Int]
  }

  let ground: Ground
  let vocabulary: Vocabulary
  let remarks: StepRemarks
}

/// What the scenarios of each file came to, and what they all hang on.
struct KeptScenarios {
  /// All that a scenario is read by, besides its own text.
  struct Ground: Equatable {
    var vocabulary: Vocabulary
    var ids: Set<String>
    /// Ids by title.
    var titled: [String: String]
    /// Names of requirements by id.
    var labels: [String: [String]]
    /// The parcels of each matrix, by id.
    var parcels: [String: LayerReference]
  }

  struct OfFile {
    let revision: Int
    let pack: Int
    let scenarios: [Scenario]
    let sentences: [SentenceScenario]
    let remarks: StepRemarks
  }

  let ground: Ground
  var byFile: [Int: OfFile] = [:]
}

/// Steps that are not taken again where nothing changed that they hang on.
extension Compiler {
  mutating func compileWords() {
    guard let memory else { return compileVocabularies() }
    let places = tree.files.indices.filter { file in
      tree.files[file].blocks.contains { $0.keyword == .vocabulary || $0.keyword == .pack }
    }
    let ground = KeptWords.Ground(
      revisions: Dictionary(uniqueKeysWithValues: places.map { ($0, memory.revisions[$0] ?? 0) }),
      packOfFile: packOfFile
    )
    if let kept = memory.words, kept.ground == ground {
      program.vocabulary = kept.vocabulary
      return take(kept.remarks)
    }
    let remarks = remarks { $0.compileVocabularies() }
    memory.words = KeptWords(ground: ground, vocabulary: program.vocabulary, remarks: remarks)
  }

  mutating func compileScenarios() {
    guard let memory else {
      for block in blocks(.scenario) { compileScenario(block) }
      return
    }
    let ground = KeptScenarios.Ground(
      vocabulary: program.vocabulary,
      ids: Set(ids.keys),
      titled: titled,
      labels: labels,
      parcels: Dictionary(program.matrices.map { ($0.heading.id, $0.uses.field.layer) }) { first, _ in first }
    )
    if memory.scenarios?.ground != ground { memory.scenarios = KeptScenarios(ground: ground) }
    for (file, blocks) in Dictionary(grouping: blocks(.scenario), by: \.span.file).sorted(by: { $0.key < $1.key }) {
      let (revision, pack) = (memory.revisions[file] ?? 0, packOfFile[file])
      if let kept = memory.scenarios?.byFile[file], kept.revision == revision, kept.pack == pack {
        program.scenarios += kept.scenarios
        program.sentences += kept.sentences
        take(kept.remarks)
        continue
      }
      let (scenarios, sentences) = (program.scenarios.count, program.sentences.count)
      let remarks = remarks { compiler in
        for block in blocks { compiler.compileScenario(block) }
      }
      memory.scenarios?.byFile[file] = KeptScenarios.OfFile(
        revision: revision,
        pack: pack,
        scenarios: Array(program.scenarios[scenarios...]),
        sentences: Array(program.sentences[sentences...]),
        remarks: remarks
      )
    }
  }

  private mutating func remarks(_ step: (inout Compiler) -> Void) -> StepRemarks {
    let (before, noted) = (problems.count, occurrences.noted.count)
    step(&self)
    return StepRemarks(problems: Array(problems[before...]), occurrences: Array(occurrences.noted[noted...]))
  }

  private mutating func take(_ remarks: StepRemarks) {
    problems += remarks.problems
    occurrences.noted += remarks.occurrences
  }
}
