import MusicSkillCore
import Testing

@testable import Adapters

@Suite(.timeLimit(.minutes(1)))
struct BrokerReasonTests {
    private let reason = BrokerReason(settings: MQTTSettings(host: "hub", clientID: "me"))

    @Test(arguments: [4, 5, 134, 135])
    func `refused credentials are told apart from other refusals`(code: CInt) {
        guard case .refusedCredentials(let text) = reason.refusal(code) else {
            Issue.record("\(reason.refusal(code))")
            return
        }
        #expect(text.hasPrefix("hub:1883: "))
    }

    @Test(arguments: [1, 2, 132, 133, 138, 159])
    func `other refusals are refusals`(code: CInt) {
        guard case .refused = reason.refusal(code) else {
            Issue.record("\(reason.refusal(code))")
            return
        }
    }

    @Test(arguments: [
        (CInt(142), Duration.seconds(9), "hub:1883: another client connected with the id me; ids must differ"),
        (139, .seconds(9), "hub:1883: the broker shuts down"),
        (19, .seconds(9), "hub:1883: the broker fell silent"),
        (7, .seconds(9), "hub:1883: the connection was lost"),
    ])
    func `a lost connection has its reason`(code: CInt, lasted: Duration, text: String) {
        let failure = MosquittoClient.Failure(code: code, errno: 0, complaint: nil)
        #expect(reason.lost(failure, lasted: lasted).description == text)
    }
}
