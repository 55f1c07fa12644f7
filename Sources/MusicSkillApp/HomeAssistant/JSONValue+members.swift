import Adapters

extension JSONValue {
    /// Nothing for what is no object, too.
    subscript(key: String) -> JSONValue? { members?[key] }

    /// Nothing for what is no list.
    var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}
