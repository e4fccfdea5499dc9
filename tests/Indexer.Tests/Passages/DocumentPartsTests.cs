using System.Text;
using CsCheck;
using DocumentSearch.Extract;
using DocumentSearch.Extract.Segments;
using DocumentSearch.Indexer.Passages;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Indexer.Tests.Passages;

public sealed class DocumentPartsTests
{
    private static readonly Gen<string> Lines = Gen.OneOf(
        Gen.OneOf("# A", "## B", "### C", "", "", "- an item", "| a | b |", "|---|---|", "```", "    code", "Some words. And more.", "Türkiye 😀😀."),
        Gen.Int[1, 40].Select(static n => string.Concat(Enumerable.Repeat("A sentence of words. ", n))),
        Gen.Int[400, 1500].Select(static n => "# " + string.Concat(Enumerable.Repeat("😀", n))),
        Gen.Int[400, 1500].Select(static n => "# x" + string.Concat(Enumerable.Repeat("😀", n))),
        Gen.Int[400, 1500].Select(static n => "x" + string.Concat(Enumerable.Repeat("😀", n))));

    private static readonly Gen<(string Name, string Text)> Documents =
        Gen.Select(Gen.OneOf("a.md", "a.txt", "a.cs"), Gen.OneOf("\n", "\r\n"), Lines.Array[1, 30], static (name, newline, lines) => (name, string.Join(newline, lines) + newline + "end"));

    // with a blank line wherever a segment may end
    private static readonly Gen<(string Name, string Text)> Sections =
        Documents.Array[1, 12].Select(static d => (d[0].Name, string.Join("\n\n", d.Select(static d => d.Text[..Math.Min(d.Text.Length, 1000)]))));

    [Fact]
    public void Parts_cover_the_text_and_sentences_stand_within_them() => Gen.Select(Documents, Gen.Int[1, 3000]).Sample(
        (document, target) =>
        {
            var read = Read(document.Name, document.Text);
            var at = 0;
            foreach (var part in DocumentParts.Cut(read, target))
            {
                Assert.Equal((at, at), (part.Start, part.Table.PartStart));
                Assert.Equal(PlaceOf(read.Text, at), (part.Table.StartLine, part.Table.StartColumn));
                Assert.False(SplitsPair(read.Text, part.Start));
                AssertSentences(read.Text, part);
                at = part.End;
            }

            Assert.Equal(read.Text.Length, at);
        },
        iter: 500);

    [Fact]
    public void All_words_stand_in_sentences() => Gen.Select(Documents, Gen.Int[1, 3000]).Sample(
        (document, target) =>
        {
            var read = Read(document.Name, document.Text);
            var blocks = string.Concat(read.Blocks.Select(b => read.Text[b.Start..b.End]));
            var sentences = string.Concat(DocumentParts.Cut(read, target).SelectMany(p => p.Table.Sentences.Select(s => read.Text[(p.Start + s.Start)..(p.Start + s.End)])));
            Assert.Equal(WithoutSpace(blocks), WithoutSpace(sentences));
        },
        iter: 300);

    [Fact]
    public void Parts_say_of_their_sentences_what_a_single_part_says() => Gen.Select(Documents, Gen.Int[1, 3000]).Sample(
        (document, target) =>
        {
            var read = Read(document.Name, document.Text);
            Assert.Equal(Outline(DocumentParts.Cut(read)), Outline(DocumentParts.Cut(read, target)));
            Assert.All(DocumentParts.Cut(read, target), p => Assert.Equal(p.Table.Sentences, PassageTable.Decode(p.Table.Encode()).Sentences));
        },
        iter: 500);

