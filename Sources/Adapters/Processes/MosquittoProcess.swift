import Foundation
package import MusicSkillCore

/// A mosquitto broker of our own, on loopback, for the demo and the tests.
package struct MosquittoProcess: Sendable {
    package struct Options: Sendable {
        /// Certificates in PEM files; the broker asks clients for one of theirs where `authorities` may judge it.
        package struct TLS: Sendable {
            package var certificate: String
            package var key: String
            package var clientAuthorities: String?

            package init(certificate: String, key: String, clientAuthorities: String? = nil) {
                self.certificate = certificate
                self.key = key
                self.clientAuthorities = clientAuthorities
            }
        }

        /// Nothing means one that is free.
        package var port: Int?
        /// Without users everybody is let in.
        package var users: [String: Secret<String>]
        package var tls: TLS?
        /// Lines of an access control file, mosquitto.conf(5); none allows everything.
        package var accessRules: [String]
        /// Sessions and retained messages outlive the broker, even a kill -9.
        package var isPersistent: Bool

        package init(
            port: Int? = nil, users: [String: Secret<String>] = [:], tls: TLS? = nil, accessRules: [String] = [],
            isPersistent: Bool = false
        ) {
            self.port = port
            self.users = users
            self.tls = tls
            self.accessRules = accessRules
            self.isPersistent = isPersistent
        }
    }

    package enum LaunchError: Error, Equatable, CustomStringConvertible {
        case notInstalled
        case portInUse(Int)
        case failed(String)

        package var description: String {
            switch self {
            case .notInstalled: "there is no mosquitto here: install the Debian package mosquitto"
            case .portInUse(let port): "port \(port) is in use: stop what uses it or choose another one"
            case .failed(let reason): "mosquitto did not start: \(reason)"
            }
        }
    }

    private static let program = "/usr/sbin/mosquitto"
    static let passwordProgram = "/usr/bin/mosquitto_passwd"

    package let host = "127.0.0.1"
    package let port: Int
    private let process: ChildProcess

    /// Runs `body` beside a broker that keeps its files in `directory`, which exists.
    package static func with<Result>(
        directory: String, _ options: Options = Options(), time: TimeSource = .system,
        _ body: (MosquittoProcess) async throws -> Result
    ) async throws -> Result {
        let broker = try await start(directory: directory, options, time: time)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(broker)) } catch { result = .failure(error) }
        await broker.stop()
        return try result.get()
    }

    /// Starts a broker whose end somebody else takes care of: call ``stop()`` in the end.
    package static func start(
        directory: String, _ options: Options = Options(), time: TimeSource = .system
    ) async throws -> MosquittoProcess {
        guard access(program, X_OK) == 0 else { throw LaunchError.notInstalled }
        let port = try reservePort(options.port)
        let configuration = "\(directory)/mosquitto.conf"
        try await writePasswords(options.users, to: "\(directory)/passwords", time: time)
        try write(options.accessRules, to: "\(directory)/access")
        try write(lines(options, port: port, directory: directory), to: configuration)
        let log = "\(directory)/mosquitto.log"
        try write([], to: log)
        let process = try await ChildProcess.start(program, ["-c", configuration], output: .file(log), time: time)
        let broker = MosquittoProcess(port: port, process: process)
        do {
            try await withDeadline(time.now().advanced(by: .seconds(5)), time: time) {
                // Not a connection made: that could be answered by somebody else on this port.
                while !process.hasEnded, !lines(of: log).contains(where: { $0.hasSuffix(" running") }) {
                    try await time.sleep(for: .milliseconds(10))
                }
            }
        } catch {
            await process.terminate()
            throw error is DeadlineExceeded ? LaunchError.failed("it takes no connections after 5 seconds") : error
        }
        if process.hasEnded { throw LaunchError.failed(lines(of: log).last ?? "it said nothing") }
        return broker
    }

    /// Between this and the start of the broker somebody else may take the port; the kernel hands out free ones in no
    /// order, so that is rare.
    private static func reservePort(_ wanted: Int?) throws(LaunchError) -> Int {
        guard let (descriptor, port) = LoopbackSocket.listen(on: wanted) else { throw .portInUse(wanted ?? 0) }
        close(descriptor)
        return port
    }

    /// Ends the broker in order: it tells its clients and writes what it keeps.
    package func stop() async {
        await process.terminate()
    }

    /// Ends the broker as a power cut would.
    package func kill() async {
        process.signal(SIGKILL)
        await process.terminate()
    }
}
