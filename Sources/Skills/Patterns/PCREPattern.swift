import CPCRE2

/// A pattern that PCRE2 does not accept.
struct PCREError: Error {
    var message: String
}

/// One compiled pattern, and every way it matches a text.
///
/// PCRE2 finds one match; here a callout behind the pattern notes each match and refuses it, so that matching goes on
/// to the next (pcre2callout(3)).
final class PCREPattern: @unchecked Sendable {
    // Sendable because compiled code "is static", JIT code included, once compiling is over (pcre2api(3), Multithreading).
    private let code: OpaquePointer
    /// Named groups; a name may come several times, of which at most one takes part in a match.
    let groups: [(name: String, number: Int)]

    /// Where a match has to end.
    enum End { case text, word, beforeNextWord }

    private static let matchNumber: UInt32 = 255
    private static let checkNumber: UInt32 = 1

    /// Stands behind a group whose text is asked about at once, before the rest is tried.
    static let check = "(?C\(checkNumber))"

    /// - Parameters:
    ///   - isFolded: whether its letters are written as ``FoldedText`` writes them; else their case does not count.
    ///   - isToMatch: false where only its groups are of interest, or whether it can be compiled at all.
    init(_ pattern: String, end: End, isFolded: Bool, isToMatch: Bool = true) throws(PCREError) {
        let tail =
            switch end {
            case .text: "\\z"
            case .word: "(?=\\z| )"
            case .beforeNextWord: " (?!\\z)"
            }
        let utf8 = Array("(?:\(pattern))\(tail)(?C\(Self.matchNumber))".utf8)
        var error: Int32 = 0
        var offset = 0
        // Where no "." stands for a letter of whatever length, bytes match the same, and quicker.
        let isOfBytes = isFolded && !pattern.utf8.contains(UInt8(ascii: "."))
        let options =
            PCRE2_DUPNAMES | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C | (isOfBytes ? 0 : PCRE2_UTF | PCRE2_UCP)
            | (isFolded ? 0 : PCRE2_CASELESS)
        guard let code = pcre2_compile_8(utf8, utf8.count, options, &error, &offset, nil) else {
            throw PCREError(message: Self.message(error))
        }
        self.code = code
        groups = Self.namedGroups(code)
        if isToMatch {
            // Without JIT the pattern is merely slower.
            _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
        }
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// Shows `visitor` every match at the beginning of `text`, until it has seen enough.
    /// - Returns: false when the match limit of `scratch` stopped the search.
    func match(_ text: UnsafeBufferPointer<UInt8>, scratch: PCREScratch, visitor: any PCREVisitor) -> Bool {
        let result = withUnsafePointer(to: visitor) { visitor in
            scratch.match(code, text, noting: Self.note, in: UnsafeMutableRawPointer(mutating: visitor))
        }
        return result != PCRE2_ERROR_MATCHLIMIT && result != PCRE2_ERROR_HEAPLIMIT
            && result != PCRE2_ERROR_DEPTHLIMIT && result != PCRE2_ERROR_JIT_STACKLIMIT
    }

    private static let note: PCREScratch.Callout = { block, context in
        guard let block, let context else { return 0 }
        let visitor = context.assumingMemoryBound(to: (any PCREVisitor).self)
        let match = PCREMatch(block: block)
        // 0: go on. 1: this way fails, look for another. Negative: end the search.
        switch block.pointee.callout_number {
        case matchNumber: return visitor.pointee.visit(match) ? 1 : PCRE2_ERROR_CALLOUT
        case checkNumber: return visitor.pointee.accepts(match, group: Int(block.pointee.capture_last)) ? 0 : 1
        default: return 0
        }
    }

    private static func namedGroups(_ code: OpaquePointer) -> [(name: String, number: Int)] {
        var count: UInt32 = 0
        var entrySize: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard let table else { return [] }
        return (0..<Int(count)).map { index in
            // Two bytes of group number, then the name and a NUL.
            let entry = table + index * Int(entrySize)
            return (String(cString: entry + 2), Int(entry[0]) << 8 | Int(entry[1]))
        }
    }

    private static func message(_ error: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer[..<Int(length)], as: UTF8.self) : "PCRE2 error \(error)"
    }
}

/// Who looks at the matches of a pattern.
protocol PCREVisitor: AnyObject {
    /// Whether `group` may hold what it caught, asked at each ``PCREPattern/check``.
    func accepts(_ match: PCREMatch, group: Int) -> Bool
    /// - Returns: whether to go on.
    func visit(_ match: PCREMatch) -> Bool
}

/// One match, valid only inside the visit.
struct PCREMatch {
    fileprivate let block: UnsafeMutablePointer<pcre2_callout_block_8>

    /// How far the match reaches, from the start of the text.
    var end: Int { block.pointee.current_position }

    /// The part of the text that group `number` took, if it took part; counted from `origin`.
    func range(of number: Int, from origin: Int) -> Range<Int>? {
        guard number < Int(block.pointee.capture_top) else { return nil }
        let start = block.pointee.offset_vector[2 * number]
        let end = block.pointee.offset_vector[2 * number + 1]
        // PCRE2_UNSET is the largest size.
        guard start != ~0, start <= end else { return nil }
        return origin + start..<origin + end
    }
}

/// What matching needs besides the pattern: for one thread, for one sentence.
final class PCREScratch {
    typealias Callout = @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32

    private let context = pcre2_match_context_create_8(nil)
    private let data = pcre2_match_data_create_8(1, nil)

    init() {
        // Nothing that is said takes a hundredth of these.
        pcre2_set_heap_limit_8(context, 1024)
        pcre2_set_depth_limit_8(context, 10_000)
        limit(100_000)
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
    }

    /// How many steps the next matches may take each.
    func limit(_ steps: UInt32) {
        pcre2_set_match_limit_8(context, steps)
    }

    fileprivate func match(
        _ code: OpaquePointer, _ text: UnsafeBufferPointer<UInt8>, noting callout: @escaping Callout,
        in memory: UnsafeMutableRawPointer
    ) -> Int32 {
        pcre2_set_callout_8(context, callout, memory)
        // Folded text is valid UTF-8 and cut between words.
        return pcre2_match_8(code, text.baseAddress, text.count, 0, PCRE2_NO_UTF_CHECK, data, context)
    }
}
