/// English number words as digits, the way names are spoken: "one eighty two" is 182, "nineteen eighty nine" 1989.
enum SpokenNumber {
    private static let units: [String: String] = [
        "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7",
        "eight": "8", "nine": "9",
    ]
    private static let teens: [String: String] = [
        "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
        "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
    ]
    private static let tens: [String: String] = [
        "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8",
        "ninety": "9",
    ]

    /// The same words with every run of number words drawn together into one number. A lone "oh" stays a word.
    static func digits(in words: [String]) -> [String] {
        var result: [String] = []
        var run = ""
        var index = 0
        func isNumber(_ word: String) -> Bool { units[word] != nil || teens[word] != nil || tens[word] != nil }
        while index < words.count {
            let word = words[index]
            let next = index + 1 < words.count ? words[index + 1] : nil
            if word == "oh", run.isEmpty || !(next.map(isNumber) ?? false) {
                if !run.isEmpty { result.append(run) }
                run = ""
                result.append(word)
            } else if let ten = tens[word] {
                if let next, next != "oh", next != "zero", let unit = units[next] {
                    run += ten + unit
                    index += 1
                } else {
                    run += ten + "0"
                }
            } else if let digits = units[word] ?? teens[word] {
                run += digits
            } else {
                if !run.isEmpty { result.append(run) }
                run = ""
                result.append(word)
            }
            index += 1
        }
        if !run.isEmpty { result.append(run) }
        return result
    }
}
