internal import DraftServer
internal import Glibc
internal import LanguageServer
internal import PlanData
internal import Serving

if CommandLine.arguments.first == ReaderService.name { ReaderService.serve() }
if CommandLine.arguments.first == ConfinedProgram.name {
  ConfinedProgram.serve(Array(CommandLine.arguments.dropFirst()))
}
ReaderService.use()
// A reader that goes away is an error value of `write`, not the end of the process.
signal(SIGPIPE, SIG_IGN)
// The same for a file that may not grow any more.
signal(SIGXFSZ, SIG_IGN)
if CommandLine.arguments.first == ChildService.name { ChildService.serve(Array(CommandLine.arguments.dropFirst())) }
if CommandLine.arguments.first == ServerGuard.workerName {
  exit(LanguageServerCommand.serve(Array(CommandLine.arguments.dropFirst())).rawValue)
}
if CommandLine.arguments.first == DraftGuard.workerName {
  DraftServerCommand.serve(Array(CommandLine.arguments.dropFirst()))
  exit(0)
}
PartialFiles.removeOnSignals()
MemoryShortage.endsCommand(
  saying: "rulec：内存不够，没有做完；请放宽内存限制（ulimit、容器），或把规划集分成几个\n"
    + "rulec: not enough memory, so it is not finished; allow more (ulimit, container), or divide the plan set\n",
  status: ExitStatus.planDataUnreadable.rawValue
)
let status = Rulec.run(Array(CommandLine.arguments.dropFirst()))
if ReaderService.isUnconfined, Terminal.isErrorTerminal {
  Terminal.note(
    "rulec：这台机器不能限制读文件的进程看到什么（Landlock、seccomp），只限了内存和时间\n"
      + "rulec: this machine cannot limit what processes that read files see (Landlock, seccomp); memory and time are limited\n"
  )
}
exit(status.rawValue)
