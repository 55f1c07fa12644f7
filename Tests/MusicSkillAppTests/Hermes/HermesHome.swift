import Foundation
import MusicSkillCore
import Testing

@testable import MusicSkillApp

/// A home under test with somebody in it who plays the dialogue manager.
extension HomeUnderTest {
    static func withHermes(
        _ settings: Configuration.Hermes = Configuration.Hermes(),
        after: @escaping @Sendable (TopicListener) async throws -> Void = { _ in },
        _ body: @escaping @Sendable (HomeUnderTest) async throws -> Void
    ) async throws {
        var hermes = settings
        hermes.enabled = true
        try await with(hermes: hermes, after: after, body)
    }

    func openSession(_ session: String, at site: String = "kitchen-pi") throws {
        try listener.publish(
            "hermes/dialogueManager/sessionStarted",
            #"{"sessionId": "\#(session)", "siteId": "\#(site)", "customData": "hey", "lang": null}"#)
    }

    func closeSession(_ session: String, at site: String = "kitchen-pi") throws {
        try listener.publish(
            "hermes/dialogueManager/sessionEnded",
            #"{"sessionId": "\#(session)", "siteId": "\#(site)", "termination": {"reason": "nominal"}}"#)
    }

    /// An intent without slots.
    func intend(_ name: String, _ input: String, session: String, site: String = "kitchen-pi") throws {
        try listener.publish(
            "hermes/intent/\(name)",
            #"{"input": "\#(input)", "sessionId": "\#(session)", "siteId": "\#(site)", "slots": []}"#)
    }

    func end(of session: String) async throws -> SessionOnWire {
        try await listener.next(on: "hermes/dialogueManager/endSession") { $0.sessionId == session }
    }

    /// Messages that end or continue the session.
    func answers(to session: String) -> Int {
        ["endSession", "continueSession"].flatMap { listener.messages(on: "hermes/dialogueManager/\($0)") }
            .count { HermesMessage($0.payload)?.session == session }
    }

    /// Returns when everything sent before has been looked at.
    func settle() async throws {
        #expect(try await say("what is playing", extra: #", "dry_run": true"#).transaction.isEmpty == false)
    }
}

struct SessionOnWire: Decodable, Sendable {
    var sessionId: String
    var text: String?
    var intentFilter: [String]?
    var sendIntentNotRecognized: Bool?
}

struct SayOnWire: Decodable, Sendable {
    var text: String
    var siteId: String
    var lang: String?
}
