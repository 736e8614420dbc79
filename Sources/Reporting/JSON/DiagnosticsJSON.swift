public import RuleDSL

/// What the compiler has to say, for scripts and editors: `{"version":1,"diagnostics":[…]}`, and a line end.
///
/// Lines and columns count from one, columns in characters; `byte` counts the file's UTF-8 bytes from zero.  The edits
/// of a diagnostic belong together; they stand in its file.
public func diagnosticsJSON(
  _ diagnostics: [Diagnostic],
  in files: [SourceFile],
  language: Language
) -> String {
  diagnosticsJSON(diagnostics.map { ($0, files[$0.primary.span.file]) }, language: language)
}

/// The same of diagnostics with their files; `unformatted` are the names of files that are not in canonical form, where
/// that was asked.
public func diagnosticsJSON(
  _ diagnostics: [(found: Diagnostic, file: SourceFile)],
  unformatted: [String]? = nil,
  language: Language
) -> String {
  JSONText.text {
    $0.object { json in
      json.member("version", 1)
      json.member("diagnostics", each: diagnostics) { $0.write($1.found, $1.file, language) }
      if let unformatted { json.member("unformatted", each: unformatted) { $0.value($1) } }
    }
  } + "\n"
}

/// What lint rules have to say, for scripts and editors, laid out as ``diagnosticsJSON(_:in:language:)`` does.
public func lintJSON(_ remarks: [(remark: LintRemark, file: SourceFile)], language: Language) -> String {
  JSONText.text {
    $0.object { json in
      json.member("version", 1)
      json.member("remarks", each: remarks) { $0.write($1.remark, $1.file, language) }
    }
  } + "\n"
}

extension JSONText {
  fileprivate mutating func write(_ remark: LintRemark, _ file: SourceFile, _ language: Language) {
    object { json in
      json.member("code", remark.code)
      json.member("file", file.name)
      json.write(remark.primary.span, file)
      json.member("message", remark.message[language])
      json.member("hint", remark.hint[language])
      json.member("edits", each: remark.edits) { $0.write($1, file) }
    }
  }

  fileprivate mutating func write(_ diagnostic: Diagnostic, _ file: SourceFile, _ language: Language) {
    object { json in
      json.member("code", diagnostic.code.rawValue)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("file", file.name)
      json.write(diagnostic.primary.span, file)
      json.member("message", diagnostic.message[language])
      json.member("hint", diagnostic.hint[language])
      json.member("edits", each: diagnostic.edits) { $0.write($1, file) }
    }
  }

  private mutating func write(_ edit: Diagnostic.Edit, _ file: SourceFile) {
    object { json in
      json.write(edit.span, file)
      json.member("text", edit.text)
      json.member("safe", edit.isSafe)
    }
  }

  /// The member `range`.
  private mutating func write(_ span: Span, _ file: SourceFile) {
    object("range") { json in
      for (key, offset) in [("start", span.start), ("end", span.end)] {
        let place = file.position(of: offset)
        json.object(key) { json in
          json.member("line", place.line)
          json.member("column", place.column)
          json.member("byte", offset)
        }
      }
    }
  }
}
