using CsCheck;

namespace DocumentSearch.Extract.Tests.Segments;

public sealed class SegmentBlocksTests
{
    private static readonly Gen<string> Words = Gen.Int[1, 8].Select(static n => string.Concat(Enumerable.Repeat("Some words. ", n)));

    // what stands between blank lines, or goes on across them
    private static readonly Gen<string> Markdown = Gen.OneOf(
        Words,
        Gen.OneOf(
            "# Heading", "## Deeper", "Underlined\n===", "---", "- item", "- [ ] task", "1. first\n2. second", "  within the item", "    code or item text", "\tcode",
            "* a\n  * b\n    * c", "      deeper", "> quoted", "> - item\n>\n>   its second paragraph", "> ```\n> quoted code", "```\ncode\n\n# still code\n\n```", "```", "~~~~\n~~~",
            "| a | b |\n|---|---|\n| c | d |", "<div>\ntext\n</div>", "<div class=x>", "<pre>\nraw", "still # raw", "</pre>", "<script>", "</script>",
            "<!-- a\n\n# hidden\n\n-->", "<!-- b --> shown", "[a]: b", "a<br>b", "title: x", "---\ntitle: y\n\nmore: z\n---"));

    private static readonly Gen<string> Plain = Gen.OneOf(
        Words, Gen.OneOf("- one\n- two", "12. twelve", "Note:\n2. second", "prose\n2. more prose", "a\tb\nc\td", "page\fnext", "\f", "Title\n=====", "  indented"));

    private static readonly Gen<(string Path, string Text)> Documents = Gen.OneOf(
        Document("a.md", Markdown), Document("a.txt", Plain), Document("a.textile", Plain), Document("a.cs", Gen.OneOf(Words, Gen.OneOf("int a;\nint b;", "{", "}"))));

    [Fact]
    public void Cuts_at_blank_lines_change_no_block_but_those_they_divide() => Gen.Select(Documents, Gen.Int[450, 900], Gen.Int[100, 400]).Sample(
        (document, segment, lookAhead) =>
        {
            var whole = Extraction.Read(document.Path, document.Text);
            var read = Segmented.Read(document.Path, document.Text, segment, lookAhead);
            var divided = whole.Blocks.Where(b => read.Cuts.Any(c => b.Start < c && c < b.End)).ToList();

            Assert.All(read.Cuts, c => Assert.EndsWith("\n\n", whole.Text[..c].Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal));
            Assert.All(divided, b => Assert.Equal(BlockKind.Code, b.Kind));
            Assert.Equal(whole.Blocks.Except(divided), read.Blocks.Where(b => !divided.Any(d => d.Start <= b.Start && b.End <= d.End)));
            Assert.All(divided, d => Assert.Equal(Letters(whole.Text[d.Start..d.End]), Letters(string.Concat(
                read.Blocks.Where(b => d.Start <= b.Start && b.End <= d.End && b.Kind == d.Kind).Select(b => whole.Text[b.Start..b.End])))));
        },
        iter: 3000);

    [Fact]
    public void All_segments_state_the_title_of_the_whole() => Gen.Select(Documents, Gen.Int[450, 900]).Sample(
        (document, segment) =>
        {
            var whole = Extraction.Read(document.Path, "# Title\n\n" + document.Text);
            var read = Segmented.Read(document.Path, "# Title\n\n" + document.Text, segment, lookAhead: 300);
            Assert.All(read.Segments, s => Assert.Equal(whole.Title, s.Title));
        },
        iter: 500);

    [Fact]
    public void Cuts_within_paragraphs_leave_no_words_out_that_stand_in_blocks() => Gen.Select(Words.Array[1, 40], Gen.Int[2, 300], Gen.OneOf("a.md", "a.txt", "a.cs")).Sample(
        (words, segment, path) =>
        {
            var text = string.Join('\n', words);
            var read = Segmented.Read(path, text, segment, lookAhead: 10);
            Assert.Equal(Letters(text), Letters(string.Concat(read.Blocks.Select(b => text[b.Start..b.End]))));
        },
        iter: 1000);

