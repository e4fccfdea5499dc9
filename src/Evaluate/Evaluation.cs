using System.Diagnostics;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Evaluate;

/// <summary>How to evaluate.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Code of the language that words are stemmed by.</summary>
    public string Language { get; init; } = IndexFormat.Analysis.Language.Default.Code;

    /// <summary>The half of the topics that is asked; null for all.</summary>
    public TopicHalf? Half { get; init; }

    /// <summary>How each topic is asked; its text is put in.</summary>
    public SearchRequest Request { get; init; } = new("");
}

/// <summary>How well a test collection is answered.</summary>
public sealed record Evaluation
{
    /// <summary>Number of documents.</summary>
    public required int Documents { get; init; }

    /// <summary>Numbers of the topics that were measured.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The measures of each of them.</summary>
    public required IReadOnlyList<Measures> PerTopic { get; init; }

    /// <summary>What was found.</summary>
    public required TopicAnswers Answers { get; init; }

    /// <summary>Time that indexing took; null if the index was there.</summary>
    public required TimeSpan? Indexing { get; init; }

    /// <summary>The means over all topics.</summary>
    public Measures Mean => Measures.Mean(PerTopic);

    /// <summary>Indexes a collection, unless that is done, asks its topics and measures the answers.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="location">Where the index is, or is to be made.</param>
    /// <param name="indexing">How to write it.</param>
    /// <param name="options">How to evaluate.</param>
    /// <param name="tell">Told of what is passed over.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="CollectionException">The collection cannot be read, or has nothing to measure.</exception>
    /// <exception cref="IndexException">The index cannot be written or read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Evaluation Run(
        TestCollection collection, IndexLocation location, IndexerOptions indexing, EvaluationOptions options, Action<string> tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(options);
        var measured = collection.Judgments.Topics.Where(id => options.Half is null || Topic.HalfOf(id) == options.Half).ToList();
        if (measured.Count == 0)
            throw new CollectionException(collection.Files.Qrels, "no topic of this half has a relevant document");

        var started = Stopwatch.GetTimestamp();
        var texts = new GivenTexts(location, indexing);
        var origin = collection.Fingerprint();
        var known = texts.Find(origin, options.Language);
        var documents = known ?? texts.Write(collection.Documents(tell, cancel), origin, options.Language, cancel);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (documents == 0)
            throw new CollectionException(collection.Files.Documents, "no documents");

        using var searcher = Searcher.Open(location);
        var asked = measured.ToHashSet(StringComparer.Ordinal);
        var answers = TopicAnswers.Of(searcher, collection.Topics.Where(t => asked.Contains(t.Id)), options.Request, cancel);
        return new Evaluation
        {
            Documents = documents,
            Topics = measured,
            PerTopic = answers.Run.Measure(collection.Judgments, measured),
            Answers = answers,
            Indexing = known is null ? elapsed : null,
        };
    }
}
