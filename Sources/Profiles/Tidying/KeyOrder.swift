import Facts

/// In which order the keys of a profile's mappings stand: those of the profile as its reader knows them, facts as the
/// vocabulary has them, a grid's keys, a record's fields and a fact's reporters as they are declared.
struct KeyOrder {
    /// What a value is.
    enum Role {
        case profile
        /// A group of names; the path to it ends in a point, unless it is the outermost.
        case group(Int, path: String)
        case fact(Int)
        case records(of: Int)
        case record(of: Int)
        /// Its keys stay as they are.
        case anything
    }

    let vocabulary: Vocabulary
    private let top = Keys().words[Keys.Mapping.top.rawValue]

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// What stands behind a key.
    func role(of key: String, in role: Role) -> Role {
        switch role {
        case .profile: return key == "facts" ? .group(0, path: "") : .anything
        case .group(let group, let path):
            switch follow(key, from: group) {
            case .fact(let fact)?: return .fact(fact)
            case .group(let inner)?: return .group(inner, path: path + key + ".")
            case nil: return .anything
            }
        case .fact(let fact):
            let content = vocabulary.facts[fact]
            if content.isGrid { return content.keys.contains { $0.id == key } ? .record(of: fact) : .anything }
            return content.list != nil && key == "items" ? .records(of: fact) : .anything
        case .records, .record, .anything: return .anything
        }
    }

    /// What an item of a sequence is.
    func role(ofItemIn role: Role) -> Role {
        switch role {
        case .fact(let fact) where vocabulary.facts[fact].list != nil: .record(of: fact)
        case .records(let fact): .record(of: fact)
        default: .anything
        }
    }

    /// Where a key belongs among its neighbours; `nil` for one that stays behind what it stands behind.
    func place(of key: String, in role: Role) -> Int? {
        switch role {
        case .profile: return top.firstIndex(of: key)
        case .group(let group, let path):
            switch follow(key, from: group) {
            case .fact(let fact)?: return fact
            case .group?: return vocabulary.facts.firstIndex { $0.id.hasPrefix(path + key + ".") }
            case nil: return nil
            }
        case .fact(let fact):
            let content = vocabulary.facts[fact]
            return content.isGrid
                ? content.keys.firstIndex { $0.id == key } : (content.reporters + ["settled"]).firstIndex(of: key)
        case .record(let fact): return vocabulary.facts[fact].fields.firstIndex { $0.id == key }
        case .records, .anything: return nil
        }
    }

    private func follow(_ key: String, from group: Int) -> Vocabulary.Target? {
        let bytes = Array(key.utf8)
        return vocabulary.follow(bytes.span, from: group)
    }
}
