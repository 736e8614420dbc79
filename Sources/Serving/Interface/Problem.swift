internal import Reporting
internal import RuleDSL

/// Why a request was not done, as RFC 9457 has it, with a sentence in each language.
enum Problem: Error, Hashable {
  // Who asks, and how
  case host
  case foreignOrigin
  case tokenMissing
  case tokenWrong
  case tooManyGuesses
  case role(ServiceRole)
  // What is asked
  case notFound
  case method([String])
  case parameterUnknown(String)
  case parameterTwice(String)
  case parameterMissing(String)
  case parameterBad(String, Phrase)
  // What is sent
  case lengthMissing
  case bodyMissing
  case bodyUnexpected
  case tooLarge(megabytes: Int)
  case mediaType([String])
  case notZip
  case notText
  // How things stand
  case noSuchPlans(String)
  case notEnded
  case checkFailed
  case running
  case notYours
  case formatMissing(String)
  case queueFull
  case ownerFull
  case busy
  /// What a child process says: code and sentences.
  case unfit(String)
  case disk
  case system(String)

  var status: Int {
    switch self {
    case .host: 421
    case .foreignOrigin, .role, .notYours: 403
    case .tokenMissing, .tokenWrong: 401
    case .tooManyGuesses, .ownerFull: 429
    case .notFound, .formatMissing: 404
    case .method: 405
    case .parameterUnknown, .parameterTwice, .parameterMissing, .parameterBad, .bodyMissing, .bodyUnexpected, .notZip,
      .notText:
      400
    case .lengthMissing: 411
    case .tooLarge: 413
    case .mediaType: 415
    case .noSuchPlans: 404
    case .notEnded, .checkFailed, .running: 409
    case .queueFull, .busy: 503
    case .unfit: 422
    case .disk: 507
    case .system: 500
    }
  }

  /// What programs distinguish.
  var code: String {
    switch self {
    case .host: "host"
    case .foreignOrigin: "foreignOrigin"
    case .tokenMissing: "tokenMissing"
    case .tokenWrong: "tokenWrong"
    case .tooManyGuesses: "tooManyGuesses"
    case .role: "role"
    case .notFound: "notFound"
    case .method: "method"
    case .parameterUnknown: "parameterUnknown"
    case .parameterTwice: "parameterTwice"
    case .parameterMissing: "parameterMissing"
    case .parameterBad: "parameterBad"
    case .lengthMissing: "lengthMissing"
    case .bodyMissing: "bodyMissing"
    case .bodyUnexpected: "bodyUnexpected"
    case .tooLarge: "tooLarge"
    case .mediaType: "mediaType"
    case .notZip: "notZip"
    case .notText: "notText"
    case .noSuchPlans: "noSuchPlans"
    case .notEnded: "notEnded"
    case .checkFailed: "checkFailed"
    case .running: "running"
    case .notYours: "notYours"
    case .formatMissing: "formatMissing"
    case .queueFull: "queueFull"
    case .ownerFull: "ownerFull"
    case .busy: "busy"
    case .unfit: "unfit"
    case .disk: "disk"
    case .system: "system"
    }
  }

  /// Headers that go with it.
  var headers: [(name: String, value: String)] {
    switch self {
    case .tokenMissing, .tokenWrong: [("WWW-Authenticate", "Bearer realm=\"chuandao\"")]
    case .tooManyGuesses: [("Retry-After", "60")]
    case .queueFull, .ownerFull, .busy: [("Retry-After", "10")]
    case .notEnded, .running: [("Retry-After", "1")]
    case .method(let allowed): [("Allow", allowed.joined(separator: ", "))]
    case .host, .foreignOrigin, .role, .notYours, .notFound, .formatMissing, .parameterUnknown, .parameterTwice,
      .parameterMissing, .parameterBad, .bodyMissing, .bodyUnexpected, .notZip, .notText, .lengthMissing, .tooLarge,
      .mediaType, .noSuchPlans, .checkFailed, .unfit, .disk, .system:
      []
    }
  }

  var answer: HTTPAnswer {
    let text = JSONText.text {
      $0.object { json in
        json.member("type", "about:blank")
        json.member("title", title)
        json.member("status", status)
        json.member("code", code)
        if case .unfit(let problem) = self {
          json.member("problem", raw: problem)
        }
        json.member("detail", detail.chinese)
        json.member("detail_en", detail.english)
      }
    }
    var answer = HTTPAnswer(status, "application/problem+json", text + "\n")
    answer.headers += headers
    return answer
  }

  /// What RFC 9110 and its neighbours call the status.
  private var title: String {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 503: "Service Unavailable"
    case 507: "Insufficient Storage"
    default: "Internal Server Error"
    }
  }
}
