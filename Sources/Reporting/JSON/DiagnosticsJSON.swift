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
  var json = JSONText()
  json.object { json in
    json.key("version")
    json.value(1)
    json.key("diagnostics")
    json.array(diagnostics) { $0.write($1, files[$1.primary.span.file], language) }
  }
  return json.text + "\n"
}

extension JSONText {
  fileprivate mutating func write(_ diagnostic: Diagnostic, _ file: SourceFile, _ language: Language) {
    object { json in
      let texts = [
        ("code", diagnostic.code.rawValue), ("severity", diagnostic.severity.rawValue), ("file", file.name),
      ]
      for (key, text) in texts {
        json.key(key)
        json.value(text)
      }
      json.write(diagnostic.primary.span, file)
      json.key("message")
      json.value(diagnostic.message[language])
      json.key("hint")
      json.value(diagnostic.hint[language])
      json.key("edits")
      json.array(diagnostic.edits) { $0.write($1, file) }
    }
  }

  private mutating func write(_ edit: Diagnostic.Edit, _ file: SourceFile) {
    object { json in
      json.write(edit.span, file)
      json.key("text")
      json.value(edit.text)
      json.key("safe")
      json.value(edit.isSafe)
    }
  }

  /// The member `range`.
  private mutating func write(_ span: Span, _ file: SourceFile) {
    key("range")
    object { json in
      for (key, offset) in [("start", span.start), ("end", span.end)] {
        let place = file.position(of: offset)
        json.key(key)
        json.object { json in
          for (key, number) in [("line", place.line), ("column", place.column), ("byte", offset)] {
            json.key(key)
            json.value(number)
          }
        }
      }
    }
  }
}
