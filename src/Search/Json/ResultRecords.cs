using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocumentSearch.Search.Json;

/// <summary>One hit as it is written for programs; docs/result-record.md gives the meaning of every field.</summary>
public sealed record HitRecord(
    string Type,
    int Rank,
    string Path,
    string Title,
    double Score,
    string Format,
    string Encoding,
    long Bytes,
    DateTime Modified,
    IReadOnlyList<PassageRecord> Passages,
    DateTime? Stated,
    IReadOnlyList<TitleHighlightRecord> TitleHighlights,
    IReadOnlyList<string> Duplicates,
    ExplanationRecord? Explanation,
    string Id,
    string? Notice,
    bool Derived,
    string File,
    string? Author,
    string? Keywords,
    string? Description,
    string? Language,
    IReadOnlyList<string> Links)
{
    /// <summary>The record of a hit.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="rank">Its rank, from 1.</param>
    public static HitRecord Of(Hit hit, int rank) => new(
        "hit", rank, hit.Path, hit.Title, Math.Round(hit.Score, 5), hit.Format, hit.Encoding, hit.Length, hit.Modified,
        [.. hit.Passages.Select(p => PassageRecord.Of(p, hit))],
        hit.Stated,
        [.. hit.TitleHighlights.Select(h => TitleHighlightRecord.Of(h, hit.Title))],
        hit.Duplicates,
        hit.Report is { } report ? ExplanationRecord.Of(report) : null,
        hit.Id,
        hit.Notice,
        hit.IsDerived,
        hit.File,
        hit.Author,
        hit.Keywords,
        hit.Description,
        hit.Language,
        hit.Links);
}

/// <summary>What the score of a <see cref="HitRecord"/> is made of.</summary>
public sealed record ExplanationRecord(double Score, int Length, double AverageLength, IReadOnlyList<ScorePartRecord> Parts)
{
    internal static ExplanationRecord Of(ScoreReport report) => new(
        Math.Round(report.Score, 5), report.Length, Math.Round(report.AverageLength, 3), [.. report.Parts.Select(ScorePartRecord.Of)]);
}

/// <summary>What one thing adds to a score.</summary>
public sealed record ScorePartRecord(
    string Term, string? Other, string Kind, string Reason, double Score, double Occurrences, int Documents, int AllDocuments, double Rarity,
    double Burstiness, double Factor)
{
    internal static ScorePartRecord Of(ScorePart part) => new(
        part.Term, part.Other, HighlightRecord.NameOf(part.Kind), NameOf(part.Reason), Math.Round(part.Score, 5), Math.Round(part.Occurrences, 5),
        part.Documents, part.AllDocuments, Math.Round(part.Rarity, 5), Math.Round(part.Burstiness, 5), Math.Round(part.Factor, 5));

    private static string NameOf(ScoreReason reason) => reason switch
    {
        ScoreReason.Part => "part",
        ScoreReason.Form => "form",
        ScoreReason.Title => "title",
        ScoreReason.Heading => "heading",
        ScoreReason.Author => "author",
        ScoreReason.Keywords => "keywords",
        ScoreReason.Description => "description",
        ScoreReason.Order => "order",
        ScoreReason.Passage => "passage",
        ScoreReason.Sentence => "sentence",
        ScoreReason.Name => "name",
        _ => "word",
    };
}

/// <summary>What matched in the title of a <see cref="HitRecord"/>.</summary>
public sealed record TitleHighlightRecord(int Start, int End, string Text, string Kind, int Term)
{
    internal static TitleHighlightRecord Of(Highlight highlight, string title) => new(
        highlight.Start, highlight.End, title[highlight.Start..highlight.End], HighlightRecord.NameOf(highlight.Kind), highlight.Term);
}

/// <summary>One passage of a <see cref="HitRecord"/>.</summary>
public sealed record PassageRecord(
    int Start,
    int End,
    int Line,
    int Column,
    IReadOnlyList<string> Headings,
    double Score,
    string Text,
    IReadOnlyList<HighlightRecord> Highlights,
    string Id,
    int EndLine,
    int EndColumn,
    long? StartByte,
    long? EndByte,
    IReadOnlyList<string> Words,
    string? Before,
    string? After,
    PlaceRecord? Place)
{
    internal static PassageRecord Of(Passage passage, Hit hit) => new(
        passage.Start, passage.End, passage.Line, passage.Column, passage.Headings, Math.Round(passage.Score, 5), passage.Text,
        [.. passage.Highlights.Select(h => HighlightRecord.Of(h, passage))],
        new PassageId(hit.Id, passage.Start, passage.End - passage.Start).ToString(),
        passage.Source.End.Line, passage.Source.End.Column, passage.Source.Start.Byte, passage.Source.End.Byte,
        passage.Words,
        passage.Context?.Before,
        passage.Context?.After,
        PlaceRecord.Of(passage.Place));
}

