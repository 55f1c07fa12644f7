/// Rows in columns, as wide as they need to be.
enum Table {
    static func lines(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { index, cell in
                index + 1 == row.count ? cell : cell.padding(to: widths[index])
            }.joined(separator: "  ")
        }
    }
}
