internal import Dispatch
internal import Synchronization

/// Results for `0..<count` in that order, worked out by at most `jobs` threads.
///
/// Two runs give the same results, whatever the scheduler did.
package func parallelMap<Result: Sendable>(
  _ count: Int,
  jobs: Int,
  _ body: @Sendable (Int) -> Result
) -> [Result] {
  parallelMap(count, jobs: jobs) {
  } work: { _, index in
    body(index)
  }
}

/// The same where each thread has a worker of its own, which may keep what it learned from one number for the next;
/// `onProgress` is given how many of how many results are there, from several threads and in no order.
package func parallelMap<Worker, Result: Sendable>(
  _ count: Int,
  jobs: Int,
  onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil,
  worker makeWorker: @Sendable () -> Worker,
  work: @Sendable (inout Worker, Int) -> Result
) -> [Result] {
  guard count > 0 else { return [] }
  let results = UnsafeMutablePointer<Result?>.allocate(capacity: count)
  results.initialize(repeating: nil, count: count)
  // Each place is written by the one thread that drew its number, and read after all have ended.
  nonisolated(unsafe) let places = results
  let next = Atomic<Int>(0)
  let done = Atomic<Int>(0)
  DispatchQueue.concurrentPerform(iterations: min(max(jobs, 1), count)) { _ in
    var worker = makeWorker()
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      places[index] = work(&worker, index)
      onProgress?(done.wrappingAdd(1, ordering: .relaxed).newValue, count)
    }
  }
  let all = (0..<count).compactMap { results[$0] }
  results.deinitialize(count: count)
  results.deallocate()
  return all
}
