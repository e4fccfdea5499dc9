namespace DocumentSearch.Cli.Render;

/// <summary>
/// The look of a page. Every pair of text and ground has a contrast of 4.5 and more in both themes (WCAG 2.2, 1.4.3), and marks
/// are told from other text by a line too.
/// </summary>
internal static class HtmlStyle
{
    public const string Css =
        """
        :root {
          color-scheme: light dark;
          --ground: #fdfdfb; --text: #1d1d1b; --dim: #5f5e59; --link: #1653a8; --rule: #dddcd6; --mark: #ffe9a3; --line: #a86e00;
        }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #17181a; --text: #e4e3df; --dim: #a2a09a; --link: #8db6f5; --rule: #3a3b3e; --mark: #4b3b05; --line: #e3b341; }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; overflow-wrap: anywhere;
          background: var(--ground); color: var(--text); font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
        }
        h1, h2, p, ul, blockquote, table { margin: 0; }
        h1 { font-size: 1.6rem; line-height: 1.25; }
        h2 { font-size: 1.2rem; line-height: 1.35; }
        a { color: var(--link); text-underline-offset: .15em; }
        ul { padding-left: 1.25rem; }
        header { padding-bottom: 1.25rem; border-bottom: 1px solid var(--rule); }
        article { padding: 1.5rem 0 1.25rem; }
        article + article { border-top: 1px solid var(--rule); }
        blockquote { padding-inline-start: .9rem; border-inline-start: 3px solid var(--rule); }
        mark { padding: 0 .1em; border-radius: .15em; background: var(--mark); color: var(--text); font-weight: 600;
          text-decoration: underline 2px var(--line); text-underline-offset: .15em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        table { margin-top: 1rem; border-collapse: collapse; font-size: .9rem; }
        caption { padding-bottom: .25rem; text-align: left; font-weight: 600; white-space: nowrap; }
        th, td { padding: .15rem 1.5rem .15rem 0; text-align: left; vertical-align: top; font-weight: inherit; }
        tbody tr:first-child > * { border-top: 1px solid var(--rule); }
        th, .dim, .place, .score { color: var(--dim); }
        .dim, .path, .place, .score { font-size: .9rem; }
        .place { margin-top: 1rem; }
        .place a { margin-right: .5rem; }
        .score { margin-top: 1rem; }
        .score li:first-child { margin-left: -1.25rem; list-style: none; }
        .number { padding-right: 0; text-align: right; font-variant-numeric: tabular-nums; }
        .warning { margin-top: .5rem; padding-left: .9rem; border-left: 3px solid var(--line); }
        @media print {
          body { padding: 0; max-width: none; }
          h2, .path, .place { break-after: avoid; }
          blockquote { break-inside: avoid; }
        }
        """;
}
