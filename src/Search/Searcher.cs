using System.Diagnostics;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.Passages;
using DocumentSearch.Search.QuerySyntax;
using DocumentSearch.Search.Suggest;
using Lucene.Net.Index;

namespace DocumentSearch.Search;

/// <summary>
/// Answers queries from one snapshot of an index: parse, match, rank documents, then choose and highlight their passages.
/// Later changes to the index are seen by a new searcher. May be used by several threads.
/// </summary>
public sealed class Searcher : IDisposable
{
    // What is left of the time is for passages of what was found until then.
    private const double TimeForMatching = 0.8;

    private readonly IndexSnapshot _snapshot;
    private readonly StoredParts _stored;
    private readonly TimeProvider _clock;

    private Searcher(IndexSnapshot snapshot, TimeProvider clock)
    {
        _snapshot = snapshot;
        _stored = new StoredParts(snapshot);
        _clock = clock;
    }

    /// <summary>Opens the last commit of an index.</summary>
    /// <param name="location">The index.</param>
    /// <param name="clock">Tells time and time zone for relative dates; the system's if null.</param>
    /// <exception cref="IndexException">There is none, it cannot be read, or it is of another version.</exception>
    public static Searcher Open(IndexLocation location, TimeProvider? clock = null)
    {
        var snapshot = IndexSnapshot.Open(location);
        if (snapshot.IsReadable)
            return new Searcher(snapshot, clock ?? TimeProvider.System);

        snapshot.Dispose();
        throw new IndexException(
            IndexErrorKind.OutdatedFormat, location.Folder, "written by an older version of this program; bring it up to date with: search index");
    }

    /// <summary>Opens the snapshot of an answer again, to show the hits behind those it showed.</summary>
    /// <param name="location">The index.</param>
    /// <param name="cursor">The answer's <see cref="SearchResponse.NextCursor"/>.</param>
    /// <param name="request">What to ask the searcher for.</param>
    /// <param name="clock">Tells time and time zone; the system's if null.</param>
    /// <exception cref="IndexException">The index keeps that snapshot no longer, or it is no cursor.</exception>
    public static Searcher Resume(IndexLocation location, string cursor, out SearchRequest request, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(cursor);
        if (PageCursor.TryParse(cursor) is not { } page)
            throw new IndexException(IndexErrorKind.SnapshotGone, location.Folder, "this is no cursor that a search gave; copy it whole, or search again with --pages");

        var snapshot = IndexSnapshot.TryOpenLeased(location, page.Commit);
        if (snapshot?.Stamp.CommittedTicks != page.CommittedTicks)
        {
            snapshot?.Dispose();
            throw new IndexException(IndexErrorKind.SnapshotGone, location.Folder, "the index keeps what this cursor pages over no longer; search again with --pages");
        }

        request = page.Request;
        return new Searcher(snapshot, clock ?? TimeProvider.System);
    }

    /// <summary>Answers a query.</summary>
    /// <param name="request">What to look for.</param>
    /// <param name="cancel">Ends the search early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SearchResponse Search(SearchRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = Stopwatch.GetTimestamp();
        var matching = new Budget(request.Timeout * TimeForMatching, cancel);
        var asked = Understand(request, matching);
        var answer = new SearchResponse(request.Query, 0, [], asked.Notices, TimeSpan.Zero) { Offset = request.Offset, Understood = asked.Understood };
        // Words that there was no time to look up are no fault of the query.
        if (asked.Tree is null && matching.WasSpent)
            return answer with { IsPartial = true, Elapsed = Stopwatch.GetElapsedTime(started) };

        if (asked.Problem(request) is { } problem)
            return answer with { Problem = problem, Elapsed = Stopwatch.GetElapsedTime(started) };

        // Asked for before the search, so that the commit is still the last one.
        var isKept = request is { GiveCursor: true, ByPassage: false } && SnapshotLease.Take(_snapshot, PageCursor.KeptFor, _clock);
        var wanted = request.ByPassage ? PassageOrder.Request(request) : request;
        var found = Guarded(() => new Retrieval(asked, wanted, _stored, matching).Run());
        var showing = new Budget(request.Timeout - Stopwatch.GetElapsedTime(started), cancel);
        using var loader = new HitLoader(_stored, asked, wanted, showing);
        var hits = Guarded(() => loader.Load(found));
        int? passages = null;
        if (request.ByPassage)
        {
            var ordered = PassageOrder.Of(hits).ToList();
            (passages, hits) = (ordered.Count, [.. ordered.Skip(request.Offset).Take(request.Top)]);
        }

