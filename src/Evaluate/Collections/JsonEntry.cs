using System.Text.Json;

namespace DocumentSearch.Evaluate.Collections;

/// <summary>One line of a <c>corpus.jsonl</c> or <c>queries.jsonl</c>, as the BEIR collections have them.</summary>
/// <param name="Id">Its <c>_id</c>.</param>
/// <param name="Title">Its <c>title</c>; empty if it has none.</param>
/// <param name="Text">Its <c>text</c>.</param>
internal sealed record JsonEntry(string Id, string Title, string Text)
{
    /// <summary>The entries of a file, read as they are asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tell">Told of each line that is passed over.</param>
    public static IEnumerable<JsonEntry> Read(string path, Action<string> tell)
    {
        foreach (var line in NumberedLine.Of(path))
        {
            if (Parse(line.Text, out var problem) is { } entry)
                yield return entry;
            else
                tell(line.Complaint(problem));
        }
    }

    private static JsonEntry? Parse(string line, out string problem)
    {
        problem = "the line is no JSON object with an _id and a text; it is passed over";
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return null;

            var id = Value(json.RootElement, "_id");
            var text = Value(json.RootElement, "text");
            return string.IsNullOrEmpty(id) || text is null ? null : new JsonEntry(id, Value(json.RootElement, "title") ?? "", text);
        }
        // Half of a surrogate pair, escaped, is JSON and yet no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Value(JsonElement entry, string name) => !entry.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
