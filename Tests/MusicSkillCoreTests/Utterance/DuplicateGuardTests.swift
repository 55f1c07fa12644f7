import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DuplicateGuardTests {
    private let time = TestTime()

    /// Which of the requests are admitted, each so many seconds after the first.
    private func admitted(_ requests: (utterance: Utterance, seconds: Double)...) -> [Bool] {
        var duplicates = DuplicateGuard()
        return requests.map { request in
            duplicates.admit(request.utterance, now: time.now.advanced(by: .seconds(request.seconds)))
        }
    }

    private func say(
        _ text: String = "play jazz", door: Utterance.Door = .mqtt, site: String? = nil, room: String? = nil,
        user: String? = nil, transaction: String? = nil, isDryRun: Bool = false
    ) -> Utterance {
        Utterance(
            text: text, room: room, site: site, user: user, transaction: transaction ?? "made",
            isTransactionGiven: transaction != nil, door: door, deadline: time.now, isDryRun: isDryRun)
    }

    @Test(arguments: [(0.0, false), (1.9, false), (2.0, true), (60.0, true)])
    func `the same words again within two seconds are an echo`(seconds: Double, isAdmitted: Bool) {
        #expect(admitted((say(), 0), (say("Play jazz!"), seconds)) == [true, isAdmitted])
    }

    @Test(arguments: [(1.0, false), (599.0, false), (600.0, true)])
    func `the same transaction again within ten minutes is the same request`(seconds: Double, isAdmitted: Bool) {
        #expect(
            admitted((say(transaction: "t1"), 0), (say("pause", transaction: "t1"), seconds)) == [true, isAdmitted])
    }

    @Test func `other words, another place, another person or another door is another request`() {
        #expect(
            admitted(
                (say(), 0), (say("pause"), 0), (say(site: "pi"), 0), (say(room: "kitchen"), 0), (say(user: "ada"), 0),
                (say(door: .http), 0), (say(isDryRun: true), 0)) == [Bool](repeating: true, count: 7))
    }

    @Test func `a name is not mistaken for another field's`() {
        #expect(admitted((say(site: "a", room: "b"), 0), (say(site: "b", room: "a"), 0)) == [true, true])
    }

    @Test func `a transaction made on arrival says nothing`() {
        #expect(admitted((say("play jazz"), 0), (say("pause"), 0)) == [true, true])
    }

    @Test func `an echo that is delivered once more, later, still does not act`() {
        #expect(
            admitted((say(transaction: "t1"), 0), (say(transaction: "t2"), 1), (say(transaction: "t2"), 5))
                == [true, false, false])
    }

    @Test func `an echo does not make the silence longer`() {
        #expect(admitted((say(), 0), (say(), 1.5), (say(), 2.5)) == [true, false, true])
    }

    @Test func `signs without words are compared as they are`() {
        #expect(admitted((say("!!!"), 0), (say("???"), 0), (say("!!!"), 1)) == [true, true, false])
    }
}
