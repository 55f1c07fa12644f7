import MusicSkillCore

/// An option of a command: `--json`, or with a value `--room ROOM`.
struct Option: Sendable {
    var name: String
    /// What stands for the value in the help; nothing for a flag.
    var value: String?
    var help: String

    init(_ name: String, _ value: String? = nil, _ help: String) {
        self.name = name
        self.value = value
        self.help = help
    }
}

/// The words after the command, sorted into options and the rest.
struct Arguments: Sendable {
    private(set) var words: [String] = []
    private var values: [String: String] = [:]
    private var flags: Set<String> = []

    /// - Throws: a usage error that names the option, and the nearest one that exists.
    static func parse(_ raw: [String], options: [Option], of command: String) throws(AppError) -> Arguments {
        var result = Arguments()
        var rest = raw[...]
        while let word = rest.popFirst() {
            if word == "--" {
                result.words += rest
                break
            }
            guard word.hasPrefix("--") || word == "-h" else {
                result.words.append(word)
                continue
            }
            let parts = (word == "-h" ? "--help" : word).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false
            ).map(String.init)
            guard let option = options.first(where: { $0.name == parts[0] }) else {
                let known = options.map(\.name).joined(separator: " ")
                throw AppError(.usage, "unknown option \(parts[0]) for \(command); it takes: \(known)")
            }
            guard option.value != nil else {
                guard parts.count == 1 else { throw AppError(.usage, "\(option.name) takes no value") }
                result.flags.insert(option.name)
                continue
            }
            guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
                throw AppError(.usage, "\(option.name) needs a value: \(option.name) \(option.value ?? "")")
            }
            result.values[option.name] = value
        }
        return result
    }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    subscript(_ option: String) -> String? { values[option] }

    /// - Parameter noun: what the number is, for the error.
    /// - Returns: nothing where the option is not given.
    func number(
        _ option: String, in range: ClosedRange<Int>, as noun: String = "a number"
    ) throws(AppError) -> Int? {
        guard let text = values[option] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            let limits = "from \(range.lowerBound) to \(range.upperBound)"
            throw AppError(.usage, "\(option): expected \(noun) \(limits), found \"\(text)\"")
        }
        return number
    }

    /// A port; 0 lets the system choose.
    func port(_ option: String) throws(AppError) -> Int? {
        try number(option, in: 0...65_535, as: "a port")
    }

    /// All words as one sentence, so that quotes may be forgotten.
    var sentence: String { words.joined(separator: " ") }
}
