using System.Text.Json;
using DocumentSearch.EndToEnd;
using DocumentSearch.Evaluate.Collections;

namespace DocumentSearch.Relevance.Answers;

/// <summary>A question whose answer stands at known places of one document.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Document">Name of the document.</param>
/// <param name="Answers">Where the answer stands: UTF-16 offsets, the end exclusive.</param>
internal sealed record Question(string Id, string Text, string Document, IReadOnlyList<(int Start, int End)> Answers)
{
    /// <summary>Which half of the questions it is of.</summary>
    public TopicHalf Half { get; } = Topic.HalfOf(Id);
}

/// <summary>Documents and questions: a folder docs of texts, and gold.jsonl.</summary>
internal sealed class AnswerSet
{
    private AnswerSet(string folder, IReadOnlyDictionary<string, NormalText> documents, IReadOnlyList<Question> questions) =>
        (Folder, Documents, Questions) = (folder, documents, questions);

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    public string DocumentFolder => Path.Combine(Folder, "docs");

    /// <summary>The texts by name, which is that of the file without its extension.</summary>
    public IReadOnlyDictionary<string, NormalText> Documents { get; }

    public IReadOnlyList<Question> Questions { get; }

    /// <exception cref="BenchmarkException">There are no questions.</exception>
    public static AnswerSet Read(string folder)
    {
        var gold = Path.Combine(folder, "gold.jsonl");
        if (!File.Exists(gold))
            throw new BenchmarkException($"{folder}: no questions with answers, there is no gold.jsonl");

        var texts = Directory.GetFiles(Path.Combine(folder, "docs"), "*.txt").ToDictionary(static f => Path.GetFileNameWithoutExtension(f), File.ReadAllText, StringComparer.Ordinal);
        return new AnswerSet(
            folder,
            texts.ToDictionary(static t => t.Key, static t => new NormalText(t.Value), StringComparer.Ordinal),
            [.. File.ReadLines(gold).Select(line => Parse(line, texts))]);
    }

    private static Question Parse(string line, Dictionary<string, string> texts)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var document = root.GetProperty("doc").GetString()!;
        return new Question(
            root.GetProperty("qid").GetString()!,
            root.GetProperty("question").GetString()!,
            document,
            [.. root.GetProperty("answers").EnumerateArray().Select(a => Place(a, texts[document]))]);
    }

    // Offsets are given in code points.
    private static (int Start, int End) Place(JsonElement answer, string text)
    {
        var (start, points) = (0, answer.GetProperty("start").GetInt32());
        for (; points > 0; points--)
            start += char.IsSurrogatePair(text, start) ? 2 : 1;

        return (start, start + answer.GetProperty("text").GetString()!.TrimEnd().Length);
    }
}
