import MusicSkillCore

/// Rhasspy, Snips and other speakers of the Hermes protocol: their intents in, one session message out for each.
///
/// Music is heard before the answer is, since the answer tells what is really heard; ``HermesDucking`` keeps it down
/// while somebody speaks.
struct HermesDoor: BusListener {
    /// Between two messages. Behind a lock and not in an actor: what comes in order must be taken in order.
    private struct Memory {
        var sessions = HermesSessions()
        var echoes = HermesEchoes()
        /// Sites whose intents are not to be acted on.
        var silent: Set<String> = []
    }

    private let settings: Configuration.Hermes
    private let claims: HermesClaims
    private let interpreter: HermesInterpreter
    private let graph: Graph
    private let bus: any MessageBus
    private let ducking: HermesDucking?
    private let log: Log
    private let memory = Locked(Memory())

    init(_ configuration: Configuration, graph: Graph, bus: any MessageBus, ducking: HermesDucking?) {
        settings = configuration.hermes
        claims = HermesClaims(settings.intents)
        interpreter = HermesInterpreter(pipeline: graph.pipeline, language: configuration.languages[0])
        self.graph = graph
        self.bus = bus
        self.ducking = ducking
        log = graph.log.of("hermes")
    }

    var filters: [String] { HermesTopics.filters(readsSentences: settings.nlu != .off) }

