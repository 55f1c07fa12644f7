/// libyaml's complaints, said so that the writer of a configuration knows what to change.
enum YAMLProblem {
    static func inWords(_ problem: String) -> String {
        words[problem] ?? problem
    }

    /// The keys are the texts in libyaml's `scanner.c`, `parser.c` and `reader.c` (0.2.5).
    private static let words = [
        "found character that cannot start any token":
            "expected a value, found a character that cannot begin one (a tab, @, ` or %): "
            + "indent with spaces, and put such a value in quotes",
        "found a tab character that violates indentation": "expected spaces, found a tab: indent with spaces",
        "mapping values are not allowed in this context":
            "expected no key here: check the indentation, or put the text in quotes if the colon belongs to it",
        "could not find expected ':'": "expected ':' and a space after the key",
        "did not find expected key": "expected a key, indented like the keys above it",
        "did not find expected '-' indicator": "expected '- ', indented like the entries above it",
        "did not find expected ',' or ']'": "expected ',' or the closing ']' of a list",
        "did not find expected ',' or '}'": "expected ',' or the closing '}' of a mapping",
        "did not find expected node content": "expected a value",
        "found unexpected end of stream": "expected the closing quote, found the end of the text",
        "control characters are not allowed": "expected text, found a control character",
    ]
}
