using CsCheck;

namespace DocumentSearch.Extract.Tests;

public sealed class TextExtractionTests
{
    private static readonly string[] Paths = ["a.txt", "a.md", "a.cs", "a.rst", "a.bin", "a"];

    [Fact]
    public void An_empty_file_is_skipped() =>
        Assert.Equal(new(SkipReason.Empty, "empty file"), Extraction.Skip("a.txt", default));

    [Theory]
    [InlineData(" ")]
    [InlineData("\r\n\t \u3000\f\n")]
    [InlineData("\uFEFF")]
    public void A_blank_file_is_indexed_without_blocks(string text)
    {
        foreach (var path in Paths)
        {
            var document = Extraction.Read(path, text);
            Assert.Empty(document.Blocks);
            Assert.Null(document.Title);
        }
    }

    [Fact]
    public void A_file_over_the_limit_is_skipped()
    {
        var result = TextExtraction.Extract("a.txt", new byte[11], new() { MaxBytes = 10 }, CancellationToken.None);
        Assert.Equal(new ExtractResult.Skipped(SkipReason.TooLarge, "11 bytes are more than the limit of 10"), result);
    }

    [Fact]
    public void Unsupported_formats_are_named()
    {
        var png = Convert.FromHexString("89504E470D0A1A0A0000000D");
        Assert.Equal(new(SkipReason.UnsupportedFormat, "PNG image is not a supported format"), Extraction.Skip("a.png", png));
        Assert.Equal(new(SkipReason.BinaryContent, "named as text, but its content is binary (PNG image)"), Extraction.Skip("a.txt", png));
    }

    [Fact]
    public void Binary_data_named_as_text_is_told_from_an_unknown_format()
    {
        byte[] content = [1, 2, 3, 4, 5, 6, 7, 0, 0, 0xFE, 0xFF, 3];
        Assert.Equal(new(SkipReason.BinaryContent, "named as text, but its content is binary"), Extraction.Skip("a.md", content));
        Assert.Equal(new(SkipReason.UnsupportedFormat, "unknown binary format"), Extraction.Skip("a", content));
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => TextExtraction.Extract("a.txt", "text"u8.ToArray(), ExtractLimits.Default, source.Token));
    }

    [Fact]
    public void No_bytes_make_it_throw_or_break_the_promises_of_blocks() =>
        Gen.Select(Gen.OneOf(Paths), Gen.Byte.Array[1, 300]).Sample((path, content) =>
        {
            if (Extraction.Run(path, content) is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
            else
                Assert.NotEqual(SkipReason.Corrupt, Extraction.Skip(path, content).Reason);
        });

    [Fact]
    public void No_text_breaks_the_promises_of_blocks()
    {
        // pieces that mean something to one format or another, so that their combinations are met
        var piece = Gen.OneOf(
            "word", "Two words.", " ", "    ", "\t", "\n", "\r\n", "\r", "\n\n", "\f", "# ", "## x ##", "===", "---", "+++", "***", "- ", "* ", "1. ", "12) ",
            "> ", ">", "```", "~~~~", "`", "|", "|-|-|", "a | b", "<div>", "</div>", "<pre>", "</pre>", "<!--", "-->", "[a]: b", "[!NOTE]", "[ ] ", "title: x",
            "\u00A0", "\u3000", "\u2028", "é", "日本", "\U0001F389", "\0", "\\", "{", "}", ":");

        Gen.Select(Gen.OneOf(Paths), piece.Array[1, 60]).Sample(
            (path, pieces) =>
            {
                var text = string.Concat(pieces);

                if (Extraction.Run(path, System.Text.Encoding.UTF8.GetBytes(text)) is ExtractResult.Ok { Document: var document })
                    Extraction.AssertSound(document);
                else
                    Assert.Contains('\0', text); // nothing else here may be taken for binary
            },
            iter: 20_000);
    }
}
