using System.Text;
using DocumentSearch.Extract.Segments;

namespace DocumentSearch.Extract.Tests.Segments;

/// <summary>A text read in segments, put together again.</summary>
internal sealed record Segmented(IReadOnlyList<ExtractedText> Segments)
{
    internal string Text => string.Concat(Segments.Select(s => s.Text));

    /// <summary>Where one segment ends and the next begins.</summary>
    internal IReadOnlyList<int> Cuts
    {
        get
        {
            var at = 0;
            return [.. Segments.SkipLast(1).Select(s => at += s.Text.Length)];
        }
    }

    /// <summary>The blocks of all segments, where they stand in the whole text.</summary>
    internal IReadOnlyList<Block> Blocks => [.. Segments.Zip([0, .. Cuts], static (s, start) =>
        s.Blocks.Select(b => b with { Start = start + b.Start, End = start + b.End })).SelectMany(static b => b)];

    internal static Segmented Read(string path, string text, int segment, int lookAhead) =>
        Read(path, Encoding.UTF8.GetBytes(text), read: 1000, new(segment, lookAhead, int.MaxValue));

    internal static Segmented Read(string path, byte[] content, int read, SegmentSizes sizes) =>
        new([.. Open(path, content, read, sizes).Segments(CancellationToken.None)]);

    internal static LongText Open(string path, byte[] content, int read, SegmentSizes sizes) =>
        LongText.Open(path, new PieceStream(content, read), ExtractLimits.Default, sizes, CancellationToken.None);
}
