/// The rows of the built-in catalogue, as ``Catalogue/parse(_:)`` reads them: tabs between the columns.
enum BuiltInRows {
    /// The order decides what a search shows first.
    static let all = [
        tributes, pop, rock, soul, jazz, hipHop, loud, electronic, folk, german, romance, nordic, classical, children,
        versions,
    ]
}
