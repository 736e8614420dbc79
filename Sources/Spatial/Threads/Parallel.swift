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
  guard jobs > 1, count > 1 else { return (0..<count).map(body) }
  let results = UnsafeMutablePointer<Result?>.allocate(capacity: count)
  results.initialize(repeating: nil, count: count)
  // Each place is written by the one thread that drew its number, and read after all have ended.
  nonisolated(unsafe) let places = results
  let next = Atomic<Int>(0)
  DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      places[index] = body(index)
    }
  }
  let all = (0..<count).compactMap { results[$0] }
  results.deinitialize(count: count)
  results.deallocate()
  return all
}
