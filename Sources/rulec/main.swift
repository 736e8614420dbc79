internal import Glibc
internal import PlanData

if CommandLine.arguments.first == ReaderService.name { ReaderService.serve() }
ReaderService.use()
// A reader that goes away is an error value of `write`, not the end of the process.
signal(SIGPIPE, SIG_IGN)
// The same for a file that may not grow any more.
signal(SIGXFSZ, SIG_IGN)
PartialFiles.removeOnSignals()
exit(Rulec.run(Array(CommandLine.arguments.dropFirst())).rawValue)
