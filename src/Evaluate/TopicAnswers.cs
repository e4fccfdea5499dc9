using System.Diagnostics;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Evaluate.Measure;
using DocumentSearch.Search;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Evaluate;

/// <summary>A topic that the query language did not take as it stands.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Problem">What was left out or repaired, or why nothing could be answered.</param>
public sealed record TopicNotice(Topic Topic, QueryProblem Problem);

/// <summary>What was found for topics, each asked as somebody would type it.</summary>
/// <param name="Run">The documents.</param>
/// <param name="Notices">The first thing to tell of each topic of which there is any.</param>
/// <param name="Elapsed">Time that the queries took.</param>
public sealed record TopicAnswers(Run Run, IReadOnlyList<TopicNotice> Notices, TimeSpan Elapsed)
{
    // A measurement waits: what was found within some time would depend on the machine.
    private static readonly TimeSpan NoHurry = TimeSpan.FromHours(1);

    /// <summary>Asks for each topic.</summary>
    /// <param name="searcher">The index of the collection.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="asked">How to ask; the query is put in.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TopicAnswers Of(Searcher searcher, IEnumerable<Topic> topics, SearchRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        ArgumentNullException.ThrowIfNull(topics);
        ArgumentNullException.ThrowIfNull(asked);
        asked = asked with { Top = Measures.Depth, PassagesPerHit = 0, WithProperties = false, CountWithAll = false, Timeout = NoHurry };
        var run = new Run();
        var notices = new List<TopicNotice>();
        var started = Stopwatch.GetTimestamp();
        foreach (var topic in topics)
        {
            var answer = searcher.Search(asked with { Query = topic.Text }, cancel);
            if ((answer.Problem ?? (answer.Warnings is [var first, ..] ? first : null)) is { } problem)
                notices.Add(new TopicNotice(topic, problem));

            run.Add(topic.Id, answer.Hits.SelectMany(Found));
        }

        return new TopicAnswers(run, notices, Stopwatch.GetElapsedTime(started));
    }

    // Identical documents are one hit, and yet each may have been judged.
    private static IEnumerable<ScoredDocument> Found(Hit hit) => hit.Duplicates.Prepend(hit.Path).Select(path => new ScoredDocument(path, (float)hit.Score));
}
