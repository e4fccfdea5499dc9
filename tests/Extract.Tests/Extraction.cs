using System.Text;

namespace DocumentSearch.Extract.Tests;

/// <summary>Extraction as the tests ask for it.</summary>
internal static class Extraction
{
    internal static ExtractResult Run(string path, ReadOnlyMemory<byte> content) =>
        TextExtraction.Extract(path, content, ExtractLimits.Default, CancellationToken.None);

    internal static ExtractedText Read(string path, ReadOnlyMemory<byte> content) =>
        Assert.IsType<ExtractResult.Ok>(Run(path, content)).Document;

    internal static ExtractedText Read(string path, string text) => Read(path, Encoding.UTF8.GetBytes(text));

    internal static ExtractResult.Skipped Skip(string path, ReadOnlyMemory<byte> content) =>
        Assert.IsType<ExtractResult.Skipped>(Run(path, content));

    /// <summary>The blocks as "Kind: text", with the level of headings, which makes failures readable.</summary>
    internal static string[] Outline(this ExtractedText document) =>
        [.. document.Blocks.Select(b => $"{b.Kind}{(b.Level > 0 ? b.Level : "")}: {document.Text[b.Start..b.End].ReplaceLineEndings("|")}")];

    /// <summary>Asserts that a document's text is a stretch of its source but for what it says it leaves out, which is within lines.</summary>
    /// <returns>Where the stretch ends.</returns>
    internal static int AssertLeavesOut(ExtractedText document, string source, int start = 0)
    {
        var (at, from) = (start, 0);

        foreach (var omission in document.Omissions)
        {
            Assert.True(omission.Units > 0 && (omission.Offset > from || omission == document.Omissions[0]), "omissions are not apart from each other");
            AssertNext(omission.Offset);
            Assert.DoesNotContain(source.AsSpan(at, omission.Units).ToString(), c => c is '\r' or '\n');
            at += omission.Units;
        }

        AssertNext(document.Text.Length);
        return at;

        void AssertNext(int to)
        {
            Assert.Equal(source[at..(at + to - from)], document.Text[from..to]);
            (at, from) = (at + to - from, to);
        }
    }

    /// <summary>What every document promises of its blocks.</summary>
    internal static void AssertSound(ExtractedText document)
    {
        var end = 0;

        foreach (var block in document.Blocks)
        {
            Assert.True(end <= block.Start, $"{block} begins before {end}");
            Assert.True(block.Start < block.End && block.End <= document.Text.Length, $"{block} is out of range");
            Assert.False(char.IsWhiteSpace(document.Text[block.Start]), $"{block} begins with white space");
            Assert.False(char.IsWhiteSpace(document.Text[block.End - 1]), $"{block} ends with white space");
            Assert.Equal(block.Kind == BlockKind.Heading, block.Level > 0);
            end = block.End;
        }
    }
}
