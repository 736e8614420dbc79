public import RuleDSL

extension PlanDataProblem {
  /// Where it stands and what is wrong, in one sentence.
  public var message: Phrase {
    let said = kind.wording
    let table = sheet.isEmpty ? file : "\(file)[\(sheet)]"
    let chinese = table + (row.map { " 第 \($0) 行" } ?? "") + (column.map { "“\($0.spellings[0])”" } ?? "")
    let english = table + (row.map { " row \($0)" } ?? "") + (column.map { " \($0.spellings[1])" } ?? "")
    return Phrase(
      chinese.isEmpty ? said.chinese : "\(chinese)：\(said.chinese)",
      english.isEmpty ? said.english : "\(english): \(said.english)"
    )
  }
}

extension PlanDataProblem.Kind {
  /// What is wrong, without the place; the only wording.
  fileprivate var wording: Phrase {
    switch self {
    case .folderMissing(let path):
      Phrase(
        "没有文件夹“\(path)”",
        "there is no folder “\(path)”"
      )
    case .notFolder(let path):
      Phrase(
        "“\(path)”是文件，不是文件夹",
        "“\(path)” is a file, not a folder"
      )
    case .folderUnreadable(let path, let reason):
      Phrase(
        "不能打开文件夹“\(path)”（\(reason)）",
        "the folder “\(path)” cannot be opened (\(reason))"
      )
    case .noUnitTable(let names):
      Phrase(
        "没有行政区表，找过 \(chineseList(names))",
        "there is no table of units; looked for \(englishList(names))"
      )
    case .noFigureTable(let names):
      Phrase(
        "没有指标表，找过 \(chineseList(names))",
        "there is no table of figures; looked for \(englishList(names))"
      )
    case .declaredFileMissing:
      Phrase(
        "规划集写了这个文件，但文件夹里没有",
        "the plan set names this file, but the folder lacks it"
      )
    case .unreadable(let reason):
      Phrase(
        "不能读取（\(reason)）",
        "cannot be read (\(reason))"
      )
    case .libraryMissing(let name, _):
      Phrase(
        "读这种文件需要 \(name)，本机没有装",
        "reading this kind of file needs \(name), which is not installed"
      )
    case .digestLibraryMissing:
      Phrase(
        "JSON 报告要写各文件的摘要（SHA-256），需要 libcrypto，本机没有装",
        "a JSON report states the digest (SHA-256) of every file, which needs libcrypto; it is not installed"
      )
    case .database(let failure): failure.wording
    case .emptyFile:
      Phrase(
        "文件是空的",
        "the file is empty"
      )
    case .noRows:
      Phrase(
        "只有表头，没有一行",
        "there is a header and no row"
      )
    case .sheetsMissing:
      Phrase(
        "文件里没有工作表",
        "the file holds no sheet"
      )
    case .wrongEncoding(let byte):
      Phrase(
        "第 \(byte) 字节（从 0 数起）既不是 UTF-8 也不是 GB18030 文字",
        "byte \(byte), counted from 0, is text neither in UTF-8 nor in GB18030"
      )
    case .wideEncoding:
      Phrase(
        "文件是 UTF-16 编码",
        "the file is in UTF-16"
      )
    case .notText:
      Phrase(
        "不是文字表格，含有空字节",
        "this is no text table: it holds zero bytes"
      )
    case .columnMissing(let column, let found):
      Phrase(
        "缺少列 \(column.label)，表头只有 \(chineseList(found))",
        "the column \(column.spellings[1]) (\(column.spellings[0])) is missing; the header has \(englishList(found))"
      )
    case .columnRepeated(let column):
      Phrase(
        "列 \(column.label) 有两列以上",
        "the column \(column.spellings[1]) (\(column.spellings[0])) stands more than once"
      )
    case .ragged(let expected, let found):
      Phrase(
        "有 \(found) 个字段，表头有 \(expected) 个",
        "there are \(found) fields where the header has \(expected)"
      )
    case .rowTooLong(let limit):
      Phrase(
        "这一行超过 \(limit >> 20) MiB，后面的行没有读",
        "this row is longer than \(limit >> 20) MiB; what follows was not read"
      )
    case .quoteOpen:
      Phrase(
        "英文双引号没有闭合，后面的行没有读",
        "a double quote is never closed; what follows was not read"
      )
    case .blank:
      Phrase(
        "空着",
        "blank"
      )
    case .codeRepeated(let code, let first):
      Phrase(
        "代码“\(code)”重复，已在 \(first.wording.chinese)",
        "the code “\(code)” stands already in \(first.wording.english)"
      )
    case .tierUnknown(let name, _):
      Phrase(
        "没有叫“\(clipped(name))”的层级",
        "there is no tier called “\(clipped(name))”"
      )
    case .parentUnknown(let code, _):
      Phrase(
        "没有代码为“\(clipped(code))”的上级",
        "there is no unit with the code “\(clipped(code))” to be the parent"
      )
    case .parentCycle(let members):
      Phrase(
        "上级关系成环：\(ring(members, " → "))",
        "the parents form a cycle: \(ring(members, " → "))"
      )
    case .parentNotAbove(let parent, let parentTier, let tier):
      Phrase(
        "上级“\(parent)”是\(parentTier)，不高于本行的\(tier)",
        "the parent “\(parent)” is of the tier \(parentTier), which is not above \(tier)"
      )
    case .unitUnknown(let code, _):
      Phrase(
        "行政区表里没有代码“\(clipped(code))”",
        "the table of units has no code “\(clipped(code))”"
      )
    case .badYear(let text):
      Phrase(
        "年份“\(clipped(text))”不能用",
        "“\(clipped(text))” is no usable year"
      )
    case .badRelation(let text):
      Phrase(
        "不认识关系“\(clipped(text))”",
        "“\(clipped(text))” is no known operator"
      )
    case .badRole(let text):
      Phrase(
        "不认识来源“\(clipped(text))”",
        "“\(clipped(text))” is no known role"
      )
    case .badNumber(let text, _):
      Phrase(
        "“\(clipped(text))”不是数字",
        "“\(clipped(text))” is not a number"
      )
    case .measureUnknown(let text, _):
      Phrase(
        "不认识单位“\(clipped(text))”",
        "“\(clipped(text))” is no known unit of measure"
      )
    case .wrongDimension(let indicator, let expected, let measure, let found):
      Phrase(
        "“\(indicator)”是\(expected.name.chinese)，“\(measure)”是\(found.name.chinese)的单位",
        "“\(indicator)” is a quantity of \(expected.name.english), and “\(measure)” a unit of \(found.name.english)"
      )
    case .outOfRange(let text):
      Phrase(
        "“\(clipped(text))”超出能计算的范围",
        "“\(clipped(text))” is beyond what can be reckoned with"
      )
    case .tooPrecise(let text):
      Phrase(
        "“\(clipped(text))”的小数位太多，不能精确保存",
        "“\(clipped(text))” has more decimals than can be kept exactly"
      )
    case .figureRepeated(let subject, let first):
      Phrase(
        "\(subject.wording.chinese)与 \(first.wording.chinese) 重复",
        "\(subject.wording.english) repeats \(first.wording.english)"
      )
    case .figuresDiffer(let subject, let here, let there, let first):
      Phrase(
        "\(subject.wording.chinese)在这里是 \(clipped(here))，在 \(first.wording.chinese) 是 \(clipped(there))",
        "\(subject.wording.english) is \(clipped(here)) here and \(clipped(there)) in \(first.wording.english)"
      )
    case .placeOutside(let place, let unit):
      Phrase(
        "“\(place)”不在“\(unit)”以内",
        "“\(place)” does not lie within “\(unit)”"
      )
    case .valueUnknown(let text, let designation, _):
      Phrase(
        "\(designation)没有取值“\(clipped(text))”",
        "“\(clipped(text))” is no value of \(designation)"
      )
    case .valueRepeated(let place, let designation, let here, let there, let first):
      Phrase(
        here == there
          ? "\(place)的\(designation)与 \(first.wording.chinese) 重复"
          : "\(place)的\(designation)在这里是“\(here)”，在 \(first.wording.chinese) 是“\(there)”",
        here == there
          ? "the \(designation) of \(place) repeats \(first.wording.english)"
          : "the \(designation) of \(place) is \(here) here and \(there) in \(first.wording.english)"
      )
    case .more(let count):
      Phrase(
        "另有 \(count) 个问题没有列出",
        "\(counted(count, "more problem")) \(count == 1 ? "is" : "are") not listed"
      )
    }
  }
}

extension PlanDataProblem.Place {
  fileprivate var wording: Phrase {
    let table = sheet.isEmpty ? file : "\(file)[\(sheet)]"
    return Phrase("\(table) 第 \(row) 行", "\(table) row \(row)")
  }
}

extension PlanDataProblem.Subject {
  fileprivate var wording: Phrase {
    Phrase("\(unit) \(year) 年的“\(indicator)”", "“\(indicator)” of \(unit) in \(year)")
  }
}

/// The members of a cycle, back to the first; a long one in part.
private func ring(_ members: [String], _ arrow: String) -> String {
  let shown = members.count > 8 ? members.prefix(7) + ["…"] : members[...]
  return (shown + members.prefix(1)).joined(separator: arrow)
}
