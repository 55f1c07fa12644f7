/// Languages that are understood by way of another, and names that stand for one of several written forms.
enum LanguageKin {
    /// In lower case. Tags of BCP 47; what they stand for after the IANA language subtag registry: `no` is the
    /// macrolanguage of `nb` and `nn`, `zh` of all written Chinese.
    private static let nearest = [
        "no": "nb", "nn": "nb",
        "zh": "zh-cn", "zh-hans": "zh-cn", "zh-sg": "zh-cn", "zh-hant": "zh-tw", "zh-mo": "zh-hk", "yue": "zh-hk",
        "cmn": "zh-cn",
        "gsw": "de", "bar": "de", "nds": "de",
        "nap": "it", "scn": "it", "vec": "it",
        "sh": "sr-latn", "bs": "hr", "iw": "he", "in": "id",
    ]

    /// The language itself and those whose words will do for it, nearest first: of `de-AT` `de-at` and `de`, of `nn`
    /// `nn` and `nb`.
    static func relatives(of language: String) -> [String] {
        let parts = language.lowercased().split { $0 == "-" || $0 == "_" }
        let parents = (0..<parts.count).map { parts.dropLast($0).joined(separator: "-") }
        return parents + parents.compactMap { nearest[$0] }
    }
}
