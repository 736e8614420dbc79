import Foundation

/// How many times as much as usual random tests draw: the environment variable DRAWS; `make soak` sets it.
public let drawFactor = max(1, Int(ProcessInfo.processInfo.environment["DRAWS"] ?? "") ?? 1)

/// Seeds of a random test.
public func draws(_ usual: Int) -> Range<Int> { 0..<usual * drawFactor }
