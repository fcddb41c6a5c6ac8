import Engine
import Facts
import Profiles
import RulePacks

/// What came out, where nobody has said what is to be explained.
extension ExplanationText {
    /// The flags that are raised, each with what decides it, and those that are open, with what they wait for.
    public func overview() -> String {
        var writer = begin()
        let raised = writer.flags {
            writer.assessment.flags[$0] == .true && writer.isInScope(writer.pack.flags[$0].theme)
        }
        let id = writer.profile.string(writer.profile.id)
        writer.canvas.paragraph([Piece("\(id), as at \(writer.profile.asAt?.description ?? "no stated day")", .faint)])
        writer.canvas.heading("Raised")
        if raised.isEmpty { writer.canvas.paragraph(writer.nothingRaised) }
        for flag in raised { writer.write(brief: flag, advises: false) }
        writer.writeOpenFlags()
        writer.writeOutsideScope()
        writer.canvas.blank()
        writer.canvas.paragraph(
            "`concord explain PROFILE ID` shows why, of one flag, claim, rule or fact; `--all` shows it of every flag that is "
                + "raised or open.")
        return writer.canvas.text
    }
}
