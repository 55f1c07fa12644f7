import Adapters
import Foundation
import Testing

/// `openssl s_server` with a certificate made for the name `localhost`, which is its own authority.
struct TLSServer: Sendable {
    let port: Int
    /// PEM file to trust the server by.
    let certificate: String
    /// PEM file of another authority with the same name.
    let foreignCertificate: String

    static func with(_ body: (TLSServer) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let process = Process()
        let result = await onOwnThread("tls-server") { Result { try start(process, in: folder) } }
        do {
            try await body(result.get())
            end(process, folder)
        } catch {
            end(process, folder)
            throw error
        }
    }

    private static func start(_ process: Process, in folder: URL) throws -> TLSServer {
        for name in ["own", "foreign"] {
            let request = openssl(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "\(name).key", "-out",
                "\(name).pem")
            request.currentDirectoryURL = folder
            try request.run()
            request.waitUntilExit()
        }
        let output = Pipe()
        let server = openssl("s_server", "-www", "-accept", "127.0.0.1:0", "-cert", "own.pem", "-key", "own.key")
        process.executableURL = server.executableURL
        process.arguments = server.arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while let data = try output.fileHandleForReading.read(upToCount: 1), !data.isEmpty {
            text += String(decoding: data, as: UTF8.self)
            if let match = text.firstMatch(of: /ACCEPT [^\n]*:(\d+)\n/), let port = Int(match.1) {
                return TLSServer(
                    port: port, certificate: folder.appending(path: "own.pem").path,
                    foreignCertificate: folder.appending(path: "foreign.pem").path)
            }
        }
        throw StartFailure()
    }

    /// The server ended before it listened.
    private struct StartFailure: Error {}

    private static func openssl(_ arguments: String...) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardError = FileHandle.nullDevice
        return process
    }

    private static func end(_ process: Process, _ folder: URL) {
        // A child of a concurrency thread inherits a mask that holds SIGTERM back.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
}
