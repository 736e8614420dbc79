internal import Foundation
@testable internal import PlanData
internal import RuleDSL
internal import Testing

/// Source of the vectors: FIPS 180-4 examples (NIST, “SHA-256 example values”) and the empty message.
struct DigestTests {
  static let vectors: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test("摘要与标准的例子一致", arguments: vectors)
  func vector(message: String, digest: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(message, to: "m")
    let file = try OpenFile(path: folder.path + "/m")
    #expect(CryptoDigest()?.sha256(of: file) == digest)
    #expect(
      InputFile(path: "m", location: folder.path + "/m", stamp: FileStamp(path: folder.path + "/m")).sha256()
        == digest
    )
  }

  @Test("没有的文件没有摘要")
  func missing() {
    #expect(InputFile(path: "m", location: "/nonexistent/m", stamp: nil).sha256() == nil)
  }

  @Test("没有 libcrypto 时说明要装什么，不写空的摘要")
  func libraryMissing() throws {
    try InputFile.requireDigests()
    let failure = #expect(throws: PlanDataFailure.self) {
      try InputFile.requireDigests(of: CryptoDigest(["libcrypto-of-no-machine.so"]))
    }
    #expect(failure?.problems.first?.remedy.english.contains("libssl3") == true)
  }
}
