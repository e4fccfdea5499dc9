using DocumentSearch.Extract;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>A file as it was written into a folder.</summary>
internal sealed record NaiveFile(string Path, string Content, DateTime Modified);

/// <summary>A place in a document: positions in tokens, and UTF-16 offsets.</summary>
internal readonly record struct Place(int Position, int End, int Start, int EndOffset);

/// <summary>A document as a plain list of tokens: those of its text, and behind them those of what it states.</summary>
internal sealed class NaiveDocument
{
    private readonly HashSet<int> _headings;
    private readonly IReadOnlyList<Block> _blocks;

    private NaiveDocument(NaiveFile file, ExtractedText text)
    {
        (File, Format, Stated, TextLength, _blocks) = (file, text.Format, text.Date, text.Text.Length, text.Blocks);
        var analyzer = new TextAnalyzer();
        var body = analyzer.Analyze(text.Text);
        (Language, TitleLength) = (text.Properties.Language, text.Title?.Length ?? 0);
        var stated = new List<AnalyzedToken>();
        var end = text.Text.Length;
        foreach (var (words, first) in new[]
        {
            (text.Title, IndexFields.TitlePosition), (text.Properties.Author, IndexFields.AuthorPosition), (text.Properties.Keywords, IndexFields.KeywordsPosition),
            (text.Properties.Description, IndexFields.DescriptionPosition), (text.Properties.Links, IndexFields.LinksPosition),
        })
        {
            if (words is null)
                continue;

            stated.AddRange(analyzer.Analyze(words).Select(t => t with { Position = t.Position + first, Start = t.Start + end + 1, End = t.End + end + 1 }));
            end += 1 + words.Length;
        }

        Tokens = Marked([.. body, .. stated]);
        _headings = [.. body.Where(t => text.Blocks.Any(b => b.Kind == BlockKind.Heading && b.Start <= t.Start && t.Start < b.End)).Select(t => t.Position)];
    }

    // What is marked: from where the position of a token begins to where its last one ends, with a possessive ending of the compound.
    private static List<AnalyzedToken> Marked(List<AnalyzedToken> tokens)
    {
        var starts = tokens.GroupBy(t => t.Position).ToDictionary(g => g.Key, g => g.Min(t => t.Start));
        var ends = tokens.GroupBy(t => t.Position + t.Length).ToDictionary(g => g.Key, g => g.Max(t => t.End));
        return tokens.ConvertAll(t => t with { Start = starts[t.Position], End = ends[t.Position + t.Length] });
    }

    public NaiveFile File { get; }

    public string Format { get; }

    /// <summary>The language that it says it is in.</summary>
    public string? Language { get; }

    /// <summary>Length of the title that it states, in UTF-16 units.</summary>
    public int TitleLength { get; }

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

    /// <summary>Whether a token stands in a field, with all that it covers.</summary>
    public bool IsIn(TextField field, AnalyzedToken token) => field switch
    {
        TextField.Heading => Enumerable.Range(token.Position, token.Length).All(_headings.Contains),
        TextField.Title => token.Position is >= IndexFields.TitlePosition and < IndexFields.AuthorPosition,
        TextField.Author => token.Position is >= IndexFields.AuthorPosition and < IndexFields.KeywordsPosition,
        TextField.Keywords => token.Position is >= IndexFields.KeywordsPosition and < IndexFields.DescriptionPosition,
        TextField.Description => token.Position is >= IndexFields.DescriptionPosition and < IndexFields.LinksPosition,
        TextField.Links => token.Position >= IndexFields.LinksPosition,
        TextField.Subject => IsIn(TextField.Title, token) || IsIn(TextField.Description, token),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
