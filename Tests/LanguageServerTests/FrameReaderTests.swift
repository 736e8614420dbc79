import JSONRPC
import Testing

@testable import LanguageServer

@Suite("消息的分帧")
struct FrameReaderTests {
  /// Frames of a stream that comes in pieces of so many bytes.
  private func frames(_ stream: String, pieces: Int) -> [FrameReader.Frame] {
    var rest = Array(stream.utf8)[...]
    var reader = FrameReader {
      defer { rest = rest.dropFirst(pieces) }
      return Array(rest.prefix(pieces))
    }
    var found: [FrameReader.Frame] = []
    while let frame = reader.next() { found.append(frame) }
    return found
  }

  private func content(_ text: String) -> FrameReader.Frame { .content(Array(text.utf8)) }

  @Test("不论几个字节一段，都读出同样的消息", arguments: [1, 2, 3, 7, 1000])
  func pieces(of size: Int) {
    let stream = "Content-Length: 6\r\n\r\n耕地Content-Type: x\r\ncontent-length:2\r\n\r\n{}"
    #expect(frames(stream, pieces: size) == [content("耕地"), content("{}")])
  }

  @Test(
    "不成帧的报错，后面的照样读",
    arguments: [
      "Content-Length: abc\r\n\r\n", "Content-Length: -5\r\n\r\n", "Length: 2\r\n\r\n", "\r\n\r\n",
      "Content-Length: \r\n\r\n",
      String(repeating: "x", count: 5000) + "\r\n\r\n",
    ]
  )
  func malformed(_ header: String) {
    let found = frames(header + "Content-Length: 2\r\n\r\n{}", pieces: 64)
    #expect(found.last == content("{}"))
    #expect(found.count > 1)
  }

  @Test("说得太长的跳过，后面的照样读")
  func tooLong() {
    let length = FrameReader.mostBytes + 1
    var (sent, isSecond) = (0, false)
    var reader = FrameReader {
      if sent == 0 {
        sent = 1
        return Array("Content-Length: \(length)\r\n\r\n".utf8)
      }
      if sent <= length {
        let count = min(1 << 20, length - sent + 1)
        sent += count
        return [UInt8](repeating: 0x20, count: count)
      }
      defer { isSecond = true }
      return isSecond ? [] : Array("Content-Length: 2\r\n\r\n[]".utf8)
    }
    guard case .malformed? = reader.next() else {
      Issue.record("a frame of \(length) bytes was taken")
      return
    }
    #expect(reader.next() == content("[]"))
    #expect(reader.next() == nil)
  }

  @Test("长度超过整数也不崩溃")
  func hugeLength() {
    #expect(frames("Content-Length: 99999999999999999999999\r\n\r\nabc", pieces: 10) == [])
  }

  @Test("半个字变成替代符，整个的不变")
  func surrogates() {
    func read(_ text: String) -> String { String(decoding: withoutLoneSurrogates(Array(text.utf8)), as: UTF8.self) }
    #expect(read(#""\ud842\udfb7\ud842 \udfb7 \\ud842 \u"#) == #""\ud842\udfb7\uFFFD \uFFFD \\ud842 \u"#)
  }
}
