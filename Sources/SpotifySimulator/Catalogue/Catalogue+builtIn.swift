extension Catalogue {
    /// Music written down for the simulator: well known titles of all kinds, with the traps that titles are.
    package static let builtIn: Catalogue = {
        do throws(CatalogueError) {
            return try parse([starter])
        } catch {
            preconditionFailure("the built-in catalogue is damaged: \(error)")
        }
    }()
}
