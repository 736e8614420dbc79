internal import Glibc

// A reader that goes away is an error value of `write`, not the end of the process.
signal(SIGPIPE, SIG_IGN)
exit(Rulec.run(Array(CommandLine.arguments.dropFirst())).rawValue)