    [Fact]
    public void A_comment_across_a_cut_is_skipped_if_its_end_is_within_sight()
    {
        var text = Lines(20) + "<!--\n\n" + Lines(20) + "-->\n\n" + Lines(3) + "<!-- no end\n\n" + Lines(20);

        Assert.Equal(20 + 3 + 1 + 20, Segmented.Read("a.md", text, segment: 200, lookAhead: 300).Blocks.Count);
        Assert.Equal(20 + 1 + 20 + 1 + 3 + 1 + 20, Segmented.Read("a.md", text, segment: 200, lookAhead: 10).Blocks.Count);
    }

    [Fact]
    public void Code_goes_on_after_a_cut_and_ends_at_its_fence()
    {
        var read = Segmented.Read("a.md", "~~~ text\n" + Lines(50) + "# no heading\n~~~\n# Heading\n", segment: 100, lookAhead: 10);

        Assert.InRange(read.Cuts.Count, 3, 20);
        Assert.All(read.Blocks.SkipLast(1), b => Assert.Equal(BlockKind.Code, b.Kind));
        Assert.Equal("Heading", read.Text[read.Blocks[^1].Start..read.Blocks[^1].End]);
    }

    [Theory]
    [InlineData("a.md", "---\ntitle: The title\n", "---\n")]
    [InlineData("a.txt", "The title\n", "=========\n\n")]
    public void What_a_text_begins_with_is_not_divided(string path, string begin, string end)
    {
        var text = begin + (path == "a.md" ? string.Concat(Enumerable.Repeat("key: value\n\n", 20)) : "") + end + Lines(20);
        var read = Segmented.Read(path, text, segment: 8, lookAhead: 300);

        Assert.Equal(Extraction.Read(path, text).Title, read.Segments[0].Title);
        Assert.StartsWith(begin, read.Segments[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(end.TrimEnd('\n') + "\n", read.Segments[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_goes_on_after_a_cut_keeps_its_items()
    {
        var text = string.Concat(Enumerable.Repeat("- an item of a list\n\n      its second paragraph, no code\n\n", 20));
        var read = Segmented.Read("a.md", text, segment: 60, lookAhead: 10);

        Assert.Equal(Extraction.Read("a.md", text).Blocks, read.Blocks);
    }

    [Fact]
    public void Lines_that_go_on_after_a_cut_begin_nothing_new()
    {
        var text = string.Concat(Enumerable.Repeat("words # - 1. > ``` ", 50));

        foreach (var path in new[] { "a.md", "a.txt" })
        {
            var read = Segmented.Read(path, text, segment: 20, lookAhead: 10);
            Assert.All(read.Blocks, b => Assert.Equal(BlockKind.Paragraph, b.Kind));
            Assert.InRange(read.Blocks.Count, 40, 100);
        }
    }

    [Fact]
    public void A_blank_line_after_a_cut_ends_the_paragraph_before_it()
    {
        var read = Segmented.Read("a.md", new string('x', 60) + "\n\n    code", segment: 61, lookAhead: 10);

        Assert.Equal([61], read.Cuts);
        Assert.Equal([BlockKind.Paragraph, BlockKind.Code], read.Blocks.Select(b => b.Kind));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("a line\n\n", count));

    private static Gen<(string Path, string Text)> Document(string path, Gen<string> paragraph) =>
        Gen.Select(paragraph.Array[1, 60].Where(MayBegin), Gen.OneOf("\n", "\r\n"), (paragraphs, newline) =>
            (path, string.Join("\n\n", paragraphs).ReplaceLineEndings(newline) + newline));

    // it might begin front matter that ends out of sight
    private static bool MayBegin(string[] paragraphs) => paragraphs[0] != "---";

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
