internal import CSandbox
internal import Glibc

/// A process that gives up what a converter does not need, and then becomes the converter.
///
/// It sees the programs of the system and the file, writes nothing, and reaches no network.
public enum ConfinedProgram {
  /// What such a process is called, in the place of the program's name.
  public static let name = "rulec-confined"

  /// Arguments: the file; the converter; the program that is started, which may be another that becomes it, and its own
  /// arguments.
  public static func serve(_ arguments: [String]) -> Never {
    guard arguments.count >= 3 else { exit(127) }
    let program = arguments[2]
    let readable = system + [FileSystem.folder(of: FileSystem.resolved(arguments[1])), arguments[0]]
    // Where the kernel has no such means, limits of memory, work and output are what is left.
    _ = withCStrings(readable) { $0.map { sandbox_run_only($0, Int32(clamping: readable.count)) } }
    _ = sandbox_forbid_reaching()
    withMutableCStrings(Array(arguments.dropFirst(2))) { _ = execv(program, $0) }
    exit(127)
  }

  /// Programs, their libraries, fonts, and what the C library asks for.
  private static let system = [
    "/usr", "/bin", "/lib", "/lib64", "/opt", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts",
    "/etc/localtime", "/etc/passwd", "/etc/nsswitch.conf", "/var/cache/fontconfig", "/proc",
    "/sys/devices/system/cpu",
    "/dev/urandom", "/dev/random", "/dev/zero",
  ]
}
