import Testing

@testable import MusicSkillCore

@Suite(.timeLimit(.minutes(1)))
struct SpokenNumberTests {
    @Test(arguments: [
        ("one eighty two", "182"), ("blink one eighty two", "blink 182"), ("nineteen eighty nine", "1989"),
        ("ninety nine problems", "99 problems"), ("twenty one pilots", "21 pilots"), ("eight oh eight", "808"),
        ("oh happy day", "oh happy day"), ("ten oh", "10 oh"), ("oh one two", "oh 12"), ("three eleven", "311"),
        ("twenty", "20"), ("twenty ten", "2010"), ("seven nation army", "7 nation army"), ("", ""),
        ("sum forty one", "sum 41"), ("someone like you", "someone like you"), ("zero seven", "07"),
        ("one direction two", "1 direction 2"),
    ])
    func `number words become the digits a name is written with`(spoken: String, written: String) {
        #expect(
            SpokenNumber.digits(in: spoken.split(separator: " ").map(String.init)).joined(separator: " ") == written)
    }
}
