import Foundation

/// A request to say something, as it comes over a wire: plain text, or a JSON object.
package struct SayRequest: Sendable, Equatable, Codable {
    package var text: String
    package var language: String?
    package var room: String?
    package var site: String?
    package var user: String?
    package var transaction: String?
    /// When the reply is due, counted from arrival.
    package var deadlineMilliseconds: Int?
    package var dryRun: Bool?
    package var explain: Bool?

    enum CodingKeys: String, CodingKey {
        case text, language, room, site, user, transaction, explain
        case deadlineMilliseconds = "deadline_ms"
        case dryRun = "dry_run"
    }

    package init(
        text: String, language: String? = nil, room: String? = nil, site: String? = nil, user: String? = nil,
        transaction: String? = nil, deadlineMilliseconds: Int? = nil, dryRun: Bool? = nil, explain: Bool? = nil
    ) {
        self.text = text
        self.language = language
        self.room = room
        self.site = site
        self.user = user
        self.transaction = transaction
        self.deadlineMilliseconds = deadlineMilliseconds
        self.dryRun = dryRun
        self.explain = explain
    }

    /// What is wrong with a request, in words for whoever sent it.
    package struct Problem: Error, Equatable, Sendable {
        package var message: String
        /// The transaction, where it could still be read: the refusal must find its way back.
        package var transaction: String?

        package init(_ message: String, transaction: String? = nil) {
            self.message = message
            self.transaction = transaction
        }
    }

    /// Larger payloads are nobody's sentence.
    package static let maximumPayload = 16 * 1024
    package static let deadlineRange = 100...60_000
    /// Identifiers, names and the like.
    private static let maximumField = 256

    package static func decode(_ payload: [UInt8]) throws(Problem) -> SayRequest {
        let text = try text(of: payload)
        return try (text.first == "{" ? try decodeJSON(SayRequest.self, text) : SayRequest(text: text)).checked()
    }

    /// - Returns: the payload without blanks around it.
    package static func text(of payload: [UInt8]) throws(Problem) -> String {
        guard payload.count <= maximumPayload else {
            throw Problem("the payload is larger than \(maximumPayload / 1024) KiB")
        }
        guard let text = String(validating: payload, as: UTF8.self) else { throw Problem("the payload is not UTF-8") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Blanks trimmed, fields that are empty left out, and the rest found to be in its ranges.
    package func checked() throws(Problem) -> SayRequest {
        var request = self
        request.text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        request.dropBlanks()
        try request.check()
        return request
    }

    /// Templates fill in nothing where they know nothing.
    private mutating func dropBlanks() {
        for field in [\SayRequest.language, \.room, \.site, \.user, \.transaction] {
            if self[keyPath: field]?.allSatisfy(\.isWhitespace) ?? false { self[keyPath: field] = nil }
        }
    }

    private func check() throws(Problem) {
        func refuse(_ message: String) -> Problem { Problem(message, transaction: transaction) }
        if let transaction, !Self.isReasonable(transaction) {
            throw Problem("transaction: too long, or with control characters")
        }
        guard !text.isEmpty else { throw refuse("the text is empty") }
        guard text.count <= Utterance.maximumLength else {
            throw refuse("the text is longer than \(Utterance.maximumLength) characters")
        }
        let spoken = text.unicodeScalars.filter { !["\n", "\r", "\t"].contains($0) }
        guard !spoken.contains(where: { $0.properties.generalCategory == .control }) else {
            throw refuse("the text holds control characters")
        }
        for (name, value) in [("language", language), ("room", room), ("site", site), ("user", user)] {
            if let value, !Self.isReasonable(value) { throw refuse("\(name): too long, or with control characters") }
        }
        if let deadline = deadlineMilliseconds, !Self.deadlineRange.contains(deadline) {
            throw refuse(
                "deadline_ms: expected \(Self.deadlineRange.lowerBound) to \(Self.deadlineRange.upperBound), found \(deadline)"
            )
        }
    }

    /// Whether it may be an identifier, a name or the like.
    package static func isReasonable(_ value: String) -> Bool {
        value.count <= maximumField && !value.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}

extension Utterance {
    /// A request from a wire; what it leaves open is filled in.
    package init(_ request: SayRequest, door: Door, arrivedAt arrival: TimeSource.Instant) {
        self.init(
            text: request.text, language: request.language, room: request.room, site: request.site, user: request.user,
            transaction: request.transaction ?? UUID().uuidString.lowercased(),
            isTransactionGiven: request.transaction != nil, door: door,
            deadline: arrival + (request.deadlineMilliseconds.map { .milliseconds($0) } ?? Utterance.voiceDeadline),
            isDryRun: request.dryRun ?? false, wantsExplanation: request.explain ?? false)
    }
}
