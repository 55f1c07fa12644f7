import MusicSkillCore

/// Makes requests of Hermes messages.
struct HermesInterpreter: Sendable {
    let pipeline: CommandPipeline
    /// Of whoever says nothing about theirs.
    let language: String

    /// A session is to be answered within ``Utterance/voiceDeadline``, and the answer has a way to go.
    private static let deadline = Utterance.voiceDeadline - .milliseconds(500)

    /// For an intent that another engine found.
    ///
    /// - Parameter meaning: of the intent's name; nothing where only the sentence tells.
    func utterance(
        for message: HermesMessage, _ meaning: Intent?, arrivedAt arrival: TimeSource.Instant
    ) async throws(SayRequest.Problem) -> Utterance {
        var utterance = try utterance(for: message, standIn: meaning?.rawValue, arrivedAt: arrival)
        let reading = message.input == nil ? Reading() : await pipeline.read(utterance)
        let command = HermesCommand(meaning, message, reading: reading, language: message.language ?? language)
        if case .command(let interpretation) = command { utterance.given = interpretation }
        return utterance
    }

    /// For a sentence that nobody has understood yet.
    /// - Parameter standIn: for the records, where there is no sentence.
    func utterance(
        for message: HermesMessage, standIn: String? = nil, arrivedAt arrival: TimeSource.Instant
    ) throws(SayRequest.Problem) -> Utterance {
        let request = SayRequest(
            text: message.input ?? standIn ?? "", language: message.language, site: message.site,
            deadlineMilliseconds: Self.deadline.milliseconds)
        return Utterance(try request.checked(), door: .hermes, arrivedAt: arrival)
    }

    /// The request in a sentence that is ours to read, and its best reading; nothing where it is not understood.
    func reading(
        of query: HermesMessage, arrivedAt arrival: TimeSource.Instant
    ) async -> (Utterance, Interpretation)? {
        // What cannot be a request is not understood either.
        guard var utterance = try? utterance(for: query, arrivedAt: arrival),
            let best = HermesParse.best(of: await pipeline.read(utterance), for: query)
        else { return nil }
        // Other readings than those that are wanted must not be taken after all.
        if query.intentFilter != nil { utterance.given = best }
        return (utterance, best)
    }
}