    [Fact]
    public void A_part_ends_with_the_first_sentence_that_reaches_the_target() => Gen.Select(Documents, Gen.Int[1, 3000]).Sample(
        (document, target) =>
        {
            var parts = DocumentParts.Cut(Read(document.Name, document.Text), target).ToList();
            foreach (var part in parts.SkipLast(1))
            {
                Assert.InRange(part.Table.Sentences[^1].End, target, int.MaxValue);
                Assert.All(part.Table.Sentences.SkipLast(1), s => Assert.True(s.End < target));
            }
        },
        iter: 300);

    [Fact]
    public void A_part_has_no_more_sentences_than_it_may() => Gen.Select(Documents, Gen.Int[1, 40]).Sample(
        (document, sentences) =>
        {
            var read = Read(document.Name, document.Text);
            var parts = DocumentParts.Cut(read, maxSentences: sentences).ToList();
            Assert.Equal(Outline(DocumentParts.Cut(read)), Outline(parts));
            Assert.All(parts.SkipLast(1), part => Assert.Equal(sentences, part.Table.Sentences.Count));
            Assert.InRange(parts[^1].Table.Sentences.Count, 0, sentences);
        },
        iter: 300);

    [Fact]
    public void Parts_of_segments_cover_the_text_and_know_their_place() => Gen.Select(Documents, Gen.Int[2, 3000], Gen.Int[1, 3000]).Sample(
        (document, segment, target) =>
        {
            var at = 0;
            foreach (var part in DocumentParts.Cut(Segments(document.Name, document.Text, segment), target))
            {
                Assert.Equal(at, part.Table.PartStart);
                Assert.Equal(PlaceOf(document.Text, at), (part.Table.StartLine, part.Table.StartColumn));
                Assert.Equal(document.Text.Substring(at, part.End - part.Start), part.Text);
                AssertSentences(part.Segment.Text, part);
                at += part.End - part.Start;
            }

            Assert.Equal(document.Text.Length, at);
        },
        iter: 500);

    [Fact]
    public void Parts_of_segments_say_of_their_sentences_what_a_single_part_says() => Gen.Select(Sections, Gen.Int[3000, 6000], Gen.Int[500, 6000]).Sample(
        (document, segment, target) =>
        {
            var whole = DocumentParts.Cut(Read(document.Name, document.Text));
            var parts = DocumentParts.Cut(Segments(document.Name, document.Text, segment), target).ToList();

            // the first sentence of a part begins a block of its own where the cut divided one
            Assert.Equal(
                Outline(whole).Select(s => s with { StartsBlock = false }),
                Outline(parts).Select(s => s with { StartsBlock = false }));
        },
        iter: 500);

    [Fact]
    public void A_segment_of_the_usual_length_is_cut_into_parts_of_the_usual_length()
    {
        var text = string.Concat(Enumerable.Repeat("A line of words.\n\n", 300_000));
        var segments = Segments("a.txt", text, SegmentSizes.Default.Segment).ToList();
        var parts = DocumentParts.Cut(segments).ToList();
        Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
        Assert.All(parts, p => Assert.InRange(p.End - p.Start, 1, DocumentParts.TargetLength + SentenceBreaks.MaxLength));
        Assert.All(parts.Where(p => p.End < p.Segment.Text.Length), p => Assert.True(p.End - p.Start >= DocumentParts.TargetLength || p.Table.Sentences.Count == DocumentParts.MaxSentences));
    }

    [Fact]
    public void A_text_without_words_is_one_part()
    {
        var part = Assert.Single(DocumentParts.Cut(Read("a.txt", "\n \n")));
        Assert.Equal((0, 3), (part.Start, part.End));
        Assert.Empty(part.Table.Sentences);
    }

    [Fact]
    public void Lines_of_code_are_sentences()
    {
        var part = Assert.Single(DocumentParts.Cut(Read("a.cs", "int a;\r\nint b; int c;\r\n\r\nint d;\r\n")));
        Assert.Equal([(0, 6, true), (8, 21, false), (25, 31, true)], part.Table.Sentences.Select(s => (s.Start, s.End, s.StartsBlock)));
    }

