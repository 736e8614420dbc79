import RuleDSL
import Testing

@testable import rulec

@Suite("进度")
struct EstimateTests {
  @Test("一秒以后才显示，不早于上次之后五分之一秒；按已用的时间估计剩下的")
  func estimate() {
    let start = ContinuousClock.now
    var estimate = Estimate(start: start)
    #expect(estimate.text(done: 1, of: 10, at: start + .milliseconds(900)) == nil)
    let first = estimate.text(done: 2, of: 10, at: start + .seconds(2))
    #expect(first == Phrase("正在判定… 2/10，约剩 9 秒", "Judging… 2 of 10, about 9 s left"))
    #expect(estimate.text(done: 3, of: 10, at: start + .milliseconds(2100)) == nil)
    #expect(estimate.text(done: 4, of: 1000, at: start + .seconds(4))?.chinese == "正在判定… 4/1000，约剩 17 分钟")
    #expect(estimate.text(done: 10, of: 10, at: start + .seconds(10)) == nil)
    #expect(estimate.text(done: 0, of: 10, at: start + .seconds(10)) == nil)
  }

  @Test("不在终端上就什么也不显示")
  func silent() {
    #expect(Progress(isShown: false, language: .chinese).meter() == nil)
    #expect(Progress(isShown: true, language: .chinese).meter() != nil)
  }
}
