using CsCheck;
using DocumentSearch.Extract.Tests.Segments;

namespace DocumentSearch.Extract.Tests.Formats;

public sealed class LineStructureTests
{
    private static readonly Dictionary<string, string[]> Pieces = new()
    {
        ["a.rst"] =
        [
            "Title\n=====", "-----\n Over\n-----", "text::", "  indented", "    deeper", ".. note:: x", ".. code::\n   :a: b", ".. comment", ".. [1] note", "* item", "* - a", "1. one", ":f: v",
            "term\n  defined", "+--+--+\n|a |b |\n+--+--+", "==  ==\na   b\n==  ==", ">>> x", "::", "..", "====", "__ x", "| line", "=", "+", "|", ":", ".. ", ".. a::",
        ],
        ["a.adoc"] =
        [
            "= Title\nAnn\n:a: b", "== Deeper", "Under\n-----", "----", "....", "////", "```x", "|===", "|a |b", "|c", "====", "--", "* item", ". one", "t:: d", "+", "[source]", "[[x]]", ".Caption",
            "// x", "NOTE: x", "image::x[]", "  literal", ":a: b", ",===", "a,b", "<1> c", "#", "=", "[", "]", "'''",
        ],
        ["a.tex"] =
        [
            "\\section{One}", "\\chapter[a]{b", "c}", "\\begin{document}", "\\end{document}", "\\begin{verbatim}", "\\end{verbatim}", "\\begin{tabular}{ll}", "a & b \\\\", "\\end{tabular}", "% c",
            "text % c", "\\item one", "\\item", "\\begin{itemize}[x]", "\\title{T}", "\\label{x}", "\\verb|%|", "\\", "{", "}", "%", "\\begin{", "\\begin{frame}{A}", "\\[", "\\verb", "\\hline", "\\begin{x}[",
        ],
        ["a.org"] =
        [
            "* TODO One :a:", "** Two", "#+TITLE: T", "#+BEGIN_SRC x", "#+END_SRC", "#+begin_comment", "#+end_comment", ":PROPERTIES:", ":END:", "| a | b |", "|-", "|", "- item", "  more", "1. x", ": fixed",
            "# c", "SCHEDULED: x", "#+CAPTION: c", "*", "#+", ":", "#+x", "* ",
        ],
        ["a.wiki"] = ["== H ==", "=", "* a", "{|", "|-", "| a || b", "|}", "|+ c", "<pre>", "</pre>", "{{{", "}}}", "<!-- c", "-->", " code", "__TOC__", "**b** c", "|", "<source lang=x>y</source> z", "----"],
        ["a.csv"] = ["a,b", "\"a", "b\",c", "\"\"", ",", "\"", "a,\"b\"\"c\"", ";", " \"x"],
        ["a.srt"] = ["1", "00:00:01,000 --> 00:00:02,000", "NOTE x", "STYLE", "WEBVTT", "text", "{1}{2}x", "{1}{", "{", "0:00:01.000,0:00:02.000", "[Script Info]"],
        ["a.ass"] = ["[Script Info]\nTitle: T", "Dialogue: 0,1,2,3,4,5,6,7,8,said, so", "Dialogue: 0", "Comment: x"],
        ["a.jsonl"] = ["{}", "{\"a\": 1}", "["],
    };

    private static readonly Gen<(string Path, string Text)> Documents = Gen.OneOf([.. Pieces.Keys]).SelectMany(static path =>
        Gen.Select(Gen.OneOf(Gen.OneOf(Pieces[path]), Gen.Const("Some words."), Gen.Const("")), Gen.OneOf("", "", "  ", "\t"))
            .Array[0, 80]
            .Select(Gen.OneOf("\n", "\r\n", "\r"), (lines, end) => (path, string.Join(end, lines.Select(static l => l.Item2 + l.Item1)).ReplaceLineEndings(end))))
        .Where(static d => d.Item2.Length > 0);

    [Fact]
    public void Blocks_ascend_and_never_overlap() => Documents.Sample(static d => Extraction.AssertSound(Extraction.Read(d.Path, d.Text)), iter: 5000);