    [Fact]
    public void Only_white_space_between_sentences_belongs_to_none()
    {
        var part = Assert.Single(DocumentParts.Cut(Read("a.md", "# Title\n\nOne.  Two.\n\n- item\n")));
        Assert.Equal(
            [new Sentence(2, 7, SentenceKind.Heading, true), new Sentence(9, 13, SentenceKind.Prose, true), new Sentence(15, 19, SentenceKind.Prose, false), new Sentence(23, 27, SentenceKind.ListItem, true)],
            part.Table.Sentences);
        Assert.Equal([new Heading(1, 0, "Title")], part.Table.Headings);
    }

    private static void AssertSentences(string text, DocumentPart part)
    {
        var end = 0;
        foreach (var sentence in part.Table.Sentences)
        {
            Assert.InRange(sentence.Start, end, part.End - part.Start);
            Assert.InRange(sentence.End, sentence.Start + 1, Math.Min(part.End - part.Start, sentence.Start + SentenceBreaks.MaxLength));
            Assert.False(SplitsPair(text, part.Start + sentence.Start) || SplitsPair(text, part.Start + sentence.End));
            end = sentence.End;
        }
    }

    [Fact]
    public void Parts_begin_where_their_source_does_whatever_is_left_out_of_it() => Gen.Select(
        Gen.OneOf("[a](ü😀) ", "[b c](d).", "x ![e](f)", "\n", "\n\n", "# ", "- ", "words. ", "<b>", "Türkiye ").Array[1, 80], Gen.Int[1, 60], Gen.Int[20, 200], Gen.Bool).Sample(
        (pieces, target, segment, isWhole) =>
        {
            var source = string.Concat(pieces);
            var at = 0;
            foreach (var part in DocumentParts.Cut(isWhole ? [Read("a.md", source)] : Segments("a.md", source, segment), target))
            {
                var (line, column) = PlaceOf(source, at);
                Assert.Equal((line, column, Encoding.UTF8.GetByteCount(source.AsSpan(0, at))), (part.Table.StartLine, part.Table.StartColumn, part.Table.Bytes!.Start));
                var from = 0;
                foreach (var omission in part.Table.Omissions)
                {
                    Assert.Equal(source.Substring(at, omission.Offset - from), part.Text[from..omission.Offset]);
                    at += omission.Offset - from;
                    Assert.Equal(Encoding.UTF8.GetByteCount(source.AsSpan(at, omission.Units)), omission.Bytes);
                    (at, from) = (at + omission.Units, omission.Offset);
                }

                Assert.Equal(source.Substring(at, part.Text.Length - from), part.Text[from..]);
                at += part.Text.Length - from;
            }

            Assert.Equal(source.Length, at);
        },
        iter: 2000);

    private static List<(int Start, int End, SentenceKind Kind, bool StartsBlock, string Headings)> Outline(IEnumerable<DocumentPart> parts) =>
        [.. parts.SelectMany(p => p.Table.Sentences.Select((s, i) => (p.Table.PartStart + s.Start, p.Table.PartStart + s.End, s.Kind, s.StartsBlock, string.Join(" / ", p.Table.HeadingPath(i)))))];

    private static (int Line, int Column) PlaceOf(string text, int offset) =>
        (text.AsSpan(0, offset).Count('\n') + 1, offset - text.AsSpan(0, offset).LastIndexOf('\n'));

    private static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<ExtractedText> Segments(string name, string text, int longest) =>
        LongText.Open(name, new MemoryStream(Encoding.UTF8.GetBytes(text)), ExtractLimits.Default, new(longest, 100, int.MaxValue), CancellationToken.None)
            .Segments(CancellationToken.None);

    private static ExtractedText Read(string name, string text) =>
        Assert.IsType<ExtractResult.Ok>(TextExtraction.Extract(name, Encoding.UTF8.GetBytes(text), ExtractLimits.Default, CancellationToken.None)).Document;
}
