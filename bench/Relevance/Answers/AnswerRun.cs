using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentSearch.EndToEnd;

namespace DocumentSearch.Relevance.Answers;

/// <summary>What an engine shows for a question: the first passage of its first hit, and of the right document.</summary>
/// <param name="Document">Name of the first hit; null if there is none.</param>
/// <param name="First">Its first passage; empty if there is none.</param>
/// <param name="Given">The first passage of the right document.</param>
internal sealed record Shown(string? Document, string First, string Given);

/// <summary>What an engine shows for the questions of a set, by one of its settings.</summary>
/// <param name="Key">For file names.</param>
/// <param name="Name">For the tables.</param>
/// <param name="Answers">By the number of the question.</param>
internal sealed record AnswerRun(string Key, string Name, IReadOnlyDictionary<string, Shown> Answers)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a file in the form that <see cref="Write"/> gives it.</summary>
    public static AnswerRun Read(string key, string name, string file) =>
        new(key, name, File.ReadLines(file).Select(static line => JsonNode.Parse(line)!.AsObject()).ToDictionary(static a => Text(a["qid"]), Shown, StringComparer.Ordinal));

    /// <summary>Writes a line of JSON for each question: qid, hits (the first one: doc, and frags, its first passage), and oracle, that of the right document.</summary>
    public void Write(string file) => File.WriteAllLines(file, Answers.Select(static a => JsonSerializer.Serialize(
        new
        {
            qid = a.Key,
            hits = a.Value.Document is { } doc ? [new { doc, frags = new[] { a.Value.First } }] : Array.Empty<object>(),
            oracle = new[] { a.Value.Given },
        },
        Json)));

    /// <exception cref="BenchmarkException">A question is not answered: a missing line must not count as a bad answer.</exception>
    public Shown To(Question question) => Answers.GetValueOrDefault(question.Id) ?? throw new BenchmarkException($"{Name}: nothing for question {question.Id}");

    private static Shown Shown(JsonObject answer) => answer["hits"] is JsonArray { Count: > 0 } hits
        ? new Shown(Text(hits[0]!["doc"]), Text(hits[0]!["frags"]![0]), Text(answer["oracle"]![0]))
        : new Shown(null, "", Text(answer["oracle"]![0]));

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
