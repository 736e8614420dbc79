internal import RuleDSL

extension Problem {
  /// What is wrong, and what to do about it.
  var detail: Phrase {
    switch self {
    case .host:
      Phrase(
        "请求里的主机名不是这台服务器的；换一个地址，或请管理员用 --host-name 加上这个名字",
        "the Host of the request is none of this server's; use another address, or have it added with --host-name"
      )
    case .foreignOrigin:
      Phrase(
        "请求来自别的网站，没有做；请在本服务的页面上操作",
        "the request comes from another site, so it was not done; use the page of this service"
      )
    case .tokenMissing:
      Phrase(
        "要有令牌：请求头 Authorization: Bearer 令牌；请向管理员要",
        "a token is needed: Authorization: Bearer TOKEN; ask the administrator"
      )
    case .tokenWrong:
      Phrase("令牌不对，或已经收回；请向管理员要新的", "the token is wrong or was withdrawn; ask the administrator for a new one")
    case .tooManyGuesses:
      Phrase("这个地址试错令牌太多次；请一分钟后再试", "too many wrong tokens came from this address; try again in a minute")
    case .role(let role):
      Phrase(
        "这要有“\(role.words.chinese)”的权限；请向管理员要",
        "this takes the role “\(role.words.english)”; ask the administrator"
      )
    case .notFound: Phrase("没有这个地址，或已经过了保留期；请核对", "there is nothing at this address, or no longer; check it")
    case .method(let allowed):
      Phrase(
        "这个地址不能这样用，可以用：\(allowed.joined(separator: "、"))",
        "this address does not take that method; possible: \(allowed.joined(separator: ", "))"
      )
    case .parameterUnknown(let name):
      Phrase("没有“\(name)”这个参数；请去掉，或见 /api", "there is no parameter “\(name)”; leave it out, or see /api")
    case .parameterTwice(let name): Phrase("参数“\(name)”只能写一次", "the parameter “\(name)” may stand once")
    case .parameterMissing(let name): Phrase("要有参数“\(name)”", "the parameter “\(name)” is needed")
    case .parameterBad(let name, let advice):
      Phrase("参数“\(name)”的值不对：\(advice.chinese)", "the value of “\(name)” is wrong: \(advice.english)")
    case .lengthMissing:
      Phrase("请求要写明长度（Content-Length），不收分块的", "the request has to state its Content-Length; chunks are not taken")
    case .bodyMissing: Phrase("请求里没有内容；请把文件放进请求体", "the request has no body; send the file as its body")
    case .bodyUnexpected:
      Phrase("写了 plans 就不要再送文件；二者选一", "with the parameter plans no file may be sent; choose one")
    case .tooLarge(let megabytes):
      Phrase(
        "太大：最多 \(megabytes) MB；请把规划集分成几个，或请管理员放宽 upload",
        "too large: \(megabytes) MB at most; divide the plan set, or ask the administrator to raise upload"
      )
    case .mediaType(let types):
      Phrase(
        "Content-Type 要是 \(types.joined(separator: " 或 "))",
        "the Content-Type has to be \(types.joined(separator: " or "))"
      )
    case .notZip: Phrase("不是 zip 文件；请把规划集的文件夹打成 zip", "no zip archive; pack the folder of the plan set as zip")
    case .notText: Phrase("不是 UTF-8 文本；请转换后再送", "no text in UTF-8; convert it")
    case .noSuchPlans(let name):
      Phrase("服务器上没有叫“\(name)”的规划集；有哪些见 /api/plans", "the server has no plan set “\(name)”; /api/plans lists them")
    case .notEnded: Phrase("检查还没有做完；请稍后再取", "the check has not ended; ask again later")
    case .checkFailed: Phrase("检查没有做成，没有报告；原因见检查的 problem", "the check failed and has no report; see its problem")
    case .running: Phrase("检查正在做，不能删；请等它做完", "the check is running and cannot be removed; wait until it has ended")
    case .notYours:
      Phrase("这是别人的检查，只有管理员能删", "this is the check of somebody else, which only an administrator removes")
    case .formatMissing(let format):
      Phrase(
        "没有 \(format) 格式的报告，原因见检查的 outcome.missing；请取别的格式",
        "there is no report as \(format), see outcome.missing of the check; take another format"
      )
    case .queueFull: Phrase("排队的检查太多；请稍后再交", "too many checks wait; submit again later")
    case .ownerFull: Phrase("您排队的检查太多；请等做完几个再交", "too many of your checks wait; submit again when some have ended")
    case .busy: Phrase("正忙；请稍后再试", "busy; try again later")
    case .unfit: Phrase("没有做成，原因见 problem", "it could not be done, see problem")
    case .disk: Phrase("服务器的磁盘写不进去；请告诉管理员", "the server cannot write to its disk; tell the administrator")
    case .system(let reason):
      Phrase("服务器出错（\(reason)）；请告诉管理员", "the server failed (\(reason)); tell the administrator")
    }
  }
}

extension ServiceRole {
  /// What it is called.
  var words: Phrase {
    switch self {
    case .read: Phrase("查看", "read")
    case .submit: Phrase("提交", "submit")
    case .administer: Phrase("管理", "administer")
    }
  }
}
