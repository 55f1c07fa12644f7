import CMosquitto
import Foundation
import MusicSkillCore

extension ChildProcess {
    /// Makes the kernel end a program when its parent dies. Part of util-linux, as every Debian system.
    private static let setpriv = "/usr/bin/setpriv"

    /// Starts a program in a process group of its own, with no signal blocked or ignored, nothing to read and none of
    /// our open files.
    static func spawn(_ program: String, _ arguments: [String], _ output: Output) throws(LaunchError) -> pid_t {
        guard access(program, X_OK) == 0 else {
            throw LaunchError(description: "cannot run \(program): \(text(of: errno))")
        }
        var line = [program] + arguments
        if access(setpriv, X_OK) == 0 { line = [setpriv, "--pdeathsig", "TERM", "--"] + line }

        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        if case .file(let path) = output {
            posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
            posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO)
        }
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var pid: pid_t = 0
        let code = withCStrings(line) { line in
            withCStrings(environment) { environment in
                posix_spawn(&pid, line[0]!, &files, &attributes, line, environment)
            }
        }
        guard code == 0 else { throw LaunchError(description: "cannot run \(program): \(text(of: code))") }
        return pid
    }

    /// Blocks until the child has ended, and leaves it to be reaped.
    static func waitForEnd(of pid: pid_t) {
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
    }

    static func reap(_ pid: pid_t) -> Exit {
        var status: CInt = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        // WTERMSIG and WEXITSTATUS of wait.h, which are macros.
        let signal = status & 0x7f
        return signal == 0 ? .code((status >> 8) & 0xff) : .signal(signal)
    }

    private static func text(of code: CInt) -> String {
        String(cString: strerror(code)).lowercased()
    }

    /// The null-terminated array of C strings that exec takes.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
