using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;
using DocumentSearch.Search.Json;

namespace DocumentSearch.Cli.Render;

/// <summary>One JSON object a line for each document; docs/cli.md gives the meaning of every field.</summary>
internal sealed class ExtractJson(Output output) : IExtractRenderer
{
    public void Render(ReadDocument document) =>
        output.Line(JsonSerializer.Serialize(ExtractedRecord.Of(document), ExtractRecords.Readable.ExtractedRecord));

    public void Flush() => output.Flush();
}

/// <summary>A document as it was read out of its file, or why it was not.</summary>
internal sealed record ExtractedRecord(
    string Type,
    int Schema,
    string Path,
    int Segment,
    string? Reason,
    string? Detail,
    string? Format,
    string? Encoding,
    string? Title,
    DateTime? Date,
    PropertiesRecord Properties,
    bool Derived,
    string? Text,
    IReadOnlyList<BlockRecord> Blocks,
    IReadOnlyList<PlaceStartRecord> Places,
    IReadOnlyList<string> Embedded,
    string? Notice)
{
    private const int CurrentSchema = 1;

    public static ExtractedRecord Of(ReadDocument document)
    {
        var skipped = document.Result as ExtractResult.Skipped;
        var text = (document.Result as ExtractResult.Ok)?.Document;
        var properties = text?.Properties ?? DocumentProperties.None;
        return new ExtractedRecord(
            "document", CurrentSchema, document.Name, document.Segment, skipped?.Reason.ToString(), skipped?.Detail,
            text?.Format, text?.Encoding, text?.Title, text?.Date,
            new PropertiesRecord(properties.Author, properties.Keywords, properties.Description, properties.Language, properties.Links),
            text?.IsDerived == true,
            text?.Text,
            [.. (text?.Blocks ?? []).Select(static b => new BlockRecord(b.Start, b.End, NameOf(b.Kind), b.Level))],
            [.. (text?.Places ?? []).Select(PlaceStartRecord.Of)],
            document.Embedded,
            text is null ? null : Notices.Of(text));
    }

    private static string NameOf(BlockKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

/// <summary>What a document says of itself.</summary>
internal sealed record PropertiesRecord(string? Author, string? Keywords, string? Description, string? Language, string? Links);

/// <summary>A block of its text.</summary>
internal sealed record BlockRecord(int Start, int End, string Kind, int Level);

/// <summary>Where a page, a slide, or a row of a sheet begins.</summary>
internal sealed record PlaceStartRecord(int Start, string Kind, int Number, string? Label, string? Cell)
{
    public static PlaceStartRecord Of(Place place)
    {
        var (start, (kind, number, label, cell)) = ExtractText.StartOf(place);
        return new(start, PlaceRecord.NameOf(kind), number, label, cell?.ToString());
    }
}

/// <summary>Writes the records without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExtractedRecord))]
internal sealed partial class ExtractRecords : JsonSerializerContext
{
    /// <summary>The writer's settings: letters of every script are written as themselves.</summary>
    public static ExtractRecords Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
