import Foundation
import MusicSkillCore

extension SettingKind where Value == String {
    private static func text(
        _ expected: String, where isFine: @escaping @Sendable (String) -> Bool
    ) -> SettingKind<String> {
        .single(expected, parse: { isFine($0) ? $0 : nil }, show: { $0 })
    }

    static let text = text("a text", where: { !$0.isEmpty })

    static let host = text(
        "a host name or address without scheme and port",
        where: { $0.wholeMatch(of: /[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%a-z]*/) != nil })

    /// A name to publish under (OASIS MQTT 5.0, 4.7).
    static let topic = text(
        "a topic without +, # and a slash at either end",
        where: { topic in
            !topic.isEmpty && topic.utf8.count <= 200 && !topic.contains { "+#\0".contains($0) }
                && !topic.hasPrefix("/") && !topic.hasSuffix("/") && !topic.hasPrefix("$")
        })

    static let account = text("an account name of lower-case letters, digits, - and _", where: Account.isName)

    /// Of a service in the local network (RFC 6763, 4.1.1).
    static let instanceName = text(
        "a name of at most 63 bytes without control characters",
        where: { name in
            (1...63).contains(name.utf8.count)
                && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        })

    static let absolutePath = text("an absolute path", where: { $0.hasPrefix("/") && !$0.contains("\0") })

    /// The common shapes of BCP 47 (RFC 5646, 2.1).
    static let language = text(
        "a language such as en or de-AT", where: { $0.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil })

    private static let addressWords = "an https address, or an http one on this machine"

    /// Kept exactly as written: services compare it byte by byte.
    static let address = text(addressWords, where: isSafeAddress)

    /// To be followed by a path.
    static let baseAddress = SettingKind.single(
        addressWords,
        parse: { text in
            guard isSafeAddress(text) else { return nil }
            return text.hasSuffix("/") ? String(text.dropLast()) : text
        },
        show: { $0 })

    /// Of a machine in the home, where few have certificates; to be followed by a path.
    static let homeAddress = SettingKind.single(
        "an https address, or an http one within the home network",
        parse: { text in
            guard isSafeAddress(text, orPlainTo: { HomeNetwork.holds($0) }) else { return nil }
            return text.hasSuffix("/") ? String(text.dropLast()) : text
        },
        show: { $0 })

    private static func isSafeAddress(_ text: String) -> Bool {
        isSafeAddress(text, orPlainTo: ListenAddress.isLoopback)
    }

    /// Neither readable on the way nor with a password inside.
    private static func isSafeAddress(_ text: String, orPlainTo isTrusted: (_ host: String) -> Bool) -> Bool {
        guard
            let url = URLComponents(string: text), let host = url.host, !host.isEmpty, url.user == nil,
            url.password == nil, url.query == nil, url.fragment == nil
        else { return false }
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return url.scheme == "https" || (url.scheme == "http" && isTrusted(bare))
    }
}

extension SettingKind where Value == Int {
    static func number(_ range: ClosedRange<Int>) -> SettingKind<Int> {
        .single(
            "a number from \(range.lowerBound) to \(range.upperBound)", isQuoted: false,
            schema: .number(range),
            parse: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }, show: { String($0) })
    }

    static let version = SettingKind.single(
        "1, the only version this musicskill knows", isQuoted: false, schema: .number(1...1),
        parse: { $0 == "1" ? 1 : nil },
        show: { String($0) })
}

extension SettingKind where Value == Bool {
    /// With the words of YAML 1.1, which people know from Home Assistant.
    static let truth = SettingKind.single(
        "true or false", isQuoted: false, schema: .truth,
        parse: { text in
            switch text.lowercased() {
            case "true", "yes", "on": true
            case "false", "no", "off": false
            default: nil
            }
        },
        show: { String($0) })
}

extension SettingKind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    static var choice: SettingKind {
        .single(
            "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))",
            schema: .choice(Value.allCases.map(\.rawValue)), parse: { Value(rawValue: $0) }, show: { $0.rawValue })
    }
}

extension SettingKind where Value == ListenAddress {
    static let listen = SettingKind.single(
        "host:port, such as 127.0.0.1:8770", parse: { ListenAddress($0) }, show: { $0.description })
}

extension SettingKind where Value == Secret<String> {
    static let secret = SettingKind.single("a text", parse: { Secret($0) }, show: { $0.description })
}
