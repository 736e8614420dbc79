internal import Chuandao
internal import PlanData
internal import RuleDSL
internal import Serving

/// `rulec serve`: checks for others, over HTTP.
struct ServeCommand {
  private let settings: ServiceSettings
  private let issued: IssuedRole?
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    guard let data = invocation.value(.data) else { throw .dataMissing }
    language = invocation.language
    issued = invocation.value(.issue).flatMap { IssuedRole($0) }
    var settings = ServiceSettings(
      data: data,
      address: invocation.value(.address) ?? "127.0.0.1",
      port: invocation.value(.port).flatMap { UInt16($0) } ?? 8080
    )
    settings.plans = invocation.value(.plans)
    settings.publish = invocation.value(.publish)
    settings.hosts = invocation.values[.hostName] ?? []
    settings.anonymous = invocation.value(.anonymous).map { ServiceRole(rawValue: $0) }
    for text in invocation.values[.limit] ?? [] {
      guard let limit = ServiceLimits.parse(text) else { throw .badValue(.limit, text, .serve) }
      settings.limits[limit.name] = limit.value
    }
    settings.library = RuleLibrary.find()
    settings.page = Installation.folder("Page")
    self.settings = settings
  }

  func run() -> ExitStatus {
    if let issued { return issue(issued) }
    do throws(CheckServer.Failure) {
      let server = try CheckServer(settings)
      let host = settings.address.contains(":") ? "[\(settings.address)]" : settings.address
      let words = Phrase("在 http://\(host):\(server.port) 等待\n", "listening at http://\(host):\(server.port)\n")
      _ = Terminal.print(words[language], language)
      server.run()
    } catch {
      Terminal.complain(error.message[language], language)
      return error.status
    }
  }

  private func issue(_ issued: IssuedRole) -> ExitStatus {
    do throws(SystemFailure) {
      try CheckServer.prepare(settings.data)
      let token = try Tokens(data: settings.data).issue(issued.role, to: issued.name)
      return Terminal.print(token + "\n", language)
    } catch {
      return Terminal.cannotWrite(error, language, otherwise: .allPass)
    }
  }
}

extension CheckServer.Failure {
  fileprivate var status: ExitStatus {
    switch self {
    case .noRules: .rulesUnsound
    case .data, .dataInUse, .store, .libraryMissing, .address, .listening: .cannotWrite
    }
  }

  fileprivate var message: Phrase {
    switch self {
    case .noRules:
      Phrase("找不到本项目的规则；请设 CHUANDAO_RULES", "the project's own rules were not found; set CHUANDAO_RULES")
    case .data(let failure): failure.message
    case .dataInUse(let folder):
      Phrase(
        "\(folder)：已有一个 rulec serve 在用，或没有权限；换一个文件夹，或先停掉那一个",
        "\(folder): another rulec serve uses it, or it may not be used; name another folder, or end the other one"
      )
    case .store(let path, let reason):
      Phrase(
        "\(path)：打不开（\(reason)）；换一个 --data 的文件夹",
        "\(path): cannot be opened (\(reason)); name another folder with --data"
      )
    case .libraryMissing(let package):
      Phrase(
        "服务要用 libmicrohttpd，没有装；请安装 \(package)",
        "serving takes libmicrohttpd, which is not installed; install \(package)"
      )
    case .address(let address):
      Phrase(
        "\(address)：不是 IP 地址；写 127.0.0.1、0.0.0.0 这样的",
        "\(address): no IP address; write one such as 127.0.0.1 or 0.0.0.0"
      )
    case .listening(let place, let reason):
      Phrase("\(place)：不能监听（\(reason)）；换一个 --port", "\(place): cannot listen (\(reason)); choose another --port")
    }
  }
}
