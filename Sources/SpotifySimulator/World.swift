import MusicSkillCore

/// All the simulator knows. A value, so that an answer can be tried without its effect.
struct World: Sendable {
    let catalogue: Catalogue
    let randomness: Randomness
    let sha256: @Sendable ([UInt8]) -> [UInt8]
    var settings: SimulatorSettings
    var accounts = Accounts()
    var timeline: Timeline
    var library: Library
    var faults = FaultBook()
    var report = Report()

    init(
        catalogue: Catalogue, devices: [Device], settings: SimulatorSettings, randomness: Randomness,
        sha256: @escaping @Sendable ([UInt8]) -> [UInt8], at moment: Moment
    ) {
        self.catalogue = catalogue
        self.randomness = randomness
        self.sha256 = sha256
        self.settings = settings
        timeline = Timeline(Household(devices, at: moment.instant))
        library = Library(of: catalogue, at: moment.date)
    }

    /// The home as a reader sees it.
    func home(at moment: Moment) -> Household { timeline.visible(at: moment.instant) }

    /// Changes the home; readers see it after the visibility delay.
    mutating func changeHome<Result>(
        at moment: Moment, _ body: (inout Household) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        try timeline.change(at: moment.instant, visibleAfter: settings.visibilityDelay, body)
    }
}
