/// How the page of coverage looks: on paper, on a small screen, in the dark.
enum CoverageStyle {
    static let sheet = """
        :root { color-scheme: light dark; --ink: #1d2228; --faint: #5b6570; --paper: #fff; --line: #d5dade; --band: #f4f6f8;
          --link: #0b57a4; --good: #1b6e3c; --bad: #a3260f; --badpaper: #fdeeea; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --faint: #a3adb8; --paper: #15191d; --line: #3a424a;
          --band: #1e2429; --link: #7db8f5; --good: #74d39a; --bad: #ff9d88; --badpaper: #3a1d17; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; }
        h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
        h3 { font-size: 1rem; margin: 0 0 .25rem; }
        p { margin: 0 0 .75rem; max-width: 60rem; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        code { font: .92em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        small, .note { color: var(--faint); font-size: .875rem; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { position: static; }
        .figure { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; }
        .percent { font-size: 2.25rem; font-weight: 700; line-height: 1; }
        meter { width: min(20rem, 100%); height: 1.25rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { background: var(--band); }
        tbody th { font-weight: 600; white-space: nowrap; }
        .outcomes tbody th { font-weight: 400; white-space: normal; width: 46%; }
        .outcomes td { width: 18%; }
        tr.unread th, tr.unread td { color: var(--faint); font-weight: 400; }
        article { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem; margin: 0 0 1rem; }
        article:target { border-color: var(--link); }
        .whole { color: var(--good); font-weight: 600; font-size: .875rem; }
        .whole::before { content: "\\2713\\00a0"; }
        .lack { color: var(--bad); font-weight: 600; font-size: .875rem; }
        td.lack { background: var(--badpaper); }
        dl.gaps dt { margin-top: .5rem; }
        dl.gaps dd { margin: 0 0 0 1.5rem; }
        .plain { padding-left: 1.5rem; }
        details ul { margin: .25rem 0; padding-left: 1.25rem; }
        summary { cursor: pointer; }
        @media print { nav, .skip { display: none; } article { break-inside: avoid; } }
        """
}
