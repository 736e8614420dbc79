# Of what `swift test` prints: a line a suite, and whatever is not a success.  `status N` at the end is the run's status.
BEGIN { status = 1 }
/^status [0-9]+$/ { status = $2; next }
# An argument with line ends makes a message of several lines.
inside { inside = !/(started|seconds)\.$/; next }
/^◇/ || /^✔ Test (case )?/ && !/^✔ Test run/ { inside = !/(started|seconds)\.$/; next }
/^\[[0-9]+\/[0-9]+\]/ || /^Test Suite / || /^\t Executed / { next }
{ print; fflush() }
END { exit status }
