using System.Globalization;
using System.Text.Json;
using DocumentSearch.Evaluate;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Cli.Render;

/// <summary>How well a test collection is answered; docs/cli.md gives the meaning of every field.</summary>
internal static class EvaluationReport
{
    private const string Precise = "0.0000";

    public static void Write(Output output, TestCollection collection, Evaluation evaluation, bool perTopic, bool asJson)
    {
        if (asJson)
            WriteJson(output, collection, evaluation, perTopic);
        else
            WriteText(output, collection, evaluation, perTopic);

        output.Flush();
        if (evaluation.Answers.Notices is [var first, ..])
        {
            Messages.Warning(
                $"the query language left something out of, or repaired, {Counted.Of(evaluation.Answers.Notices.Count, "topic")}; the first is {first.Topic.Id}: {first.Problem.Message}");
        }
    }

    private static void WriteText(Output output, TestCollection collection, Evaluation evaluation, bool perTopic)
    {
        if (perTopic)
            WriteTopics(output, evaluation);

        var topics = evaluation.Topics.Count;
        var asking = evaluation.Answers.Elapsed;
        output.Line($"collection {ShownText.Line(collection.Files.Folder)}");
        output.Line($"documents  {evaluation.Documents.ToString("N0", CultureInfo.InvariantCulture)}");
        output.Line($"topics     {topics.ToString("N0", CultureInfo.InvariantCulture)}");
        foreach (var (name, value) in Measures.Names.Zip(evaluation.Mean.Values))
            output.Line($"{name,-10} {Figure(value)}");

        output.Line($"time       {(evaluation.Indexing is { } time ? $"indexed in {Units.Seconds(time)}" : "indexed before")}, asked in {Units.Seconds(asking)} ({Units.Milliseconds(asking / topics)} a topic)");
    }

    private static void WriteTopics(Output output, Evaluation evaluation)
    {
        output.Line($"topic\t{string.Join('\t', Measures.Names)}");
        foreach (var (topic, measures) in evaluation.Topics.Zip(evaluation.PerTopic))
            output.Line($"{ShownText.Line(topic)}\t{string.Join('\t', measures.Values.Select(Figure))}");
    }

    private static void WriteJson(Output output, TestCollection collection, Evaluation evaluation, bool perTopic)
    {
        using (var json = new Utf8JsonWriter(output.Stream, StatusJson.Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("collection", collection.Files.Folder);
            json.WriteNumber("documents", evaluation.Documents);
            json.WriteNumber("topics", evaluation.Topics.Count);
            WriteMeasures(json, evaluation.Mean);
            if (evaluation.Indexing is { } indexing)
                json.WriteNumber("indexingMs", Math.Round(indexing.TotalMilliseconds, 3));

            json.WriteNumber("askingMs", Math.Round(evaluation.Answers.Elapsed.TotalMilliseconds, 3));
            WriteNotices(json, evaluation);
            if (perTopic)
                WriteTopics(json, evaluation);

            json.WriteEndObject();
        }

        output.Line();
    }

    private static void WriteNotices(Utf8JsonWriter json, Evaluation evaluation)
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

    private static void WriteTopics(Utf8JsonWriter json, Evaluation evaluation)
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
        json.WriteNumber("ndcg10", measures.Ndcg);
        json.WriteNumber("map", measures.AveragePrecision);
        json.WriteNumber("p10", measures.Precision);
        json.WriteNumber("r100", measures.Recall);
        json.WriteNumber("mrr10", measures.ReciprocalRank);
    }

    private static string Figure(double value) => value.ToString(Precise, CultureInfo.InvariantCulture);
}
