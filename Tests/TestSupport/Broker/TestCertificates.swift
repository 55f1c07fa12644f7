import Adapters

/// An authority, a broker's certificate for 127.0.0.1 and a client's, made afresh by the openssl command.
package struct TestCertificates: Sendable {
    package let authority: String
    package let broker: (certificate: String, key: String)
    package let client: (certificate: String, key: String)

    package init(in directory: String) async throws {
        authority = "\(directory)/authority.pem"
        try await Self.openssl(
            ["req", "-x509", "-subj", "/CN=authority", "-out", authority, "-keyout", "\(directory)/authority.key"]
                + Self.newKey, directory)
        broker = try await Self.issue("broker", extension: "subjectAltName=IP:127.0.0.1", directory)
        client = try await Self.issue("client", extension: "extendedKeyUsage=clientAuth", directory)
    }

    private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]

    private static func issue(
        _ name: String, extension: String, _ directory: String
    ) async throws -> (certificate: String, key: String) {
        let certificate = "\(directory)/\(name).pem"
        let key = "\(directory)/\(name).key"
        try await openssl(
            [
                "req", "-x509", "-subj", "/CN=\(name)", "-addext", `extension`, "-addext", "basicConstraints=CA:FALSE",
                "-CA", "\(directory)/authority.pem", "-CAkey", "\(directory)/authority.key", "-out", certificate,
                "-keyout", key,
            ] + newKey, directory)
        return (certificate, key)
    }

    private static func openssl(_ arguments: [String], _ directory: String) async throws {
        let log = "\(directory)/openssl.log"
        let process = try await ChildProcess.start("/usr/bin/openssl", arguments, output: .file(log))
        let exit = try await process.exit()
        guard exit == .code(0) else { throw OpenSSLFailure(arguments: arguments, exit: exit) }
    }
}

private struct OpenSSLFailure: Error {
    let arguments: [String]
    let exit: ChildProcess.Exit
}