    func connected() {
        memory.withLock { $0.sessions.connected(at: graph.time.now()) }
    }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        guard let (kind, hermes) = opened(message) else { return }
        let now = graph.time.now()
        switch kind {
        case .intent(let name):
            guard !isSilent(hermes), isNew(hermes, message) else { return }
            let meaning = claims.meaning(of: name)
            handle(hermes, message, in: &group) { () async throws(SayRequest.Problem) in
                try await interpreter.utterance(for: hermes, meaning, arrivedAt: now)
            }
        case .notRecognized:
            guard isNew(hermes, message), takeAnswer(hermes) else { return }
            handle(hermes, message, in: &group) { () async throws(SayRequest.Problem) in
                try interpreter.utterance(for: hermes, arrivedAt: now)
            }
        case .query:
            guard isNew(hermes, message) else { return }
            read(hermes, message, in: &group)
        case .sessionStarted:
            follow(kind, hermes)
        case .sessionEnded:
            follow(kind, hermes)
            group.addTask {
                for account in await graph.accounts.all { await account.dropQuestion(at: hermes.site) }
            }
        case .sayFinished:
            guard !memory.withLock({ $0.sessions.isBusy(hermes.site, now: graph.time.now()) }) else { return }
            ducking?.note(.calm(hermes.site))
        case .wakeWord(let word):
            guard settings.wakeWords.isEmpty || settings.wakeWords.contains(word) else { return }
            ducking?.note(.attention(hermes.site))
        case .handling(let isOn):
            memory.withLock {
                if isOn {
                    $0.silent.remove(hermes.site)
                } else if $0.silent.count < HermesSessions.capacity {
                    $0.silent.insert(hermes.site)
                }
            }
        }
    }

    /// Too much waits: said at once, since a session waits for an answer all the same.
    func refuse(_ message: InboundMessage) {
        guard let (kind, hermes) = opened(message) else { return }
        switch kind {
        case .intent where !isSilent(hermes), .notRecognized where takeAnswer(hermes):
            answer(busy(hermes), to: hermes)
        case .sessionStarted, .sessionEnded:
            follow(kind, hermes)
        default: break
        }
    }

    /// What the message is about; nothing where it is none of our business.
    private func opened(_ message: InboundMessage) -> (HermesTopics.Inbound, HermesMessage)? {
        guard let kind = HermesTopics.classify(message.topic) else { return nil }
        if case .intent(let name) = kind, !claims.claims(name) { return nil }
        guard !message.isRetained else {
            // An intent that the broker kept would be carried out again at every start.
            log.warning("retained message ignored", ["topic": message.topic])
            return nil
        }
        guard let hermes = HermesMessage(message.payload) else {
            log.warning("message that is no JSON object", ["topic": message.topic])
            return nil
        }
        guard settings.sites.isEmpty || settings.sites.contains(hermes.site) else { return nil }
        return (kind, hermes)
    }

    /// Keeps in mind whether the session is open.
    private func follow(_ kind: HermesTopics.Inbound, _ hermes: HermesMessage) {
        guard let session = hermes.session else { return }
        if kind == .sessionStarted {
            memory.withLock { $0.sessions.started(session, at: hermes.site, now: graph.time.now()) }
            ducking?.note(.attention(hermes.site))
        } else {
            memory.withLock { $0.sessions.ended(session) }
            ducking?.note(.calm(hermes.site))
        }
    }

    private func isSilent(_ hermes: HermesMessage) -> Bool { memory.withLock { $0.silent.contains(hermes.site) } }

    private func takeAnswer(_ hermes: HermesMessage) -> Bool {
        memory.withLock { $0.sessions.takeAnswer(hermes.session, now: graph.time.now()) }
    }

    private func isNew(_ hermes: HermesMessage, _ message: InboundMessage) -> Bool {
        memory.withLock { $0.echoes.admit(hermes, on: message.topic, now: graph.time.now()) }
    }

    /// Carries out what `utterance` says, and answers in any case.
    private func handle(
        _ hermes: HermesMessage, _ message: InboundMessage, in group: inout DiscardingTaskGroup,
        _ utterance: @escaping @Sendable () async throws(SayRequest.Problem) -> Utterance
    ) {
        guard let turn = graph.desk.reserveTurn() else { return answer(busy(hermes), to: hermes) }
        group.addTask {
            defer { graph.desk.giveUp(turn) }
            do throws(SayRequest.Problem) {
                let utterance = try await utterance()
                answer(
                    await graph.desk.handle(utterance, age: message.heldFor ?? .zero, turn: turn), to: hermes)
            } catch {
                log.warning("invalid request", ["topic": message.topic, "problem": error.message])
                answer(refusal(.notUnderstood, hermes), to: hermes)
            }
        }
    }

    /// Tells the dialogue manager what the sentence is read as, and acts on it.
    private func read(_ query: HermesMessage, _ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        let arrival = graph.time.now()
        let turn = graph.desk.reserveTurn()
        group.addTask {
            defer { if let turn { graph.desk.giveUp(turn) } }
            guard let turn, let (utterance, reading) = await interpreter.reading(of: query, arrivedAt: arrival) else {
                if settings.exclusive {
                    publish(HermesTopics.intentNotRecognized, HermesNoParse(query))
                }
                return
            }
            let parse = HermesParse(reading, of: query, in: utterance.text)
            publish(HermesTopics.intentParsed, parse)
            if settings.nlu == .rhasspy { publish(HermesTopics.intent(parse.intent.intentName), parse) }
            guard !isSilent(query) else { return }
            answer(await graph.desk.handle(utterance, age: message.heldFor ?? .zero, turn: turn), to: query)
        }
    }

    private func busy(_ hermes: HermesMessage) -> Reply {
        log.warning("too many requests wait; one refused", ["site": hermes.site])
        return refusal(.rateLimited, phrase: "rate_limited.busy", hermes)
    }

    private func refusal(_ code: OutcomeCode, phrase: String? = nil, _ hermes: HermesMessage) -> Reply {
        graph.pipeline.refusal(
            code, phrase: phrase, transaction: hermes.id ?? hermes.session ?? hermes.site, language: hermes.language)
    }

    /// With the one message that the intent's session waits for.
    private func answer(_ reply: Reply, to hermes: HermesMessage) {
        let answers = memory.withLock { $0.sessions.answers(to: hermes, reply, now: graph.time.now()) }
        for answer in answers { send(answer.message) }
        if answers.contains(where: \.isHeard), reply.hasStartedMusic { ducking?.note(.speech(hermes.site)) }
    }

    private func publish(_ topic: String, _ payload: some Encodable) {
        send(OutboundMessage(topic: topic, payload: Wire.encode(payload)))
    }

    private func send(_ message: OutboundMessage) {
        do {
            try bus.publish(message)
        } catch {
            log.error("an answer cannot be published", ["topic": message.topic, "error": "\(error)"])
        }
    }
}

extension Reply {
    fileprivate var hasStartedMusic: Bool {
        code == .ok && [.play, .radio, .resume, .transfer].contains(intent)
    }
}

extension HermesDoor {
    /// What is to listen and to run; nothing where Hermes is not wanted.
    static func open(
        _ configuration: Configuration, graph: Graph, bus: any MessageBus
    ) -> (listeners: [any BusListener], services: [any Service]) {
        guard configuration.hermes.enabled else { return ([], []) }
        let ducking = configuration.hermes.ducking.hush.map {
            HermesDucking($0, accounts: graph.accounts, time: graph.time)
        }
        let door = HermesDoor(configuration, graph: graph, bus: bus, ducking: ducking)
        return ([door], ducking.map { [$0] } ?? [])
    }
}
