internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// Why a task has no results.
enum ChildFailure: Error {
  case archive(ArchiveFailure)
  case session(Session.Failure)
  case system(SystemFailure)
  case store(StoreFailure)
  /// The plan set of a name is no longer there.
  case planSetGone(String)
  /// The process was ended, or ended itself.
  case tooSlow(seconds: Int)
  case memoryLacking(megabytes: Int)
  case brokeOff

  /// What programs distinguish.
  var code: String {
    switch self {
    case .archive: "archive"
    case .session(.planData): "planData"
    case .session: "rules"
    case .system, .store: "system"
    case .planSetGone: "planSetGone"
    case .tooSlow: "tooSlow"
    case .memoryLacking: "memory"
    case .brokeOff: "brokeOff"
    }
  }

  /// One sentence or more, each of which names what is to be done.
  var messages: [Phrase] {
    switch self {
    case .archive(let failure): [failure.message]
    case .session(.planData(let failure)):
      failure.problems.map {
        Phrase("\($0.message.chinese)；\($0.remedy.chinese)", "\($0.message.english); \($0.remedy.english)")
      }
    case .session(.rules(let rules)):
      rules.diagnostics.prefix(20).map { found in
        let file = rules.files.sources[found.primary.span.file]
        let (line, column) = file.position(of: found.primary.span.start)
        let place = "\(file.name):\(line):\(column) \(found.code.rawValue)"
        return Phrase("\(place) \(found.message.chinese)", "\(place) \(found.message.english)")
      }
    case .session(.ruleFiles(let failure)), .system(let failure): [failure.message]
    case .session(.noRules): [Phrase("服务器没有装规则；请告诉管理员", "the server has no rules; tell its administrator")]
    case .store(let failure):
      [
        Phrase(
          "结果写不进去（\(failure.reason)）；请告诉管理员",
          "results cannot be written (\(failure.reason)); tell the administrator"
        )
      ]
    case .planSetGone(let name):
      [Phrase("服务器上的规划集“\(name)”不在了；请另选一个", "the plan set “\(name)” of the server is gone; choose another")]
    case .tooSlow(let seconds):
      [
        Phrase(
          "检查超过了 \(seconds) 秒，没有做完；请把规划集分成几个，或请管理员放宽 seconds",
          "the check took more than \(seconds) s and was ended; divide the plan set, or ask the administrator to raise seconds"
        )
      ]
    case .memoryLacking(let megabytes):
      [
        Phrase(
          "检查用的内存超过了 \(megabytes) MB，没有做完；请把规划集分成几个，或请管理员放宽 memory",
          "the check took more than \(megabytes) MB of memory; divide the plan set, or ask the administrator to raise memory"
        )
      ]
    case .brokeOff:
      [Phrase("检查中断了，没有结果；请把这个规划集交给本程序的作者", "the check broke off; give this plan set to the authors of the program")]
    }
  }

  var json: String {
    JSONText.text {
      $0.object { json in
        json.member("code", code)
        json.member("detail", messages.map(\.chinese).joined(separator: "\n"))
        json.member("detail_en", messages.map(\.english).joined(separator: "\n"))
      }
    }
  }
}
