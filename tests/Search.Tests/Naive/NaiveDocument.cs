using DocumentSearch.Extract;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>A file as it was written into a folder.</summary>
internal sealed record NaiveFile(string Path, string Content, DateTime Modified);

/// <summary>A place in a document: positions in tokens, and UTF-16 offsets.</summary>
internal readonly record struct Place(int Position, int End, int Start, int EndOffset);

/// <summary>A document as a plain list of tokens: those of its text, and behind them those of the title that it states.</summary>
internal sealed class NaiveDocument
{
    private readonly HashSet<int> _headings;
    private readonly IReadOnlyList<Block> _blocks;

    private NaiveDocument(NaiveFile file, ExtractedText text)
    {
        (File, Format, Stated, TextLength, _blocks) = (file, text.Format, text.Date, text.Text.Length, text.Blocks);
        var analyzer = new TextAnalyzer();
        var body = analyzer.Analyze(text.Text);
        var title = analyzer.Analyze(text.Title ?? "").Select(t => t with
        {
            Position = t.Position + IndexFields.TitlePosition,
            Start = t.Start + text.Text.Length + 1,
            End = t.End + text.Text.Length + 1,
        });
        Tokens = [.. body, .. title];
        _headings = [.. body.Where(t => text.Blocks.Any(b => b.Kind == BlockKind.Heading && b.Start <= t.Start && t.Start < b.End)).Select(t => t.Position)];
    }

    public NaiveFile File { get; }

    public string Format { get; }

    /// <summary>The date that it states, UTC.</summary>
    public DateTime? Stated { get; }

    /// <summary>The date it is found by.</summary>
    public DateTime Date => Stated ?? File.Modified;

    /// <summary>Size of the file in bytes.</summary>
    public long Size => System.Text.Encoding.UTF8.GetByteCount(File.Content);

    public int TextLength { get; }

    public IReadOnlyList<AnalyzedToken> Tokens { get; }

    /// <summary>The document of a file; null if it has no text.</summary>
    public static NaiveDocument? Of(NaiveFile file) =>
        TextExtraction.Extract(file.Path, System.Text.Encoding.UTF8.GetBytes(file.Content), new ExtractLimits(), CancellationToken.None) is ExtractResult.Ok ok
            ? new NaiveDocument(file, ok.Document)
            : null;

    /// <summary>Whether a passage can show what begins at an offset: the number of a list item, as it is written, is part of none.</summary>
    public bool CanShow(int offset) => _blocks.Any(b => b.Start <= offset && offset < b.End);

    /// <summary>Whether a token stands in the title.</summary>
    public static bool IsInTitle(AnalyzedToken token) => token.Position >= IndexFields.TitlePosition;

    /// <summary>Whether all that a token covers stands in headings.</summary>
    public bool IsInHeading(AnalyzedToken token) => Enumerable.Range(token.Position, token.Length).All(_headings.Contains);
}
