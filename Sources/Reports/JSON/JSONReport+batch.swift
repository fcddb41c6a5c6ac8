import Engine
public import RulePacks

/// What stands around the assessments of a batch, as `concord/batch/1`.
extension JSONReport {
    public static let batchStart = Array("{\n\"schema\": \"concord/batch/1\",\n\"assessments\": [\n".utf8)

    /// What ends a batch: its summary, as `concord/batch/1` has it.
    public static func batchEnd(_ summary: BatchSummary, _ pack: RulePack) -> [UInt8] {
        Array("\n],\n\"summary\": ".utf8) + JSONWriter.indented(json(summary, pack)) + Array("\n}\n".utf8)
    }

    private static func json(_ summary: BatchSummary, _ pack: RulePack) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        if let interruption = summary.interruption {
            writer.key("interrupted")
            writer.boolean(true)
            writer.key("files_done")
            writer.integer(interruption.done)
            writer.key("files")
            writer.integer(interruption.files)
        }
        writer.key("profiles")
        writer.integer(summary.profiles)
        writer.key("failures")
        writer.integer(summary.failures)
        writer.key("duplicates")
        writer.integer(summary.duplicates)
        writer.key("drafts")
        writer.integer(summary.drafts)
        writer.key("facts")
        writer.beginObject()
        writer.key("known")
        writer.integer(summary.counts.known)
        writer.key("asked")
        writer.integer(summary.counts.asked)
        writer.key("answered")
        writer.integer(summary.counts.answered)
        writer.key("not_applicable")
        writer.integer(summary.counts.inapplicable)
        writer.endObject()
        writer.key("bases")
        writer.beginArray()
        for (basis, profiles) in summary.bases {
            writer.beginObject()
            writer.key("basis")
            if basis.isEmpty { writer.null() } else { writer.string(basis.span) }
            writer.key("profiles")
            writer.integer(profiles)
            writer.endObject()
        }
        writer.endArray()
        writer.key("other_bases")
        writer.integer(summary.otherBases)
        writer.key("flags")
        writer.beginArray()
        for (index, flag) in pack.flags.enumerated()
        where summary.raised[index] + summary.open[index] + summary.raisedOutsideScopes[index] > 0 {
            writer.beginObject()
            writer.key("id")
            writer.string(flag.id)
            writer.key("kind")
            writer.string(flag.kind.rawValue)
            writer.key("severity")
            writer.optional(flag.severity?.word)
            writer.key("external")
            writer.boolean(flag.isExternal)
            writer.key("title")
            writer.string(flag.title)
            writer.key("raised")
            writer.integer(summary.raised[index])
            writer.key("open")
            writer.integer(summary.open[index])
            writer.key("raised_outside_scopes")
            writer.integer(summary.raisedOutsideScopes[index])
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}
