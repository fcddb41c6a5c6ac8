import Files
import Testing
import YAML

@Suite struct EventStreamTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var events: String
        var testDescription: String { text }

        init(_ text: String, _ events: String) {
            self.text = text
            self.events = events
        }
    }

    static let plain = [
        Case("", ""),
        Case("# nothing\n", ""),
        Case("a", "--- a ..."),
        Case("a: b", "--- { a b } ..."),
        Case("a:", "--- { a  } ..."),
        Case("- a\n- [b, {c: d}]", "--- [ a [ b { c d } ] ] ..."),
        Case("'a': \"b\\n\"", "--- { 'a' 'b\\n' } ..."),
        Case("a: |\n  b\n  c\n", "--- { a 'b\\nc\\n' } ..."),
        Case("a: >-\n  b\n  c\n", "--- { a 'b c' } ..."),
        Case("a\n---\nb\n...\n", "--- a ... --- b ..."),
        Case("!!str a: !!int 1", "--- { a 1 } ..."),
        Case("? a\n: b", "--- { a b } ..."),
        Case("? [a]\n: b", "--- { [ a ] b } ..."),
        Case("a: ! b", "--- { a b } ..."),
    ]

    static let aliases = [
        Case("[&a b, *a, *a]", "--- [ b b b ] ..."),
        Case("[&a [b, c], *a]", "--- [ [ b c ] [ b c ] ] ..."),
        Case("[&a {b: 'c'}, *a]", "--- [ { b 'c' } { b 'c' } ] ..."),
        Case("[&a [], *a]", "--- [ [ ] [ ] ] ..."),
        Case("- &a\n- *a\n", "--- [   ] ..."),
        // An anchor inside an anchor can be named by itself.
        Case("[&a [x, &b [y]], *b, *a]", "--- [ [ x [ y ] ] [ y ] [ x [ y ] ] ] ..."),
        // What an alias stands for is part of the anchor it stands in.
        Case("[&a x, &b [*a, *a], *b]", "--- [ x [ x x ] [ x x ] ] ..."),
        Case("[&a x, &b *a]", "--- [ x  ! yaml-syntax 1:11"),
        Case("[&a [x], &b [[*a], z], *b, *a]", "--- [ [ x ] [ [ [ x ] ] z ] [ [ [ x ] ] z ] [ x ] ] ..."),
        // Named again, the name has its new meaning from there on, and what was repeated before keeps the old.
        Case("[&a x, *a, &a y, *a]", "--- [ x x y y ] ..."),
        Case("[&a x, &b [*a], &a y, *b, *a]", "--- [ x [ x ] y [ x ] y ] ..."),
        Case("[&a [&a x, *a], *a]", "--- [ [ x x ] [ x x ] ] ..."),
        // As keys.
        Case("{&a b: c, *a : d}", "--- { b c b d } ..."),
        Case("{&a b: *a}", "--- { b b } ..."),
        // Alone in a document.
        Case("&a b\n---\n*a", "--- b ... --- ! yaml-unknown-alias 3:1"),
        Case("*a", "--- ! yaml-unknown-alias 1:1"),
        Case("[*b, &b c]", "--- [ ! yaml-unknown-alias 1:2"),
        Case("&a [*a]", "--- [ ! yaml-recursive-alias 1:5"),
        Case("&a {b: {c: *a}}", "--- { b { c ! yaml-recursive-alias 1:12"),
        Case("&a {*a : b}", "--- { ! yaml-recursive-alias 1:5"),
    ]

    static let wrong = [
        Case("a: b: c", "--- { a b ! yaml-syntax 1:5"),
        Case("a: [b", "--- { a [ b ! yaml-syntax 1:4"),
        Case("a: \"b", "--- { a ! yaml-syntax 1:4"),
        Case("a: 'b\nc: d\n", "--- { a ! yaml-syntax 1:4"),
        Case("a:\n\tb: c", "--- { a ! yaml-syntax 2:1"),
        Case("a: @b", "--- { a ! yaml-syntax 1:4"),
        Case("a: !b c", "--- { a ! foreign-tag 1:4"),
        Case("!<tag:yaml.org,2002:python/object> a", "--- ! foreign-tag 1:1"),
        Case("a: \u{1}", "! yaml-encoding 1:4"),
        Case("%YAML 3.0\n---\na", "! yaml-syntax 1:1"),
    ]

    @Test(arguments: plain + aliases + wrong) func reads(_ example: Case) {
        #expect(events(example.text) == example.events)
    }

    @Test func marksOfWhatIsRepeatedAreThoseOfTheAnchor() {
        #expect(
            events("- &a\n  b: c\n- *a\n", marks: true) == "--- [@1:1 {@1:3 b@2:3 c@2:6 } {@1:3 b@2:3 c@2:6 } ] ...")
    }

    @Test func depthIsLimited() {
        var limits = Limits.standard
        limits.depth = 3
        #expect(events("[[[a]]]", limits: limits) == "--- [ [ [ a ] ] ] ...")
        #expect(events("[[[[a]]]]", limits: limits) == "--- [ [ [ ! yaml-depth 1:4")
        #expect(events("{a: {b: {c: {d: e}}}}", limits: limits) == "--- { a { b { c ! yaml-depth 1:13")
        // Also where an alias makes it deep.
        #expect(events("[&a [[b]], *a]", limits: limits) == "--- [ [ [ b ] ] [ [ b ] ] ] ...")
        #expect(events("[&a [[b]], [*a]]", limits: limits) == "--- [ [ [ b ] ] [ [ ! yaml-depth 1:6")
        #expect(events(String(repeating: "[", count: 100_000)).hasSuffix("! yaml-depth 1:65"))
    }

    @Test func whatAliasesRepeatIsLimited() {
        var limits = Limits.standard
        limits.aliasEvents = 6
        #expect(events("[&a [b], *a, *a]", limits: limits) == "--- [ [ b ] [ b ] [ b ] ] ...")
        #expect(events("[&a [b], *a, *a, *a]", limits: limits).hasSuffix("! yaml-alias-limit 1:18"))
        // Each document has its own measure.
        #expect(
            events("[&a [b], *a, *a]\n---\n[&a [b], *a, *a]", limits: limits)
                == "--- [ [ b ] [ b ] [ b ] ] ... --- [ [ b ] [ b ] [ b ] ] ...")
    }

    /// Kills a limit on events alone: a few of them may repeat any amount of text.
    @Test func soAreTheTextsThatTheyRepeat() {
        var limits = Limits.standard
        limits.aliasBytes = 6
        #expect(events("[&a bcd, *a, *a]", limits: limits) == "--- [ bcd bcd bcd ] ...")
        #expect(events("[&a bcd, *a, *a, *a]", limits: limits).hasSuffix("! yaml-alias-limit 1:18"))
        // What an alias repeats counts again where that is repeated.
        #expect(events("[&a [bcd], &b [*a], *b]", limits: limits).hasSuffix("] ] ] ..."))
        #expect(events("[&a [bcd], &b [*a], *b, *b]", limits: limits).hasSuffix("! yaml-alias-limit 1:25"))
    }

    @Test func whatAnAliasRepeatsIsToldFromWhatStandsThere() throws {
        var stream = try EventStream(ByteBuffer("[&a b, *a, b]".utf8))
        var found: [Bool] = []
        while true {
            let event = try stream.next()
            if event == .streamEnd { break }
            if event == .scalar { found.append(stream.isRepeated) }
        }
        #expect(found == [false, true, false])
    }

    @Test func aBombEndsEarly() {
        var text = "- &a [x, x, x, x, x, x, x, x, x]\n"
        for (one, next) in zip("abcdefgh", "bcdefghi") {
            text += "- &\(next) [" + Array(repeating: "*\(one)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(events(text).contains("! yaml-alias-limit"))
    }

    @Test func skippingPassesOverAValue() throws {
        var stream = try EventStream(
            ByteBuffer("a: [b, {c: *x}]\nd: &x {e: [f]}\ng: *x\nh: i".replacing("*x}", with: "j}").utf8))
        var keys: [String] = []
        #expect(try stream.next() == .documentStart)
        #expect(try stream.next() == .mappingStart)
        while try stream.next() == .scalar {
            keys.append(stream.scalar)
            try stream.skip(try stream.next())
            #expect(stream.depth == 1)
        }
        #expect(keys == ["a", "d", "g", "h"])
    }

    /// A scalar's bytes are libyaml's, and go with it.
    @Test(arguments: ["[a]", "{a: b}", "[&a b, *a]"]) func aScalarIsThereUntilTheNextEvent(_ text: String) throws {
        var stream = try EventStream(ByteBuffer(text.utf8))
        var scalars = 0
        while true {
            let event = try stream.next()
            if event == .streamEnd { break }
            if event == .scalar { scalars += 1 }
            #expect(stream.scalar.isEmpty == (event != .scalar))
            #expect(stream.withScalar { $0.count } == stream.scalar.utf8.count)
        }
        #expect(scalars > 0)
    }
}
