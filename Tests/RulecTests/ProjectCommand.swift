import Foundation
import TestKit

/// Runs the command at the root of the project, with the project's own rules.
func rulec(_ arguments: [String]) throws -> RunningCommand {
  let rules = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
  return try RunningCommand(arguments, in: Repository.root, environment: rules)
}
