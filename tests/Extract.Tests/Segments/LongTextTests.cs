using System.IO.Hashing;
using System.Text;
using CsCheck;
using DocumentSearch.Extract.Segments;

namespace DocumentSearch.Extract.Tests.Segments;

public sealed class LongTextTests
{
    private static readonly string[] Paths = ["a.txt", "a.md", "a.cs", "a.rst", "a.csv", "a.bin", "a.doc", "a"];

    private static readonly string[] Charsets =
        ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE", "windows-1252", "koi8-r", "shift_jis", "gb18030", "big5", "euc-jp", "euc-kr", "iso-2022-jp", "iso-2022-kr"];

    private static readonly Gen<string> Piece = Gen.OneOf(
        "word ", "Two words. ", "A sentence of some words.\n", " ", "\t", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\f", "# ", "- ", "12. ", "> ", "```\n", "| a | b |\n", "---\n",
        "title: x\n", "<!--", "-->", "[a", "](b) ", "](<c> \"d\")", "<br>", "`", "[a]: b\n", "][a]", "<pre>", "</pre>", "<div>\n", "===\n", "Grüße ", "Всё хорошо ", "日本語です。", "漢字", "한국어 ", "\U0001F389", "\U00020000", "\uFFFD",
        "charset=koi8-r ", "coding: shift_jis\n", "base64", "quoted-printable", "\x1B$B", "\x1B(B", "\0", "\x1A");

