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
    IReadOnlyList<PassageRecord> Passages)
{
    /// <summary>The record of a hit.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="rank">Its rank, from 1.</param>
    public static HitRecord Of(Hit hit, int rank) => new(
        "hit", rank, hit.Path, hit.Title, Math.Round(hit.Score, 5), hit.Format, hit.Encoding, hit.Length, hit.Modified,
        [.. hit.Passages.Select(PassageRecord.Of)]);
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
    IReadOnlyList<HighlightRecord> Highlights)
{
    internal static PassageRecord Of(Passage passage) => new(
        passage.Start, passage.End, passage.Line, passage.Column, passage.Headings, Math.Round(passage.Score, 5), passage.Text,
        [.. passage.Highlights.Select(h => HighlightRecord.Of(h, passage))]);
}

/// <summary>One highlight of a <see cref="PassageRecord"/>: its range in the document and in the passage's text.</summary>
public sealed record HighlightRecord(int Start, int End, int InPassage, string Text, string Kind, int Term)
{
    internal static HighlightRecord Of(Highlight highlight, Passage passage) => new(
        highlight.Start,
        highlight.End,
        highlight.Start - passage.Start,
        passage.Text[(highlight.Start - passage.Start)..(highlight.End - passage.Start)],
        highlight.Kind == HighlightKind.Phrase ? "phrase" : "word",
        highlight.Term);
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
    string? BehindReason)
{
    /// <summary>The version of the records; raised only by a change that is not additive.</summary>
    public const int CurrentSchema = 1;
}

/// <summary>Writes the records as JSON without reflection, one object to a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HitRecord))]
[JsonSerializable(typeof(SummaryRecord))]
public sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>The writer's settings: letters of every script are written as themselves.</summary>
    public static ResultJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
