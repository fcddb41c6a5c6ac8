import RulePacks
import Diagnostics
import Facts
import Files
var r = RulePackReader()
let p = r.read(CommandLine.arguments[1])
for d in r.diagnostics { print(DiagnosticText(colour: false).draw(d), terminator: "") }
if let p { print(p.rules.count, p.flags.count, p.vocabulary.facts.count, p.digest) }