        return answer with
        {
            Total = found.Total,
            IsTotalLeast = found.IsTotalLeast,
            TotalWithAll = found.TotalWithAll,
            Hits = hits,
            Passages = passages,
            Facets = found.Facets,
            AddedWords = [.. found.Tree.Leaves.Where(static l => l.Kind == HighlightKind.Added).Select(static l => l.Surface)],
            NextCursor = isKept && found.HasMore
                ? new PageCursor(_snapshot.Commit, _snapshot.Stamp.CommittedTicks, request with { Offset = request.Offset + hits.Count, AsOf = request.AsOf ?? _clock.GetUtcNow() }).ToString()
                : null,
            Warnings = request is { GiveCursor: true, ByPassage: false } && !isKept && found.HasMore ? [.. answer.Warnings, NotKept] : answer.Warnings,
            DidYouMean = found.Total <= Corrections.FewHits ? new Corrections(asked.Dictionary, asked.Analyzer, showing).Of(asked.Query) : null,
            IsPartial = matching.WasSpent || showing.WasSpent,
            Elapsed = Stopwatch.GetElapsedTime(started),
        };
    }

    /// <summary>Words of the index that begin like one, in the spelling of the documents, the most useful first.</summary>
    /// <param name="beginning">The beginning of a word; of several words, the last one is completed.</param>
    /// <param name="count">Number of words, at most.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<Suggestion> Suggest(string beginning, int count, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var last = beginning.LastIndexOf(' ') + 1;
        var words = Completions.Of(
            new TermDictionary(_snapshot.Reader), NewAnalyzer(), beginning[last..], count, new Budget(SuggestionTime, cancel));
        return words.ConvertAll(w => new Suggestion(beginning[..last] + w.Written, w.Documents));
    }

    /// <summary>Why a document is, or is not, among the hits of a query.</summary>
    /// <param name="request">The query.</param>
    /// <param name="path">The document's stored name.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The reasons; null if the index holds no text of that name.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public WhyReport? Why(SearchRequest request, string path, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var budget = new Budget(request.Timeout, cancel);
        return new WhyNot(_stored, Understand(request, budget), r => Understand(r, budget), request, budget).Of(path);
    }

    /// <summary>The text of a document, or null if the index holds none of that name.</summary>
    /// <param name="path">Its stored name.</param>
    public DocumentText? Read(string path) => Read(path, null, CancellationToken.None);

    /// <summary>The same, with what a query looks for marked in it, whether it is a hit or not.</summary>
    /// <param name="path">Its stored name.</param>
    /// <param name="marking">The query; null for none.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DocumentText? Read(string path, SearchRequest? marking, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Text(_stored.NumbersOf(path), marking, cancel);
    }

    /// <summary>The text of the document that a passage stands in, or null if that was read anew since, or is gone.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="marking">A query whose matches are marked in it; null for none.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DocumentText? Read(PassageId passage, SearchRequest? marking, CancellationToken cancel) =>
        Text(_stored.NumbersOf(passage), marking, cancel);

    /// <inheritdoc/>
    public void Dispose() => _snapshot.Dispose();

    private static QueryProblem NotKept => new("there is no cursor, as the index cannot be kept as it is", 0, 0);

    private static TimeSpan SuggestionTime => TimeSpan.FromSeconds(2);

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or CorruptIndexException)
        {
            throw new IndexException(
                IndexErrorKind.Corrupt, _snapshot.Location.Folder, "a stored document is damaged; mend it with: search check --repair", e);
        }
    }

    private DocumentText? Text(List<int> numbers, SearchRequest? marking, CancellationToken cancel)
    {
        if (numbers.Count == 0)
            return null;

        var budget = new Budget(marking?.Timeout ?? TimeSpan.MaxValue, cancel);
        var asked = marking is null ? null : Understand(marking, budget);
        var problem = marking is null || budget.WasSpent ? null : asked!.Problem(marking);
        var text = Guarded(() => new TextReading(_snapshot, _stored).Of(numbers, problem is null ? asked : null, budget));
        return text with { Problem = problem, Warnings = asked?.Notices ?? [], IsPartial = budget.WasSpent };
    }

    private TextAnalyzer NewAnalyzer() => new(Language.Find(_snapshot.Stamp.Language) ?? Language.Default);

    private AskedQuery Understand(SearchRequest request, Budget budget)
    {
        var dictionary = new TermDictionary(_snapshot.Reader);
        var filters = new FilterBuilder(request.AsOf ?? _clock.GetUtcNow(), _clock.LocalTimeZone);
        return AskedQuery.Of(request, NewAnalyzer(), dictionary, filters, new Expander(_snapshot.Reader, new ExpansionLimits(), budget), _clock.LocalTimeZone);
    }
}
