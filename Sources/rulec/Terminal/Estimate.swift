internal import RuleDSL

/// How long judging will still take, if what is left takes as long as what is done.
struct Estimate {
  private let start: ContinuousClock.Instant
  /// When the last line was shown; the first one comes after a second, so that short runs show none.
  private var last: ContinuousClock.Instant
  private static let pause = Duration.milliseconds(200)

  init(start: ContinuousClock.Instant) {
    self.start = start
    last = start + .milliseconds(800)
  }

  /// A line to show now, or `nil` when the last one is still fresh.
  mutating func text(done: Int, of total: Int, at now: ContinuousClock.Instant) -> Phrase? {
    guard now >= last + Self.pause, done > 0, done < total else { return nil }
    last = now
    let left = (now - start) / done * (total - done)
    let seconds = left.components.seconds + 1
    let time =
      seconds < 100
      ? Phrase("\(seconds) 秒", "\(seconds) s") : Phrase("\((seconds + 59) / 60) 分钟", "\((seconds + 59) / 60) min")
    return Phrase(
      "正在判定… \(done)/\(total)，约剩 \(time.chinese)",
      "Judging… \(done) of \(total), about \(time.english) left"
    )
  }
}
