internal import Foundation

/// The target that the environment names.
private let chosen: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["CHUANDAO_FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else { fatalError("CHUANDAO_FUZZ_TARGET names no target: \(name)") }
  return target
}()

/// What libFuzzer calls with each input; a fault ends the process, as a trap does.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  if let fault = chosen.fault(of: UnsafeRawBufferPointer(start: start, count: count)) { fatalError(fault) }
  return 0
}
