/// One request in words, with where it came from and until when an answer is of use.
package struct Utterance: Sendable {
    package enum Door: String, Sendable {
        case mqtt, hermes, wyoming, http
        case commandLine = "command_line"
    }

    package var text: String
    /// What a machine asks for in so many words: a button, an intent that another engine found. It is taken as it is, and
    /// `text` only stands for it in records.
    package var given: Interpretation?
    /// BCP 47; absent when the door does not know.
    package var language: String?
    /// A room the sender names outright, stronger than its site.
    package var room: String?
    /// Satellite, Hermes siteId or device id: where the speaker stands.
    package var site: String?
    package var user: String?
    /// Chosen by the sender, or made on arrival: echoed in the reply, and the key against doubling.
    package var transaction: String
    /// Whether `transaction` came with the request.
    package var isTransactionGiven: Bool
    package var door: Door
    /// The reply is due at this moment.
    package var deadline: TimeSource.Instant
    /// Interpret, resolve and plan, but touch nothing.
    package var isDryRun: Bool
    package var wantsExplanation: Bool

    package init(
        text: String, language: String? = nil, room: String? = nil, site: String? = nil, user: String? = nil,
        transaction: String, isTransactionGiven: Bool = false, door: Door, deadline: TimeSource.Instant,
        isDryRun: Bool = false, wantsExplanation: Bool = false
    ) {
        self.text = text
        self.language = language
        self.room = room
        self.site = site
        self.user = user
        self.transaction = transaction
        self.isTransactionGiven = isTransactionGiven
        self.door = door
        self.deadline = deadline
        self.isDryRun = isDryRun
        self.wantsExplanation = wantsExplanation
    }

    /// How long a voice request may take, from arrival to reply.
    package static let voiceDeadline = Duration.seconds(8)
    /// A request that waited longer than this is answered `too_late`, never carried out.
    package static let life = Duration.seconds(30)
    /// A longer sentence is nobody's speech.
    package static let maximumLength = 512
}
