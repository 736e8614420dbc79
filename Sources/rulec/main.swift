internal import Glibc
internal import PlanData

if CommandLine.arguments.first == ReaderService.name { ReaderService.serve() }
ReaderService.use()
// A reader that goes away is an error value of `write`, not the end of the process.
signal(SIGPIPE, SIG_IGN)
// The same for a file that may not grow any more.
signal(SIGXFSZ, SIG_IGN)
PartialFiles.removeOnSignals()
MemoryShortage.endsCommand(
  saying: "rulec：内存不够，没有做完；请放宽内存限制（ulimit、容器），或把规划集分成几个\n"
    + "rulec: not enough memory, so it is not finished; allow more (ulimit, container), or divide the plan set\n",
  status: ExitStatus.planDataUnreadable.rawValue
)
exit(Rulec.run(Array(CommandLine.arguments.dropFirst())).rawValue)
