import MusicSkillCore

/// One thing that a look at the database showed, in words for its owner.
package struct DatabaseFinding: Sendable, Equatable {
    package enum Severity: Sendable {
        case fine
        /// Worth knowing; nothing is broken now.
        case notice
        /// Someone has to act.
        case fault
    }

    package let severity: Severity
    package let message: String
}

extension Database {
    /// Looks at the file at `path` without changing it, also while the service uses it.
    package static func inspect(_ path: String) async -> [DatabaseFinding] {
        await Database(path: path, schema: .current, time: .system).findings()
    }

    private func findings() -> [DatabaseFinding] {
        let files = DatabaseFiles(path: path)
        return [condition(of: files)]
            + files.damagedEarlier.map {
                DatabaseFinding(severity: .notice, message: "\($0): a damaged file set aside earlier")
            }
    }

    private func condition(of files: DatabaseFiles) -> DatabaseFinding {
        if let damage = files.evidentDamage { return damaged(damage) }
        guard files.exists else {
            return DatabaseFinding(
                severity: .fine, message: "\(path): not there yet; the service makes it at its first start")
        }
        do throws(SQLiteError) {
            // With a log beside it the file is in use, or was until a crash; only then is there anything to lock.
            let connection = try SQLiteConnection(path: path, mode: files.hasLog ? .readOnly : .immutable)
            try schema.check(connection)
            if let problem = try DatabaseOpening.problem(in: connection) { return damaged(problem) }
            let taken = try schema.taken(connection)
            return DatabaseFinding(
                severity: .fine,
                message: "\(path): sound, schema \(taken) of \(schema.steps.count), \(files.size) bytes")
        } catch {
            return error.isDamage
                ? damaged(error.message) : DatabaseFinding(severity: .fault, message: error.storeError.message)
        }
    }

    private func damaged(_ reason: String) -> DatabaseFinding {
        DatabaseFinding(
            severity: .fault,
            message: "\(path): is damaged (\(reason)); the next start sets it aside and begins a new one")
    }
}
