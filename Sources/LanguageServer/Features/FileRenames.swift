internal import JSONRPC
internal import PlanData
internal import RuleDSL

extension Feature {
  /// Files that get other names are called by these in the 规划集 that name them.
  static var fileRenames: Feature {
    let filters: JSONValue = ["filters": [["scheme": "file", "pattern": ["glob": "**/*"]]]]
    let operations: JSONValue = ["fileOperations": ["willRename": filters, "didRename": filters]]
    return Feature("workspace/willRenameFiles", ["workspace": operations]) {
      (editor, parameters: RenameFilesParameters) throws(RPCError) -> WorkspaceEdit? in
      var edits: [String: [TextEdit]] = [:]
      for file in parameters.files {
        guard let old = DocumentURI.path(of: file.oldUri), let new = DocumentURI.path(of: file.newUri) else {
          continue
        }
        for (uri, found) in editor.edits(renaming: old, to: new) { edits[uri, default: []] += found }
      }
      return edits.isEmpty ? nil : editor.workspaceEdit(edits)
    }
  }
}

extension EditorContext {
  /// Changes of rule files that stand in the folder of a file or above, as far up as a plan set reaches.
  fileprivate func edits(renaming old: String, to new: String) -> [String: [TextEdit]] {
    var edits: [String: [TextEdit]] = [:]
    var folder = FileSystem.folder(of: old)
    for _ in 0..<4 {
      for name in (try? FileSystem.names(in: folder).plain) ?? [] where FileSystem.isRuleFile(name) {
        let path = FileSystem.joined(folder, name)
        guard let source = source(of: path) else { continue }
        let root = FileSystem.joined(folder, "")
        guard old.hasPrefix(root), new.hasPrefix(root) else { continue }
        let found = self.edits(
          renaming: String(old.dropFirst(root.count)),
          to: String(new.dropFirst(root.count)),
          in: source
        )
        if !found.isEmpty { edits[workspace.uri(of: FileSystem.resolved(path)), default: []] += found }
      }
      guard folder != "/", folder != "." else { break }
      folder = FileSystem.folder(of: folder)
    }
    return edits
  }

  /// The text that is open, else the one on the disk.
  private func source(of path: String) -> SourceFile? {
    let resolved = FileSystem.resolved(path)
    if let open = workspace.documents.values.first(where: { $0.path == resolved }) { return open.source }
    return (try? FileSystem.ruleText(of: path, name: path)).map { SourceFile(name: path, text: $0.text) }
  }

  /// A file by its new name, and what stands in a folder by the folder's.
  private func edits(renaming old: String, to new: String, in source: SourceFile) -> [TextEdit] {
    let places = workspace.places(of: source)
    let files: [Keyword] = [.units, .figures, .listFiles, .designationFiles]
    return parse([source]).tree.files.flatMap(\.blocks).filter { $0.keyword == .planSet }.flatMap(\.clauses)
      .filter { files.contains($0.keyword) }.flatMap { clause -> [TextEdit] in
        guard case .list(let names) = clause.content else { return [] }
        return names.compactMap { name in
          let isInside = name.text.hasPrefix(old + "/")
          guard name.text == old || isInside else { return nil }
          return TextEdit(range: places.range(of: name.exact), newText: new + name.text.dropFirst(old.count))
        }
      }
  }
}
