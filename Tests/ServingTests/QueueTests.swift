import PlanData
import RuleDSL
import Testing

@testable import Serving

@Suite("服务：队列")
struct QueueTests {
  private let scratch: ScratchFolder
  private let store: SubmissionStore

  init() throws {
    scratch = try ScratchFolder()
    store = try SubmissionStore(path: scratch.file("queue.sqlite"))
  }

  private func accept(_ owner: String = "甲", most: Int = 10, mostOfOwner: Int = 10) throws -> String {
    let submission = Submission(
      id: Submission.newID(),
      name: "试",
      owner: owner,
      language: .chinese,
      accepted: 1
    )
    _ = try store.accept(submission, most: most, mostOfOwner: mostOfOwner)
    return submission.id
  }

  @Test("先来的先做，做完的不再做")
  func order() throws {
    let ids = try [accept(), accept()]
    let first = try #require(try store.takeNext(at: 2))
    #expect(first.id == ids[0] && first.state == .running && first.attempts == 1)
    #expect(try store.waiting(before: 9) == 1)
    #expect(try store.end(first.number, .succeeded, outcome: "{}", at: 3))
    #expect(try !store.end(first.number, .failed, outcome: "{}", at: 4))
    #expect(try store.submission(ids[0])?.state == .succeeded)
    #expect(try store.takeNext(at: 5)?.id == ids[1])
    #expect(try store.takeNext(at: 6) == nil)
  }

  @Test("服务中断后，做到一半的排回原来的位置")
  func requeue() throws {
    let ids = try [accept(), accept(), accept()]
    _ = try store.takeNext(at: 2)
    let again = try SubmissionStore(path: scratch.file("queue.sqlite"))
    try again.requeue()
    let taken = try (0..<3).map { _ in try #require(try again.takeNext(at: 3)) }
    #expect(taken.map(\.id) == ids)
    #expect(taken.map(\.attempts) == [2, 1, 1])
  }

  @Test("排满了就不收，正在做的也算")
  func quotas() throws {
    _ = try accept(mostOfOwner: 2)
    _ = try accept(mostOfOwner: 2)
    _ = try store.takeNext(at: 2)
    #expect(throws: SubmissionStore.Refusal.self) { _ = try accept(mostOfOwner: 2) }
    _ = try accept("乙", most: 3, mostOfOwner: 2)
    #expect(throws: SubmissionStore.Refusal.self) { _ = try accept("丙", most: 3, mostOfOwner: 2) }
    #expect(try store.ids().count == 3)
  }

  @Test("正在做的不能删，做完的过期才找得到")
  func removal() throws {
    let id = try accept()
    let running = try #require(try store.takeNext(at: 2))
    #expect(try !store.remove(id))
    _ = try store.end(running.number, .failed, outcome: "{}", at: 3)
    #expect(try store.ended(before: 3).isEmpty)
    #expect(try store.ended(before: 4) == [id])
    #expect(try store.remove(id))
    #expect(try store.submission(id) == nil)
  }

  @Test("做成的检查有图层，新的在前，问题在各条线之前")
  func layers() throws {
    let ids = try [accept(), accept(), accept()]
    for (place, state) in [Submission.State.succeeded, .failed, .succeeded].enumerated() {
      let number = try #require(try store.takeNext(at: 2)).number
      let lines = place == 0 ? #","生态保护红线""# : ""
      _ = try store.end(number, state, outcome: #"{"layers":["findings"\#(lines)]}"#, at: 3)
    }
    let all = try store.layers(of: nil, most: 9).map(\.id)
    #expect(all == ["findings-\(ids[2])", "findings-\(ids[0])", "生态保护红线-\(ids[0])"])
    #expect(try store.layers(of: ids[0], most: 9).map(\.title) == ["试", "试 生态保护红线"])
    #expect(try store.layers(of: ids[1], most: 9).isEmpty)
  }

  @Test("编号里不能有路径")
  func ids() throws {
    #expect(Submission.isID(Submission.newID()))
    for odd in ["", "..", "../../queue.sqlite", String(repeating: "A", count: 32), String(repeating: "０", count: 32)]
    {
      #expect(!Submission.isID(odd), "\(odd)")
      #expect(try store.submission(odd) == nil)
    }
  }
}
