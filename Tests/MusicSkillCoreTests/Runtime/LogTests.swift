import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LogTests {
    @Test(arguments: Log.Level.allCases)
    func `what is below the minimum is not even put into words`(minimum: Log.Level) {
        let levels = Locked<[Log.Level]>([])
        let spoken = Locked(0)
        let log = Log(minimum: minimum) { entry in levels.withLock { $0.append(entry.level) } }
        func message() -> String {
            spoken.withLock { $0 += 1 }
            return "text"
        }
        log.debug(message())
        log.info(message())
        log.warning(message())
        log.error(message())
        let expected = Log.Level.allCases.filter { $0 >= minimum }
        #expect(levels.withLock { $0 } == expected)
        #expect(spoken.withLock { $0 } == expected.count)
    }

    @Test func `a part of the service speaks under its own name`() {
        let categories = Locked<[String]>([])
        let log = Log(minimum: .info) { entry in categories.withLock { $0.append(entry.category) } }
        log.info("a")
        log.of("mqtt").info("b")
        #expect(categories.withLock { $0 } == ["service", "mqtt"])
    }

    @Test(arguments: [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2), (41_000, 41)])
    func `a wait is told in whole seconds, rounded up`(milliseconds: Int, seconds: Int) {
        #expect(Duration.milliseconds(milliseconds).wholeSecondsUp == seconds)
        #expect(Duration.milliseconds(milliseconds).milliseconds == milliseconds)
        #expect(abs(Duration.milliseconds(milliseconds).seconds - Double(milliseconds) / 1000) < 1e-9)
    }
}
