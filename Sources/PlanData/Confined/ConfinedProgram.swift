internal import CSandbox
internal import Glibc

/// A process that gives up what a converter does not need, and then becomes the converter.
///
/// It sees the programs of the system and the file, writes nothing but in a folder of its own, where it is given one, and
/// reaches no network.
public enum ConfinedProgram {
  /// What such a process is called, in the place of the program's name.
  public static let name = "rulec-confined"

  /// Arguments: the file; a folder of its own, or nothing; the converter; the program that is started, which may be another
  /// that becomes it, and its own arguments.
  public static func serve(_ arguments: [String]) -> Never {
    guard arguments.count >= 4 else { exit(127) }
    let (own, program) = (arguments[1], arguments[3])
    let readable = system + [FileSystem.folder(of: FileSystem.resolved(arguments[2])), arguments[0]]
    // Where the kernel has no such means, limits of memory, work and output are what is left.
    _ = withCStrings(readable) { paths in
      paths.map { paths in
        let count = Int32(clamping: readable.count)
        return own.isEmpty ? sandbox_run_only(paths, count) : sandbox_run_within(paths, count, own)
      }
    }
    _ = sandbox_forbid_reaching(own.isEmpty ? 0 : 1)
    withMutableCStrings(Array(arguments.dropFirst(3))) { _ = execv(program, $0) }
    exit(127)
  }

  /// Programs, their libraries, fonts, and what the C library asks for.
  private static let system = [
    "/usr", "/bin", "/lib", "/lib64", "/opt", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts",
    "/etc/localtime", "/etc/locale.alias", "/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice",
    "/etc/passwd", "/etc/nsswitch.conf", "/var/cache/fontconfig", "/proc",
    "/sys/devices/system/cpu",
    "/dev/urandom", "/dev/random", "/dev/zero",
  ]
}
