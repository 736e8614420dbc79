internal import Glibc

/// SHA-256 by the system's libcrypto, which uses the processor's own instructions.
///
/// Opened when it is needed, because linking it would slow down every start.
struct CryptoDigest {
  private typealias Pointer = UnsafeMutableRawPointer
  private typealias New = @convention(c) () -> Pointer?
  private typealias Free = @convention(c) (Pointer?) -> Void
  private typealias Algorithm = @convention(c) () -> UnsafeRawPointer?
  private typealias Start = @convention(c) (Pointer?, UnsafeRawPointer?, Pointer?) -> Int32
  private typealias Update = @convention(c) (Pointer?, UnsafeRawPointer?, Int) -> Int32
  private typealias Finish =
    @convention(c) (Pointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>?) -> Int32

  private let new: New
  private let free: Free
  private let algorithm: Algorithm
  private let start: Start
  private let update: Update
  private let finish: Finish

  /// Opens the library, which goes by one of these names; `nil` where it is not installed.
  init?(_ names: [String] = ["libcrypto.so.3", "libcrypto.so"]) {
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let new = dlsym(library, "EVP_MD_CTX_new"), let free = dlsym(library, "EVP_MD_CTX_free"),
      let algorithm = dlsym(library, "EVP_sha256"), let start = dlsym(library, "EVP_DigestInit_ex"),
      let update = dlsym(library, "EVP_DigestUpdate"), let finish = dlsym(library, "EVP_DigestFinal_ex")
    else { return nil }
    self.new = unsafeBitCast(new, to: New.self)
    self.free = unsafeBitCast(free, to: Free.self)
    self.algorithm = unsafeBitCast(algorithm, to: Algorithm.self)
    self.start = unsafeBitCast(start, to: Start.self)
    self.update = unsafeBitCast(update, to: Update.self)
    self.finish = unsafeBitCast(finish, to: Finish.self)
  }

  /// The digest in hexadecimal digits; `nil` where the file cannot be read.
  func sha256(of file: borrowing OpenFile) -> String? {
    sha256 { take in file.eachBlock { take($0) } }
  }

  /// The digest of some bytes.
  func sha256(of bytes: [UInt8]) -> String? {
    sha256 { take in
      bytes.withUnsafeBytes { take($0) }
      return true
    }
  }

  /// The digest of a text.
  func sha256(of text: String) -> String? {
    sha256 { take in
      Array(text.utf8).withUnsafeBytes { take($0) }
      return true
    }
  }

  /// The digest of bytes that come one after the other; `nil` where the library fails.
  func running() -> RunningDigest? {
    guard let context = new() else { return nil }
    let made = RunningDigest(
      update: { update(context, $0.baseAddress, $0.count) == 1 },
      finish: {
        var digest = [UInt8](repeating: 0, count: 32)
        return finish(context, &digest, nil) == 1 ? Self.digits(of: digest) : nil
      },
      free: { free(context) }
    )
    return start(context, algorithm(), nil) == 1 ? made : nil
  }

  private static func digits(of digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Takes bytes block by block; what gives them says whether they were all.
  private func sha256(_ read: ((UnsafeRawBufferPointer) -> Void) -> Bool) -> String? {
    guard let context = new() else { return nil }
    defer { free(context) }
    guard start(context, algorithm(), nil) == 1 else { return nil }
    var isSound = true
    let isWhole = read { isSound = isSound && update(context, $0.baseAddress, $0.count) == 1 }
    var digest = [UInt8](repeating: 0, count: 32)
    guard isWhole, isSound, finish(context, &digest, nil) == 1 else { return nil }
    return Self.digits(of: digest)
  }
}

/// A digest to which bytes are added; a class, because the library's state is freed with it.
final class RunningDigest {
  private let update: (UnsafeRawBufferPointer) -> Bool
  private let finish: () -> String?
  private let free: () -> Void
  private var isSound = true

  init(
    update: @escaping (UnsafeRawBufferPointer) -> Bool,
    finish: @escaping () -> String?,
    free: @escaping () -> Void
  ) {
    (self.update, self.finish, self.free) = (update, finish, free)
  }

  deinit { free() }

  func add(_ bytes: UnsafeRawBufferPointer) { isSound = isSound && update(bytes) }

  func add(_ value: some BitwiseCopyable) { withUnsafeBytes(of: value) { add($0) } }

  /// In hexadecimal digits; nothing may be added any more.
  func end() -> String? { isSound ? finish() : nil }
}