    private static readonly Gen<byte[]> Encoded = Gen.Select(Piece.Array[1, 80], Gen.OneOf(Charsets), Gen.Bool, static (pieces, charset, marked) =>
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        return (byte[])[.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(string.Concat(pieces))];
    });

    private static readonly Gen<byte[]> Damaged = Gen.Select(Encoded, Gen.Int[0, 10_000], Gen.Byte.Array[0, 4], static (bytes, at, wrong) =>
        (byte[])[.. bytes[..(at % (bytes.Length + 1))], .. wrong, .. bytes[(at % (bytes.Length + 1))..]]);

    private static readonly Gen<byte[]> Contents = Gen.Frequency((4, Encoded), (3, Damaged), (1, Gen.Byte.Array[0, 300]));

    private static readonly Gen<(int Read, SegmentSizes Sizes)> Sizes = Gen.Select(
        Gen.Int[1, 40], Gen.Int[2, 300], Gen.Int[1, 300], Gen.OneOf(Gen.Int[1, 10], Gen.Const(int.MaxValue)), static (read, segment, ahead, lines) =>
        (read, new SegmentSizes(segment, ahead, int.MaxValue, lines)));

    [Fact]
    public void Segments_together_are_the_whole_text() => Gen.Select(Gen.OneOf(Paths), Contents, Sizes).Sample(
        (path, content, sizes) =>
        {
            var text = Segmented.Open(path, content, sizes.Read, sizes.Sizes);
            var read = new Segmented([.. text.Segments(CancellationToken.None)]);

            if (Extraction.Run(path, content) is ExtractResult.Ok { Document: var whole })
            {
                AssertTogether(whole, read, Extraction.Read(path == "a.md" ? "a.txt" : path, content).Text);
                Assert.Null(text.Skipped);
                Assert.Equal((XxHash128.HashToUInt128(content), (long)content.Length), (text.Hash, text.Length));
                Assert.All(read.Segments, Extraction.AssertSound);
                Assert.All(read.Segments.Skip(1), s => Assert.InRange(s.Text.Length, path == "a.md" ? 0 : 1, sizes.Sizes.Segment));
                Assert.All(read.Segments.Skip(1).Where(s => s.Text.Length > 2), s => Assert.InRange(Lines(s.Text), 0, sizes.Sizes.Lines));
            }
            else
            {
                Assert.Equal(Extraction.Skip(path, content), text.Skipped);
                Assert.Empty(read.Segments);
            }
        },
        iter: 4000);

    [Fact]
    public void Encodings_are_told_by_the_same_bytes_as_in_a_whole_file() =>
        Gen.Select(
            Gen.Int[0, 700_000],
            Gen.OneOf("x", "x\n", "a line of words\r\n"),
            Gen.OneOf("Größe café naïve\n", "Всё хорошо, что хорошо\n", "日本語です。\n", "é", "“x”\n"),
            Gen.OneOf("windows-1252", "koi8-r", "shift_jis", "utf-8"),
            Gen.OneOf(1, 3, 20_000),
            Gen.Int[0, 1_500_000],
            Gen.OneOf(1000, 70_000)).Sample(
            (before, filler, letters, charset, count, after, read) =>
            {
                var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.UTF8;
                byte[] content = [.. Filler(filler, before), .. encoding.GetBytes(string.Concat(Enumerable.Repeat(letters, count))), .. Filler(filler, after), 0xE9];
                var sizes = new SegmentSizes(1 << 19, 1 << 16, int.MaxValue);

                Assert.Equal(
                    Extraction.Run("a.txt", content) is ExtractResult.Ok ok ? (ok.Document.Encoding, ok.Document.ReplacedSequences) : default,
                    Segmented.Open("a.txt", content, read, sizes).Segments(CancellationToken.None).FirstOrDefault() is { } first ? (first.Encoding, first.ReplacedSequences) : default);
            },
            iter: 25);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Byte_order_marks_are_left_out(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("one two\U0001F389\r\nthree")];

        for (var bytes = 1; bytes < 9; bytes++)
        {
            var read = Segmented.Read("a.txt", content, bytes, new(4, 4, int.MaxValue));
            Assert.Equal("one two\U0001F389\r\nthree", read.Text);
            Assert.All(read.Segments, s => Assert.Equal(encoding.GetPreamble().Length, s.PreambleBytes));
        }
    }

    [Fact]
    public void Characters_are_never_cut_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("é\U0001F389\r\n日", 200));

        for (var size = 2; size < 9; size++)
        {
            var read = Segmented.Read("a.txt", Encoding.UTF8.GetBytes(text), read: 1, new(size, 1, int.MaxValue));
            Assert.Equal(text, read.Text);
            Assert.All(read.Segments, s => Assert.False(char.IsLowSurrogate(s.Text[0]) || s.Text[0] == '\n'));
            Assert.Equal(0, read.Segments[0].ReplacedSequences);
        }
    }

    [Fact]
    public void A_segment_of_short_lines_ends_with_the_last_it_may_have()
    {
        var text = string.Concat(Enumerable.Repeat("a\n\nb\r\nc\r", 40));
        var read = Segmented.Read("a.txt", Encoding.UTF8.GetBytes(text), read: 7, new(1 << 10, 8, int.MaxValue, Lines: 8));

        Assert.Equal(text, read.Text);
        Assert.All(read.Segments.SkipLast(1), s => Assert.InRange(Lines(s.Text), 5, 8));
    }

    [Fact]
    public void An_accent_late_in_an_ascii_file_tells_its_encoding()
    {
        byte[] content = [.. Filler("a line of words\n", 3 << 20), .. Encoding.Latin1.GetBytes("caf\u00E9 cr\u00E8me\n"), .. Filler("a line of words\n", 2 << 20)];
        var read = Segmented.Read("a.log", content, read: 100_000, new(1 << 20, 1 << 16, int.MaxValue));

        Assert.Equal(("windows-1252", 0), (read.Segments[0].Encoding, read.Segments[0].ReplacedSequences));
        Assert.Contains("café crème", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_control_byte_does_not_make_text_binary_but_many_do()
    {
        var sizes = new SegmentSizes(1 << 16, 1 << 12, int.MaxValue);
        byte[] one = [.. Filler("words\n", 1 << 18), 0, .. Filler("words\n", 1 << 10)];
        byte[] many = [.. Filler("words\n", 1 << 18), .. Enumerable.Repeat((byte)1, 1 << 14)];

        Assert.Equal("utf-8", Segmented.Read("a.txt", one, 999, sizes).Segments[0].Encoding);
        Assert.Equal(new(SkipReason.BinaryContent, "named as text, but its content is binary"), Segmented.Open("a.txt", many, 999, sizes).Skipped);
        Assert.Equal(new(SkipReason.UnsupportedFormat, "unknown binary format"), Segmented.Open("a", many, 999, sizes).Skipped);
    }

    [Fact]
    public void No_more_is_read_than_the_segment_asked_for_needs()
    {
        const int Buffer = 64 << 10;
        using var stream = new PieceStream(Filler("a line of words\n", 1 << 20), int.MaxValue);
        var text = LongText.Open("a.txt", stream, ExtractLimits.Default, new(5000, 500, int.MaxValue), CancellationToken.None);
        var (before, units) = (stream.Given, 0);

        foreach (var segment in text.Segments(CancellationToken.None))
        {
            units += segment.Text.Length;
            Assert.InRange(stream.Given - before, units, units + 5000 + 500 + Buffer);
        }

        Assert.Equal(1 << 20, units);
    }

    [Fact]
    public void Known_binary_content_is_skipped_unread()
    {
        byte[] content = [.. Convert.FromHexString("89504E470D0A1A0A0000000D"), .. new byte[1 << 20]];
        using var stream = new PieceStream(content, 1 << 16);
        var text = LongText.Open("a.png", stream, ExtractLimits.Default, CancellationToken.None);

        Assert.Equal(new(SkipReason.UnsupportedFormat, "PNG image is not a supported format"), text.Skipped);
        Assert.Equal(UInt128.Zero, text.Hash);
        Assert.InRange(stream.Given, 1, 1 << 16);
    }

    [Fact]
    public void A_file_over_the_limit_is_skipped_unread()
    {
        using var stream = new PieceStream(new byte[11], 1);
        var text = LongText.Open("a.txt", stream, new() { MaxBytes = 10 }, CancellationToken.None);

        Assert.Equal(new ExtractResult.Skipped(SkipReason.TooLarge, "11 bytes are more than the limit of 10"), text.Skipped);
        Assert.Equal(0, stream.Given);
    }

    [Fact]
    public void A_file_that_grows_over_the_limit_while_it_is_read_is_skipped()
    {
        using var stream = new PieceStream(Filler("words\n", 1000), 10) { BeforeRead = s => s.SetLength(Math.Min(1000, s.Position + 20)) };
        stream.SetLength(20);
        var text = LongText.Open("a.txt", stream, new() { MaxBytes = 500 }, CancellationToken.None);

        Assert.Equal(SkipReason.TooLarge, text.Skipped?.Reason);
        Assert.InRange(stream.Given, 500, 600);
    }

    [Fact]
    public void A_file_that_changes_after_it_was_opened_gives_what_is_there()
    {
        var content = Filler("words\n", 600);

        foreach (var length in new[] { 0, 1, 599, 600 })
        {
            using var stream = new PieceStream(content, 7);
            stream.SetLength(300);
            var text = LongText.Open("a.txt", stream, ExtractLimits.Default, new(50, 10, int.MaxValue), CancellationToken.None);
            stream.SetLength(length);
            Array.Fill(content, (byte)'x', 0, length);

            Assert.Equal(new string('x', length), new Segmented([.. text.Segments(CancellationToken.None)]).Text);
        }
    }

    [Fact]
    public void A_legacy_file_that_shrinks_between_hash_and_detection_is_no_fault()
    {
        byte[] content = [.. Filler("words\n", 300_000), .. Encoding.Latin1.GetBytes("caf\u00E9"), .. Filler("words\n", 1000)];
        using var stream = new PieceStream(content, 1 << 20) { BeforeRead = s => s.SetLength(s.Given > 300_000 ? 10 : content.Length) };

        Assert.Null(LongText.Open("a.txt", stream, ExtractLimits.Default, CancellationToken.None).Skipped);
    }

    [Fact]
    public void A_text_longer_than_offsets_reach_says_that_its_end_is_left_out()
    {
        var read = Segmented.Read("a.txt", Encoding.UTF8.GetBytes("One. Two. \U0001F389\U0001F389"), read: 3, new(4, 4, Text: 11));
        Assert.Equal("One. Two. ", read.Text);
        Assert.All(read.Segments, s => Assert.True(s.IsCutOff));

        read = Segmented.Read("a.txt", "One. Two. x"u8.ToArray(), read: 3, new(4, 4, Text: 11));
        Assert.Equal("One. Two. x", read.Text);
        Assert.All(read.Segments, s => Assert.False(s.IsCutOff));
    }

    [Fact]
    public void Failures_of_the_source_are_told_apart_from_others()
    {
        var failure = new IOException("gone");
        using var stream = new PieceStream(Filler("words\n", 600), 7) { BeforeRead = s => { if (s.Given > 1400) throw failure; } };
        var text = LongText.Open("a.txt", stream, ExtractLimits.Default, new(50, 10, int.MaxValue), CancellationToken.None);

        var thrown = Assert.Throws<TextReadException>(() => text.Segments(CancellationToken.None).Count());
        Assert.Equal((SkipReason.Unreadable, failure), (thrown.Reason, thrown.InnerException));
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var source = new CancellationTokenSource();
        using var stream = new PieceStream(Filler("words\n", 600), 7);
        var text = LongText.Open("a.txt", stream, ExtractLimits.Default, source.Token);
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => text.Segments(source.Token).Count());
        Assert.Throws<OperationCanceledException>(() => LongText.Open("a.txt", stream, ExtractLimits.Default, source.Token));
    }

    private static byte[] Filler(string text, int length) => [.. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))).AsSpan(0, length)];

    // What is not seen of Markdown is left out as far as a segment knows of it.
    private static void AssertTogether(ExtractedText whole, Segmented read, string source)
    {
        Assert.Equal(source.Length, Extraction.AssertLeavesOut(whole, source));
        Assert.Equal(source.Length, read.Segments.Aggregate(0, (at, segment) => Extraction.AssertLeavesOut(segment, source, at)));
        Assert.All(read.Segments, s => Assert.Equal(
            (whole.Format, whole.Encoding, whole.PreambleBytes, whole.ReplacedSequences, false),
            (s.Format, s.Encoding, s.PreambleBytes, s.ReplacedSequences, s.IsCutOff)));
    }

    private static int Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\r' or '\n');
}
