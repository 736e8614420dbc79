internal import Glibc

/// The end of a command for which there is not enough memory.
public enum MemoryShortage {
  /// Made before anything can run short, and never freed.
  nonisolated(unsafe) private static var sentence: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var length = 0
  nonisolated(unsafe) private static var status: Int32 = 0

  /// From now on a process that is under a limit on memory, and gets no more of it, removes its partial files and ends with a
  /// sentence and a status; without a limit whatever breaks off is a defect, and is left to show as one.
  ///
  /// What is known to need much is weighed before it is read; this is for what could not be foreseen, such as how often the
  /// lines of two maps cross.  For the command alone, and before it starts threads.
  public static func endsCommand(saying said: String, status: Int32) {
    guard Memory.isLimited else { return }
    sentence = strdup(said)
    length = said.utf8.count
    self.status = status
    // The library of the language and that of C++ call `abort` when an allocation fails.
    signal(SIGABRT) { _ in
      PartialFiles.removeAll()
      if let sentence = MemoryShortage.sentence { _ = write(STDERR_FILENO, sentence, MemoryShortage.length) }
      _exit(MemoryShortage.status)
    }
  }
}
