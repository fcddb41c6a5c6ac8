import RulePacks

/// What reads what, as a drawing for Graphviz or Mermaid: facts on the left, flags on the right.
public struct GraphDrawing: Sendable {
    private let catalogue: Catalogue
    private let graph: PackGraph

    /// - Parameter centres: only what these stand on and what stands on them; `nil` is the whole pack.
    public init(_ catalogue: Catalogue, of centres: [CatalogueSubject]? = nil) {
        self.catalogue = catalogue
        graph = centres.map(catalogue.graph.neighbourhood) ?? catalogue.graph
    }

    /// Benchmarks are printed and read by nothing.
    private var subjects: [CatalogueSubject] { graph.subjects.filter { $0.kind != .benchmark } }
    private var edges: [PackGraph.Edge] { graph.edges.filter { $0.reason != .prints } }

    private func name(_ subject: CatalogueSubject) -> String { "\(subject.kind.rawValue)_\(subject.place)" }

    // MARK: Graphviz

    /// In the language of Graphviz.
    public func dot() -> String {
        var text = """
            digraph "\(GraphDrawing.escaped(catalogue.pack.id))" {
              rankdir=LR;
              node [fontname="sans-serif", fontsize=10];
              edge [fontname="sans-serif", fontsize=8];

            """
        for subject in subjects {
            let label = "\(subject.kind.rawValue)\n\(catalogue.id(of: subject))"
            text += "  \(name(subject)) [label=\"\(GraphDrawing.escaped(label))\", \(dotShape(subject)), "
            text += "tooltip=\"\(GraphDrawing.escaped(catalogue.title(of: subject)))\"];\n"
        }
        for edge in edges {
            let label = edge.reason == .reads ? "" : ", label=\"\(edge.reason.rawValue)\""
            let style = edge.reason == .guards ? "style=dashed" : "style=solid"
            text += "  \(name(edge.from)) -> \(name(edge.to)) [\(style)\(label)];\n"
        }
        return text + "}\n"
    }

    private func dotShape(_ subject: CatalogueSubject) -> String {
        switch subject.kind {
        case .fact: "shape=box"
        case .term: "shape=hexagon"
        case .claim: "shape=ellipse"
        case .rule: "shape=box, style=rounded"
        case .flag, .benchmark, .place, .party, .field, .mitigation, .theme: "shape=cds"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.printableLines.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    // MARK: Mermaid

    /// In the language of Mermaid.
    public func mermaid() -> String {
        var text = "flowchart LR\n"
        for subject in subjects {
            let (open, close) =
                switch subject.kind {
                case .fact: ("[", "]")
                case .term: ("{{", "}}")
                case .claim: ("([", "])")
                case .rule: ("(", ")")
                case .flag, .benchmark, .place, .party, .field, .mitigation, .theme: (">", "]")
                }
            let id = catalogue.id(of: subject).replacing("\"", with: "#quot;")
            text += "  \(name(subject))\(open)\"\(subject.kind.rawValue): \(id)\"\(close)\n"
        }
        for edge in edges {
            let arrow = edge.reason == .guards ? "-.->" : "-->"
            let label = edge.reason == .reads ? "" : "|\(edge.reason.rawValue)|"
            text += "  \(name(edge.from)) \(arrow)\(label) \(name(edge.to))\n"
        }
        return text
    }
}

extension String {
    /// Printable, line by line.
    fileprivate var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
    }
}
