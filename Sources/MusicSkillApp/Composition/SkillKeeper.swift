import Adapters
import MusicSkillCore
import Skills

/// Takes changed skill files into use if they pass their own tests, keeps what it has if not, and tells the home.
actor SkillKeeper: Service {
    nonisolated let name = "skill keeper"
    /// Compiling and testing a language takes its time.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// A look reads the folders, no file.
    static let interval = Duration.seconds(2)

    private let executor = QueueExecutor(label: "musicskill.skills")
    private let skills: LiveSkills
    private let stock: any SkillStock
    private let events: EventStream
    private let news: Doorbell
    private let time: TimeSource
    private let log: Log
    /// What the skills in use were made from, or refused.
    private var taken: [String: FileStamp]
    private var seen: [String: FileStamp]

    /// - Parameters:
    ///   - skills: made from what `stock` holds now.
    ///   - news: rung when what `bridge/info` says of the skills is no longer true.
    init(
        skills: LiveSkills, stock: any SkillStock, events: EventStream, news: Doorbell, time: TimeSource, log: Log
    ) {
        self.skills = skills
        self.stock = stock
        self.events = events
        self.news = news
        self.time = time
        self.log = log.of("skills")
        taken = stock.stamps()
        seen = taken
    }

    func run() async throws {
        while true {
            try await time.sleep(for: Self.interval)
            look()
        }
    }

    /// Files that are still being written are left alone until they stay as they are.
    private func look() {
        let stamps = stock.stamps()
        defer { seen = stamps }
        if stamps != taken, stamps == seen { reload() }
    }

    /// Reads all skills anew.
    @discardableResult
    func reload() -> SkillReload {
        taken = stock.stamps()
        let old = skills.current.library
        let (library, complaints) = next(after: old)
        skills.replace(by: LiveSkills.Edition(library: library, complaints: complaints))
        let reload = SkillReload(from: old.summary, to: library.summary, complaints: complaints)
        for event in reload.events { events.send(event) }
        if !reload.changed.isEmpty { log.info("skills reloaded", ["skills": reload.changed.joined(separator: " ")]) }
        for complaint in complaints { log.error("skill rejected", ["problem": complaint]) }
        news.ring()
        return reload
    }

    private func next(after old: SkillLibrary) -> (SkillLibrary, [String]) {
        do {
            return old.next(try stock.sources())
        } catch {
            return (old, ["\(error)"])
        }
    }
}

/// What became of changed skills.
struct SkillReload: Encodable, Equatable {
    /// Skills with their languages, as `music/en`, that are new, others or gone.
    var changed: [String]
    /// Why others stay what they were.
    var complaints: [String]

    init(from old: [SkillSummary], to new: [SkillSummary], complaints: [String]) {
        func differing(_ some: [SkillSummary], from others: [SkillSummary]) -> [String] {
            some.filter { !others.contains($0) }.map { "\($0.skill)/\($0.language)" }
        }
        changed = Set(differing(old, from: new) + differing(new, from: old)).sorted()
        self.complaints = complaints
    }

    /// `skills_reloaded`, `skills_rejected`, both or neither.
    var events: [BridgeEvent] {
        var events: [BridgeEvent] = []
        if !changed.isEmpty {
            events.append(BridgeEvent(type: "skills_reloaded", data: ["skills": changed.joined(separator: " ")]))
        }
        if !complaints.isEmpty {
            events.append(BridgeEvent(type: "skills_rejected", data: ["problems": complaints.joined(separator: "\n")]))
        }
        return events
    }
}
