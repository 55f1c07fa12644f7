import CYAML
import MusicSkillCore

/// One step of libyaml's walk through a text.
struct YAMLEvent {
    enum Kind: Equatable {
        case scalar(String, isQuoted: Bool, tag: String?)
        case sequenceStart(tag: String?), sequenceEnd
        case mappingStart(tag: String?), mappingEnd
        case documentStart, documentEnd
        case streamStart, streamEnd
        case alias
    }

    let kind: Kind
    /// From 1.
    let line: Int
    /// An anchor (`&name`) stood before the value.
    let isAnchored: Bool
}

/// libyaml's event parser over one text. The only place that sees its pointers.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// libyaml reads the text where it lies, so it lives as long as the parser.
    private let text: UnsafeMutableBufferPointer<UInt8>

    init(_ string: String) throws(DocumentError) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw DocumentError(line: 1, message: "no memory to read the text")
        }
        self.parser = parser
        text = .allocate(capacity: string.utf8.count)
        _ = text.initialize(from: string.utf8)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    mutating func next() throws(DocumentError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        return YAMLEvent(kind: kind(of: event), line: Int(event.start_mark.line) + 1, isAnchored: isAnchored(event))
    }

    private func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                String(decoding: bytes, as: UTF8.self), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE,
                tag: scalar.tag.map { String(cString: $0) })
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(tag: event.data.sequence_start.tag.map { String(cString: $0) })
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            return .mappingStart(tag: event.data.mapping_start.tag.map { String(cString: $0) })
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_ALIAS_EVENT: return .alias
        // The stream's end, and the empty event that libyaml gives when asked again after it.
        default: return .streamEnd
        }
    }

    private func isAnchored(_ event: yaml_event_t) -> Bool {
        switch event.type {
        case YAML_SCALAR_EVENT: event.data.scalar.anchor != nil
        case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor != nil
        case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor != nil
        default: false
        }
    }

    private func failure() -> DocumentError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "cannot be read as YAML"
        // The reader, which comes before lines are counted, knows only how many bytes it had seen.
        guard parser.pointee.error != YAML_READER_ERROR else {
            let line = 1 + text.prefix(parser.pointee.problem_offset).count { $0 == UInt8(ascii: "\n") }
            return DocumentError(line: line, message: YAMLProblem.inWords(problem))
        }
        return DocumentError(
            line: Int(parser.pointee.problem_mark.line) + 1, message: YAMLProblem.inWords(problem))
    }
}
