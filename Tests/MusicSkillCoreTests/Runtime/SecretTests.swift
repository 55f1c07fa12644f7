import MusicSkillCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SecretTests {
    private struct Login {
        var user = "ada"
        var password = Secret("hunter2")
    }

    private func dumped<Value>(_ value: Value) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    @Test func `no way of printing shows it, nor shows what holds it`() {
        let secret = Secret("hunter2")
        let login = Login()
        let shown = [
            "\(secret)", secret.description, String(describing: secret), String(reflecting: secret), dumped(secret),
            "\(login)", String(reflecting: login), dumped(login), "\([secret])", "\(["password": secret])",
            "\(Optional(secret) as Any)", dumped([secret]), "\(secret as Any)",
        ]
        for text in shown {
            #expect(!text.contains("hunter2"), "\(text)")
            #expect(text.contains("***"), "\(text)")
        }
    }

    @Test func `a log that is given one writes stars`() {
        let captured = LogCapture()
        captured.log.info("login", ["password": Secret("hunter2")])
        #expect(captured.lines == ["info service: login password=***"])
    }

    @Test func `it is revealed only on request, and can be compared`() {
        #expect(Secret("hunter2").reveal() == "hunter2")
        #expect(Secret("a") == Secret("a"))
        #expect(Secret("a") != Secret("b"))
    }
}