    [Fact]
    public void Segments_are_sound_wherever_they_end() => Gen.Select(Documents, Gen.Int[2, 60], Gen.Int[1, 20]).Sample(
        static (document, segment, lookAhead) => Assert.All(Segmented.Read(document.Path, document.Text, segment, lookAhead).Segments, Extraction.AssertSound),
        iter: 5000);

    [Fact]
    public void Cuts_between_lines_change_no_block_but_those_they_divide() => Gen.Select(Documents, Gen.Int[120, 300]).Sample(
        static (document, segment) =>
        {
            var whole = Extraction.Read(document.Path, document.Text);
            var read = Segmented.Read(document.Path, document.Text, segment, lookAhead: 100_000);
            var divided = whole.Blocks.Where(b => read.Cuts.Any(c => b.Start < c && c < b.End)).ToList();

            Assert.Equal(whole.Blocks.Except(divided), read.Blocks.Where(b => !divided.Any(d => d.Start <= b.Start && b.End <= d.End)));
            Assert.All(divided, d => Assert.Equal(Letters(document.Text[d.Start..d.End]), Letters(string.Concat(
                read.Blocks.Where(b => d.Start <= b.Start && b.End <= d.End && b.Kind == d.Kind).Select(b => document.Text[b.Start..b.End])))));
            Assert.All(read.Segments, s => Assert.Equal((whole.Date, whole.Properties), (s.Date, s.Properties)));
        },
        iter: 5000);

    public static TheoryData<string, string> HostileTexts => new()
    {
        { "a.rst", string.Concat(Enumerable.Repeat("* ", 500_000)) + "x" },
        { "a.rst", string.Concat(Enumerable.Repeat("====\n", 200_000)) },
        { "a.rst", new string('=', 5_000_000) + "\n" + new string('=', 5_000_000) },
        { "a.rst", string.Concat(Enumerable.Repeat(":a: b\n", 200_000)) },
        { "a.rst", ":a: b\n" + string.Concat(Enumerable.Repeat(" b\n", 20_000)) },
        { "a.rst", string.Concat(Enumerable.Repeat("..\n", 200_000)) },
        { "a.adoc", string.Concat(Enumerable.Repeat("|===\n", 200_000)) },
        { "a.adoc", string.Concat(Enumerable.Repeat("a::b", 500_000)) },
        { "a.adoc", string.Concat(Enumerable.Repeat("----\n....\n", 100_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat(@"\section{", 200_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat(@"\title{", 200_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat(@"\begin{a}{", 100_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat(@"\verb|", 200_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat(@"\section[", 100_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat("\\label{\n", 200_000)) },
        { "a.tex", string.Concat(Enumerable.Repeat(@"\begin{tabular}", 100_000)) },
        { "a.tex", new string('\\', 5_000_000) },
        { "a.tex", new string('{', 5_000_000) },
        { "a.org", string.Concat(Enumerable.Repeat("#+TITLE: x\n", 200_000)) },
        { "a.org", string.Concat(Enumerable.Repeat(":a:", 1_000_000)) },
        { "a.wiki", string.Concat(Enumerable.Repeat("<pre>", 500_000)) },
        { "a.wiki", string.Concat(Enumerable.Repeat("<!--\n", 300_000)) },
        { "a.csv", string.Concat(Enumerable.Repeat("\"", 5_000_001)) },
        { "a.csv", string.Concat(Enumerable.Repeat("a,\"\n", 500_000)) },
        { "a.csv", string.Concat(Enumerable.Repeat(",", 5_000_001)) },
        { "a.srt", string.Concat(Enumerable.Repeat("1\n", 1_000_000)) },
        { "a.srt", string.Concat(Enumerable.Repeat("{1}", 1_000_000)) },
        { "a.ass", "[Script Info]\nDialogue:" + new string(',', 5_000_000) },
        { "a.json", "[" + string.Concat(Enumerable.Repeat("{\"name\":\"walrus\",\"size\":3},", 380_000)) + "0]" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_texts_are_read_like_any_other(string path, string text) => Extraction.AssertSound(Extraction.Read(path, text));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
