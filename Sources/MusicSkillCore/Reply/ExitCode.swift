/// What a command's exit says to the shell. Numbers from 64 on follow BSD's sysexits.h.
package enum ExitCode: Int32, Sendable {
    case done = 0
    /// Heard and answered, but not carried out; the reply says why.
    case notDone = 1
    case usage = 64
    /// A skill or data file is invalid.
    case badData = 65
    case unreachable = 69
    case `internal` = 70
    /// Rate limited or busy: try later.
    case busy = 75
    /// Login needed, or refused.
    case loginNeeded = 77
    case configuration = 78
    /// Asked to end in order to be started again; a service manager does so after any failure.
    case restart = 79
}
