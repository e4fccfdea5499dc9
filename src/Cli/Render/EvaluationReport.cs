using System.Globalization;
using System.Text.Json;
using DocumentSearch.Evaluate;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Cli.Render;

/// <summary>How well a test collection is answered; docs/cli.md gives the meaning of every field.</summary>
/// <param name="output">Where to.</param>
/// <param name="collection">The collection.</param>
/// <param name="evaluation">How well it is answered.</param>
/// <param name="earlier">A run to compare with; null if there is none.</param>
internal sealed class EvaluationReport(Output output, TestCollection collection, Evaluation evaluation, Run? earlier)
{
    private static readonly string[] Fields = ["ndcg10", "map", "p10", "r100", "mrr10"];

    private readonly IReadOnlyList<Measures>? _earlier = earlier?.Measure(collection.Judgments, evaluation.Topics);

    public void Write(bool perTopic, bool asJson)
    {
        if (asJson)
            WriteJson(perTopic);
        else
            WriteText(perTopic);

        output.Flush();
        if (evaluation.Answers.Notices is [var first, ..])
        {
            Messages.Warning(
                $"{Counted.Of(evaluation.Answers.Notices.Count, "topic")} had something left out or repaired; the first is {first.Topic.Id}: {first.Problem.Message}");
        }
    }

    private void WriteText(bool perTopic)
    {
        if (perTopic)
            WriteTopics();

        var topics = evaluation.Topics.Count;
        var asking = evaluation.Answers.Elapsed;
        output.Line($"collection {ShownText.Line(collection.Files.Folder)}");
        output.Line($"documents  {Number(evaluation.Documents)}");
        output.Line($"topics     {Number(topics)}");
        for (var i = 0; i < Measures.Names.Count; i++)
            output.Line($"{Measures.Names[i],-10} {Figure(evaluation.Mean.Values[i])}{(Compared(i) is { } test ? Comparison(test) : "")}");

        var indexing = evaluation.Indexing is { } time ? $"indexed in {Units.Seconds(time)}" : "indexed before";
        output.Line($"time       {indexing}, asked in {Units.Seconds(asking)} ({Units.Milliseconds(asking / topics)} a topic)");
    }

    private void WriteTopics()
    {
        output.Line($"topic\t{string.Join('\t', Measures.Names)}");
        foreach (var (topic, measures) in evaluation.Topics.Zip(evaluation.PerTopic))
            output.Line($"{ShownText.Line(topic)}\t{string.Join('\t', measures.Values.Select(Figure))}");
    }

    private void WriteJson(bool perTopic)
    {
        using (var json = new Utf8JsonWriter(output.Stream, StatusJson.Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("collection", collection.Files.Folder);
            json.WriteNumber("documents", evaluation.Documents);
            json.WriteNumber("topics", evaluation.Topics.Count);
            WriteMeasures(json, evaluation.Mean);
            if (_earlier is not null)
                WriteComparison(json);

            if (evaluation.Indexing is { } indexing)
                json.WriteNumber("indexingMs", Math.Round(indexing.TotalMilliseconds, 3));

            json.WriteNumber("askingMs", Math.Round(evaluation.Answers.Elapsed.TotalMilliseconds, 3));
            WriteNotices(json);
            if (perTopic)
                WriteTopics(json);

            json.WriteEndObject();
        }

        output.Line();
    }

    private void WriteComparison(Utf8JsonWriter json)
    {
        json.WriteStartObject("against");
        for (var i = 0; i < Fields.Length; i++)
        {
            var test = Compared(i)!.Value;
            json.WriteStartObject(Fields[i]);
            json.WriteNumber("difference", test.Difference);
            json.WriteNumber("p", test.P);
            json.WriteNumber("better", test.Better);
            json.WriteNumber("worse", test.Worse);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteNotices(Utf8JsonWriter json)
    {
        json.WriteStartArray("notices");
        foreach (var notice in evaluation.Answers.Notices)
        {
            json.WriteStartObject();
            json.WriteString("topic", notice.Topic.Id);
            json.WriteString("query", notice.Topic.Text);
            json.WriteString("detail", notice.Problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTopics(Utf8JsonWriter json)
    {
        json.WriteStartArray("perTopic");
        foreach (var (topic, measures) in evaluation.Topics.Zip(evaluation.PerTopic))
        {
            json.WriteStartObject();
            json.WriteString("topic", topic);
            WriteMeasures(json, measures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMeasures(Utf8JsonWriter json, Measures measures)
    {
        foreach (var (field, value) in Fields.Zip(measures.Values))
            json.WriteNumber(field, value);
    }

    private PairedTest? Compared(int measure) => _earlier is null
        ? null
        : PairedTest.Of([.. evaluation.PerTopic.Select(m => m.Values[measure])], [.. _earlier.Select(m => m.Values[measure])]);

    private static string Comparison(PairedTest test) => string.Create(
        CultureInfo.InvariantCulture, $"  {test.Difference:+0.0000;-0.0000;0.0000}  p {(test.P < 0.0001 ? "<0.0001" : Figure(test.P))}  {test.Better} better, {test.Worse} worse");

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
