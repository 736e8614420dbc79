internal import RuleDSL
internal import Transmission

extension DerivationReport {
  /// The same for programs, version 1; bounds are exact, as a fraction in base units (亩 and the like have their scale).
  public var json: String {
    let lines = JSONReport(report: report, language: wording.language)
    let written = derivations.map { derivation in
      JSONText.text {
        $0.object { json in
          json.member("finding", raw: lines.line(derivation.finding))
          json.member("precision", precision(of: derivation).map { $0 == .exact ? "exact" : "asPrinted" })
          json.member("room", each: derivation.room) { room(&$0, $1) }
          json.member("sections", each: derivation.sections) { json, section in
            json.object { json in
              json.member("clause", section.clause.spelled(in: .english))
              json.member("label", section.label.isEmpty ? nil : section.label)
              json.member("part") { part(&$0, section.part, lines) }
            }
          }
        }
      }
    }
    return JSONText.text {
      $0.object { json in Self.write(&json, written, of: rules, on: wording.code(of: plan), why: why) }
    } + "\n"
  }

  /// The members of the whole; derivations as JSON.
  static func write(
    _ json: inout JSONText,
    _ derivations: [String],
    of rules: [String],
    on plan: String,
    why: [[String]]
  ) {
    json.member("derivations", each: derivations) { $0.raw($1) }
    json.member("plan", plan)
    json.member("rules", each: rules) { $0.value($1) }
    json.member("version", 1)
    json.member("why", each: why) { json, sentences in json.array(sentences) { $0.value($1) } }
  }

  private func precision(of derivation: Derivation) -> Transmission.Precision? {
    let statement = report.run.statements[derivation.finding.statement].written
    return statement?.rule?.precision ?? statement?.figures?.precision
  }

  private func room(_ json: inout JSONText, _ room: Derivation.Room) {
    json.object { json in
      json.member("own", fraction(room.own?.amount))
      json.member("plan", wording.code(of: room.plan))
      json.member("reserve", fraction(room.reserve))
      json.member("spare", fraction(room.spare))
    }
  }

  private func part(_ json: inout JSONText, _ part: Derivation.Part, _ lines: JSONReport) {
    json.object { json in
      json.member("evidence", each: part.evidence) { lines.evidence(&$0, $1) }
      switch part.outcome {
      case .truth(let truth): json.member("holds", raw: truth.map { $0 ? "true" : "false" } ?? "null")
      case .amount(let lower, let upper):
        json.member("lower", fraction(lower))
        json.member("upper", fraction(upper))
      }
      json.member("operation", operation(part.content))
      json.member("parts", each: part.parts) { self.part(&$0, $1, lines) }
      json.member("text", text(of: part.content))
      json.member("unit", part.unit?.text)
    }
  }

  private func fraction(_ value: Rational?) -> String? { value.map { "\($0.numerator)/\($0.denominator)" } }

  /// How the outcome follows from those of the parts; `fact` where it has none.
  private func operation(_ content: Derivation.Part.Content) -> String {
    switch content {
    case .condition(.compare(_, let comparison, _)): comparison.symbol
    case .condition(.all): "all"
    case .condition(.any): "any"
    case .condition(.not): "not"
    case .condition: "fact"
    case .amount(.sum): "+"
    case .amount(.difference): "-"
    case .amount(.product): "*"
    case .amount(.quotient): "/"
    case .amount(.reduce(.sum, _)): "sum"
    case .amount(.reduce(.maximum, _)): "maximum"
    case .amount(.reduce(.minimum, _)): "minimum"
    case .amount(.average): "average"
    case .amount(.count): "count"
    case .amount, .term: "figure"
    }
  }
}
