import Foundation
import MusicSkillCore
import TestSupport
import Testing

@testable import Adapters

/// Who is let in, who is not, and what is said about it.
@Suite(.timeLimit(.minutes(1)))
struct BusConnectionTests {
    private static let users = ["anna": Secret("right")]

    /// The first outcome of connecting.
    private func outcome(_ settings: MQTTSettings, log: Log = .silent) async throws -> BusConnectError? {
        try await MosquittoBus.withBus(settings, log: log) { bus in
            do throws(BusConnectError) {
                try await bus.waitUntilConnected(deadline: .now.advanced(by: .seconds(10)))
                return nil
            } catch {
                return error
            }
        }
    }

    private func isRefusal(_ error: BusConnectError?) -> Bool {
        if case .refusedCredentials = error { true } else { false }
    }

    private func isUntrusted(_ error: BusConnectError?, _ words: String) -> Bool {
        if case .untrusted(let reason) = error { reason.contains(words) } else { false }
    }

    @Test(arguments: [MQTTSettings.ProtocolVersion.v311, .v5])
    func `user names and passwords are told apart`(version: MQTTSettings.ProtocolVersion) async throws {
        try await withBroker(.init(users: Self.users)) { broker in
            var settings = MQTTSettings.test(broker.port, version: version)
            let nobody = try await outcome(settings)
            #expect(isRefusal(nobody))
            settings.username = "anna"
            settings.password = Secret("wrong")
            let lines = LogLines()
            let wrong = try await outcome(settings, log: lines.log)
            #expect(isRefusal(wrong))
            #expect(lines.all.contains { $0.contains("not authorised") || $0.contains("wrong user name or password") })
            #expect(!lines.all.contains { $0.contains("wrong\"") })
            settings.password = Secret("right")
            #expect(try await outcome(settings) == nil)
        }
    }

    @Test func `a refused password is told on the bus in words`() async throws {
        try await withBroker(.init(users: Self.users)) { broker in
            try await MosquittoBus.withBus(.test(broker.port), log: .silent) { bus in
                let reason = try await bus.nextDisconnection()
                #expect(reason.contains("not authorised"))
                #expect(!bus.isConnected)
            }
        }
    }

    @Test func `nobody at the address is told at once`() async throws {
        let port = try LoopbackPort.free()
        #expect(
            try await outcome(.test(port))
                == .unreachable("connection refused at 127.0.0.1:\(port); is the broker running?"))
    }

    @Test func `an unknown name is told by name`() async throws {
        var settings = MQTTSettings.test(1883)
        settings.host = "broker.invalid"
        let error = try await outcome(settings)
        #expect(error?.description.hasPrefix("the name broker.invalid is unknown: ") == true)
    }

    @Test func `something that is silent ends the wait at its deadline`() async throws {
        let (descriptor, port) = try #require(LoopbackSocket.listen(on: nil))
        defer { close(descriptor) }
        try await MosquittoBus.withBus(.test(port), log: .silent) { bus in
            _ = await #expect(throws: BusConnectError.unreachable("127.0.0.1:\(port) does not answer")) {
                try await bus.waitUntilConnected(deadline: .now.advanced(by: .milliseconds(50)))
            }
        }
    }

    @Test func `our own authority is trusted, and asks for a certificate`() async throws {
        try await withTestDirectory { directory in
            let certificates = try await TestCertificates(in: directory)
            let tls = MosquittoProcess.Options.TLS(
                certificate: certificates.broker.certificate, key: certificates.broker.key,
                clientAuthorities: certificates.authority)
            try await withBroker(.init(tls: tls)) { broker in
                var settings = MQTTSettings.test(broker.port, subscriptions: ["say"])
                settings.tls = .init(
                    authorities: certificates.authority, certificate: certificates.client.certificate,
                    key: certificates.client.key)
                try await MosquittoBus.connected(settings) { bus in
                    try bus.publish(OutboundMessage(topic: "say", text: "in secret"))
                    try await bus.expect("in secret")
                }
                settings.tls = .init(authorities: certificates.authority)
                let error = try await outcome(settings)
                #expect(isUntrusted(error, "for a client certificate"))
            }
        }
    }

    @Test func `an authority nobody vouches for is not trusted`() async throws {
        try await withTestDirectory { directory in
            let certificates = try await TestCertificates(in: directory)
            let tls = MosquittoProcess.Options.TLS(
                certificate: certificates.broker.certificate, key: certificates.broker.key)
            try await withBroker(.init(tls: tls)) { broker in
                var settings = MQTTSettings.test(broker.port)
                settings.tls = .init()
                let system = try await outcome(settings)
                #expect(isUntrusted(system, "the broker's certificate is not trusted"))
                settings.tls = .init(authorities: certificates.authority)
                let own = try await outcome(settings)
                #expect(own == nil)
                // The certificate is for 127.0.0.1 alone.
                settings.host = "localhost"
                let misnamed = try await outcome(settings)
                #expect(isUntrusted(misnamed, "the broker's certificate is not made out to localhost"))
                settings.tls = .init(authorities: "/nowhere/ca.pem")
                let missing = try await outcome(settings)
                #expect(missing == .untrusted("TLS cannot be set up: cannot read /nowhere/ca.pem"))
            }
        }
    }

    @Test func `TLS towards a broker without it is told`() async throws {
        try await withBroker { broker in
            var settings = MQTTSettings.test(broker.port)
            settings.tls = .init()
            let error = try await outcome(settings)
            #expect(
                error
                    == .unreachable(
                        "127.0.0.1:\(broker.port) closed the connection; is that the broker's port for TLS?"))
        }
    }

    @Test func `a broker that comes later is found`() async throws {
        try await withBroker { broker in
            await broker.stop()
            try await MosquittoBus.withBus(.test(broker.port, subscriptions: ["say"]), log: .silent) { bus in
                #expect(try await bus.nextDisconnection().contains("connection refused"))
                try bus.publish(OutboundMessage(topic: "say", text: "waited"))
                try await broker.start()
                #expect(try await bus.nextConnection() == false)
                try await bus.expect("waited")
            }
        }
    }
}
