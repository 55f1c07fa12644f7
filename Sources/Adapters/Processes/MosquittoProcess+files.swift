import Foundation
import MusicSkillCore

extension MosquittoProcess {
    /// mosquitto.conf(5).
    static func lines(_ options: Options, port: Int, directory: String) -> [String] {
        var lines = [
            "listener \(port) 127.0.0.1",
            // Without it an answer that is ready within 40 ms leaves the broker 40 ms late at QoS 1.
            "set_tcp_nodelay true",
            "log_dest stderr",
            "persistence \(options.isPersistent)",
        ]
        if options.isPersistent {
            lines += ["persistence_location \(directory)/", "autosave_on_changes true", "autosave_interval 1"]
        }
        if options.users.isEmpty {
            lines.append("allow_anonymous true")
        } else {
            lines += ["allow_anonymous false", "password_file \(directory)/passwords"]
        }
        if !options.accessRules.isEmpty { lines.append("acl_file \(directory)/access") }
        if let tls = options.tls {
            lines += ["certfile \(tls.certificate)", "keyfile \(tls.key)"]
            if let authorities = tls.clientAuthorities {
                lines += ["cafile \(authorities)", "require_certificate true"]
            }
        }
        // Started as root it becomes the user mosquitto, who cannot write here.
        if geteuid() == 0 { lines.append("user root") }
        return lines
    }

    /// In plain text first, hashed in place then: on a command line every user of the machine could read it.
    static func writePasswords(_ users: [String: Secret<String>], to path: String, time: TimeSource) async throws {
        guard !users.isEmpty else { return }
        try write(users.map { "\($0.key):\($0.value.reveal())" }, to: path)
        let hashing = try await ChildProcess.start(passwordProgram, ["-U", path], time: time)
        guard try await hashing.exit() == .code(0) else {
            throw LaunchError.failed("mosquitto_passwd could not hash the passwords in \(path)")
        }
    }

    /// Readable by us alone.
    static func write(_ lines: [String], to path: String) throws {
        let contents = Data(lines.map { $0 + "\n" }.joined().utf8)
        guard FileManager.default.createFile(atPath: path, contents: contents, attributes: [.posixPermissions: 0o600])
        else { throw LaunchError.failed("cannot write \(path)") }
    }

    static func lines(of path: String) -> [String] {
        let contents = FileManager.default.contents(atPath: path) ?? Data()
        return String(decoding: contents, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