/// <summary>One highlight of a <see cref="PassageRecord"/>: its range in the document, in the passage's text and in the file.</summary>
public sealed record HighlightRecord(
    int Start,
    int End,
    int InPassage,
    string Text,
    string Kind,
    int Term,
    int Line,
    int Column,
    int EndLine,
    int EndColumn,
    long? StartByte,
    long? EndByte,
    IReadOnlyList<TextRange> Words,
    PlaceRecord? Place)
{
    internal static HighlightRecord Of(Highlight highlight, Passage passage)
    {
        var source = highlight.Source ?? default;
        return new(
            highlight.Start,
            highlight.End,
            highlight.Start - passage.Start,
            passage.Text[(highlight.Start - passage.Start)..(highlight.End - passage.Start)],
            NameOf(highlight.Kind),
            highlight.Term,
            source.Start.Line, source.Start.Column, source.End.Line, source.End.Column, source.Start.Byte, source.End.Byte,
            highlight.Words,
            PlaceRecord.Of(source.Place));
    }

    /// <summary>The name of a kind of match.</summary>
    /// <param name="kind">The kind.</param>
    internal static string NameOf(HighlightKind kind) => kind switch
    {
        HighlightKind.Phrase => "phrase",
        HighlightKind.Near => "near",
        HighlightKind.Exact => "exact",
        HighlightKind.Prefix => "prefix",
        HighlightKind.Wildcard => "wildcard",
        HighlightKind.Fuzzy => "fuzzy",
        HighlightKind.Regex => "regex",
        HighlightKind.Added => "added",
        _ => "word",
    };
}

/// <summary>The pages, slides or cells of a <see cref="PassageRecord"/> or <see cref="HighlightRecord"/>.</summary>
public sealed record PlaceRecord(string Kind, int Number, string? Label, string? Cell, int EndNumber, string? EndLabel, string? EndCell)
{
    internal static PlaceRecord? Of(PlaceRange? range) => range is var (start, end)
        ? new(NameOf(start.Kind), start.Number, start.Label, start.Cell?.ToString(), end.Number, end.Label, end.Cell?.ToString())
        : null;

    /// <summary>The name of a kind of place.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Slide => "slide",
        PlaceKind.Sheet => "sheet",
        _ => "page",
    };
}

/// <summary>The last record of an answer.</summary>
public sealed record SummaryRecord(
    string Type,
    int Schema,
    string Query,
    int Total,
    int Shown,
    double ElapsedMs,
    IReadOnlyList<string> Warnings,
    int Behind,
    string? BehindReason,
    string Understood,
    int? TotalWithAll,
    bool Partial,
    string? DidYouMean,
    FacetsRecord? Facets,
    string? NextCursor,
    IReadOnlyList<string> AddedWords,
    bool TotalIsLeast)
{
    /// <summary>The version of the records; raised only by a change that is not additive.</summary>
    public const int CurrentSchema = 1;
}

/// <summary>How many documents match by type, folder and year.</summary>
public sealed record FacetsRecord(IReadOnlyList<FacetCount> Types, IReadOnlyList<FacetCount> Folders, IReadOnlyList<FacetCount> Years)
{
    /// <summary>The record of counts.</summary>
    /// <param name="counts">The counts.</param>
    public static FacetsRecord Of(FacetCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new(counts.Types, counts.Folders, counts.Years);
    }
}

/// <summary>A query with its last word completed.</summary>
public sealed record SuggestionRecord(string Type, string Text, int Documents)
{
    /// <summary>The record of a suggestion.</summary>
    /// <param name="suggestion">The suggestion.</param>
    public static SuggestionRecord Of(Suggestion suggestion)
    {
        ArgumentNullException.ThrowIfNull(suggestion);
        return new("suggestion", suggestion.Text, suggestion.Documents);
    }
}

/// <summary>Writes the records as JSON without reflection, one object to a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HitRecord))]
[JsonSerializable(typeof(SummaryRecord))]
[JsonSerializable(typeof(SuggestionRecord))]
public sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>The writer's settings: letters of every script are written as themselves.</summary>
    public static ResultJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
