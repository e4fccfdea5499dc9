using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>An answer as programs read it: the records of <c>--json</c>.</summary>
internal sealed record Answer(IReadOnlyList<JsonElement> Hits, JsonElement Summary)
{
    public IEnumerable<JsonElement> Passages => Hits.SelectMany(h => h.GetProperty("passages").EnumerateArray());

    public IEnumerable<string> Paths => Hits.Select(h => h.GetProperty("path").GetString()!);

    public int Behind => Summary.GetProperty("behind").GetInt32();

    public static Answer Read(Ran ran)
    {
        var records = ran.OutLines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.NotEmpty(records);
        Assert.All(records.SkipLast(1), record => Assert.Equal("hit", record.GetProperty("type").GetString()));
        Assert.Equal("summary", records[^1].GetProperty("type").GetString());
        return new Answer(records[..^1], records[^1]);
    }

    public static string Text(JsonElement passage) => passage.GetProperty("text").GetString()!;

    public static IEnumerable<(int Start, int End, int InPassage, string Text)> Highlights(JsonElement passage) =>
        passage.GetProperty("highlights").EnumerateArray().Select(h => (
            h.GetProperty("start").GetInt32(),
            h.GetProperty("end").GetInt32(),
            h.GetProperty("inPassage").GetInt32(),
            h.GetProperty("text").GetString()!));

    /// <summary>What every answer promises of its passages and their highlights, held against the documents' text.</summary>
    public void AssertSound(Func<string, string> textOf)
    {
        foreach (var hit in Hits)
        {
            var document = textOf(hit.GetProperty("path").GetString()!);
            var passages = hit.GetProperty("passages").EnumerateArray().ToList();
            // A hit without a match in its text shows its beginning.
            Assert.All(passages.Count == 1 ? [] : passages, passage => Assert.NotEmpty(Highlights(passage)));
            Assert.All(passages, passage => AssertSound(passage, document));
        }
    }

    private static void AssertSound(JsonElement passage, string document)
    {
        var (start, end, text) = (passage.GetProperty("start").GetInt32(), passage.GetProperty("end").GetInt32(), Text(passage));
        Assert.Equal(document[start..end], text);
        var before = document[..start];
        Assert.Equal(before.Count(c => c == '\n') + 1, passage.GetProperty("line").GetInt32());
        Assert.Equal(start - before.LastIndexOf('\n'), passage.GetProperty("column").GetInt32());

        var last = start;
        foreach (var highlight in Highlights(passage))
        {
            Assert.InRange(highlight.Start, last, end);
            Assert.InRange(highlight.End, highlight.Start + 1, end);
            Assert.Equal(highlight.Start - start, highlight.InPassage);
            Assert.Equal(document[highlight.Start..highlight.End], highlight.Text);
            last = highlight.End;
        }
    }
}
