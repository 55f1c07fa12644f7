import MusicSkillCore

/// What is said in answer to an intent, and how: a dialogue manager waits for exactly one such message.
enum HermesAnswer: Equatable {
    /// Silent without a text.
    case end(session: String, text: String?)
    case ask(session: String, text: String)
    /// Where no session waits for it.
    case say(text: String, site: String, language: String?)
}

/// The sessions that the dialogue manager has open. Pure.
struct HermesSessions: Sendable {
    /// A session without a sign of life for so long is over, whether anybody said so or not: managers give up after half.
    static let memory = Duration.seconds(60)
    /// More than a home has; the one that is oldest gives way.
    static let capacity = 200

    fileprivate struct Session {
        var site: String
        var lastSign: TimeSource.Instant
        /// Whether we asked something in it, and nobody has answered yet.
        var isAsked = false
        var isOver = false
    }

    private var sessions: [String: Session] = [:]
    /// When the broker came: nobody has told us of what was opened before.
    private var connectedAt: TimeSource.Instant?

    mutating func connected(at now: TimeSource.Instant) {
        connectedAt = now
    }

    mutating func started(_ id: String, at site: String, now: TimeSource.Instant) {
        sessions = sessions.filter { $0.value.lastSign.duration(to: now) < Self.memory }
        if sessions.count >= Self.capacity, let oldest = sessions.min(by: { $0.value.lastSign < $1.value.lastSign }) {
            sessions[oldest.key] = nil
        }
        sessions[id] = Session(site: site, lastSign: now)
    }

    mutating func ended(_ id: String) {
        sessions[id]?.isOver = true
    }

    /// Whether a session is open at the site.
    func isBusy(_ site: String, now: TimeSource.Instant) -> Bool {
        sessions.values.contains { $0.site == site && $0.isOpen(at: now) }
    }

    /// Whether what is said in the session is an answer to us; a question is answered once.
    mutating func takeAnswer(_ id: String?, now: TimeSource.Instant) -> Bool {
        guard let id, let session = sessions[id], session.isOpen(at: now), session.isAsked else { return false }
        sessions[id]?.isAsked = false
        return true
    }

    /// - Returns: none where nobody waits and there is nothing to say.
    mutating func answers(to message: HermesMessage, _ reply: Reply, now: TimeSource.Instant) -> [HermesAnswer] {
        // An echo was answered where it first came from.
        let text = reply.code == .duplicate || reply.speech.isEmpty ? nil : reply.speech
        guard let id = message.session, sessions[id]?.isOpen(at: now) == true else {
            let said = text.map { HermesAnswer.say(text: $0, site: message.site, language: message.language) }
            let end = message.session.flatMap {
                mayBeOpen($0, at: now) ? HermesAnswer.end(session: $0, text: nil) : nil
            }
            return [said, end].compactMap(\.self)
        }
        sessions[id]?.lastSign = now
        sessions[id]?.isAsked = reply.code == .ask
        return [reply.code == .ask ? .ask(session: id, text: reply.speech) : .end(session: id, text: text)]
    }

    /// Whether a session that nobody told us of may have been opened before we were there. Where it was not, the dialogue
    /// manager does not know it either, and passes over its end.
    private func mayBeOpen(_ id: String, at now: TimeSource.Instant) -> Bool {
        guard let connectedAt, sessions[id] == nil else { return false }
        return connectedAt.duration(to: now) < Self.memory
    }
}

extension HermesSessions.Session {
    fileprivate func isOpen(at now: TimeSource.Instant) -> Bool {
        !isOver && lastSign.duration(to: now) < HermesSessions.memory
    }
}
