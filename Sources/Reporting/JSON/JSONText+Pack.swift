internal import RuleDSL

extension JSONText {
  /// A pack; `name` is `null` for the files that declare none.
  mutating func pack(_ loaded: LoadedPack, _ program: RuleProgram) {
    let pack = loaded.pack
    object { json in
      json.member("appliesTo", each: pack.tiers) { $0.value(program.vocabulary.tiers[$1].name) }
      json.member("buildsOn", each: pack.buildsOn) { json, base in
        json.object { json in
          json.member("name", base.name)
          json.member("version", base.version)
        }
      }
      json.member("files", each: loaded.files) { $0.value($1) }
      json.member("name", pack.name.isEmpty ? nil : pack.name)
      json.member("officeCodes", each: pack.officeCodes.sorted { $0.key < $1.key }) { json, code in
        json.object { json in
          json.member("code", code.value)
          json.member("rule", code.key)
        }
      }
      json.member("officeLevels", each: Level.allCases.filter { pack.levelNames[$0] != nil }) { json, level in
        json.object { json in
          json.member("level", level.rawValue)
          json.member("word", pack.levelNames[level])
        }
      }
      json.member("overrides", each: pack.overrides) { $0.override($1) }
      json.member("rules", loaded.rules)
      json.member("sha256", loaded.sha256())
      json.member("units", each: pack.ground) { $0.value($1) }
      json.member("used", loaded.isUsed)
      json.member("version", pack.version.isEmpty ? nil : pack.version)
    }
  }

  private mutating func override(_ override: RulePack.Override) {
    object { json in
      json.member("basis", each: override.basis?.citations ?? []) { $0.value($1) }
      json.member("reason", override.reason)
      json.member("replacement", override.replacement)
      json.member("rule", override.id)
      json.object("tolerance", override.tolerance) { json, tolerance in
        json.member("area", tolerance.area?.text)
        json.member("width", tolerance.width?.text)
      }
    }
  }
}
