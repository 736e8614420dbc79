/// E205: braces that hold something else than a placeholder.
extension Diagnostic {
  static let unknownPlaceholder = Remark(.unknownPlaceholder, "花括号里只能写名称或数量", "braces hold names and amounts only")
    .advising("例如 {本级的名称}、{左边}、{右边}、{差额}", "such as {own.name}, {left}, {right}, {difference}")
  static let unknownMatrixPlaceholder = Remark(.unknownPlaceholder)
    .saying("准入矩阵的这句话里不能写这个", "this cannot stand in the sentence of a matrix")
    .advising(
      "例如 {本级的名称}、{分区}、{用途}、{面积}、{占比}、{用途的项目名称}",
      "such as {own.name}, {zone}, {use}, {area}, {share}, {use.FIELD}"
    )
}
