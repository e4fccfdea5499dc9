using System.Buffers;
using System.Runtime.ExceptionServices;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.Passages;
using DocumentSearch.Search.Ranking;

namespace DocumentSearch.Search;

/// <summary>Reads what is shown of hits: their fields, matches, passages, and what their scores are made of.</summary>
/// <param name="stored">What is stored of documents.</param>
/// <param name="asked">The query.</param>
/// <param name="request">How much is shown.</param>
/// <param name="budget">Once spent, hits have no more highlights.</param>
internal sealed class HitLoader(StoredParts stored, AskedQuery asked, SearchRequest request, Budget budget) : IDisposable
{
    // One for each part of a document that is shown.
    private readonly char[][] _buffers = [.. Enumerable.Repeat(Array.Empty<char>(), HitCollector.PartsKept)];
    private readonly OccurrenceRanges?[] _ranges = new OccurrenceRanges?[HitCollector.PartsKept];

    /// <summary>The hits, as they are shown.</summary>
    public List<Hit> Load(Found found)
    {
        if (request is { PassagesPerHit: 0, Explain: false })
            return [.. found.Shown.Select(hit => Described(hit, request.WithProperties ? stored.Stated(hit.Parts[0].Doc) : default))];

        var occurrences = OccurrencesOf(found);
        var passages = request.PassagesPerHit ?? Math.Max(3, 12 / Math.Max(1, found.Shown.Count));
        var builder = new PassageBuilder(found.Tree.PositiveLeaves, request.PassageLength, request.ContextLines);
        var reports = request.Explain ? new ScoreReports(asked.Dictionary, found.Tree, budget) : null;
        return [.. found.Shown.Select(hit => Load(hit, occurrences, builder, passages) with { Report = Report(reports, hit, occurrences, found) })];
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        foreach (var buffer in _buffers)
            ArrayPool<char>.Shared.Return(buffer);

        foreach (var ranges in _ranges)
            ranges?.Dispose();
    }

    // Postings are read forwards, so all parts to be shown are asked for in the order of the index.
    private Dictionary<int, List<LeafOccurrences>> OccurrencesOf(Found found)
    {
        var parts = found.Shown.SelectMany(h => h.Parts.Select(p => (p.Doc, h.Leaves))).OrderBy(p => p.Doc).ToList();
        var finder = new MatchFinder(asked.Dictionary, found.Tree, parts.ConvertAll(p => p.Doc), budget);
        return parts.ToDictionary(p => p.Doc, p => finder.In(p.Doc, p.Leaves));
    }

    private static ScoreReport? Report(ScoreReports? reports, DocumentHit hit, Dictionary<int, List<LeafOccurrences>> occurrences, Found found)
    {
        var doc = hit.Parts[0].Doc;
        return reports?.Of(hit, occurrences[doc].Select(o => o.Leaf).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>), found.Evidence.GetValueOrDefault(doc) ?? []);
    }

    private Hit Load(DocumentHit hit, Dictionary<int, List<LeafOccurrences>> occurrences, PassageBuilder builder, int passages)
    {
        var parts = PartsOf(hit, occurrences);
        var described = Described(hit, parts[0].Stored.Stated);
        var title = hit.Segment.Facts.Title(hit.Parts[0].Doc);
        return described with
        {
            IsDerived = parts[0].Stored.Table.IsDerived,
            Passages = builder.Build(Array.ConvertAll(parts, static p => p.Text), passages),
            TitleHighlights = [.. parts.SelectMany(p => InTitle(p.Text.Found, p.Stored.Text.Length, title?.Length ?? 0))],
            Links = [.. parts.SelectMany(p => InLinks(p.Text.Found, p.Stored, title)).Take(Hit.MostLinks)],
        };
    }

    // Those of a long document take longer to unpack and to mark than anything else that is done with them.
    private LoadedPart[] PartsOf(DocumentHit hit, Dictionary<int, List<LeafOccurrences>> occurrences)
    {
        var loaded = new LoadedPart[hit.Parts.Count];
        if (loaded.Length == 1)
            LoadPart(0);
        else
            InParallel(loaded.Length, LoadPart);

        return loaded;

        void LoadPart(int i)
        {
            var doc = hit.Parts[i].Doc;
            var part = stored.Read(doc, ref _buffers[i]);
            var matches = (_ranges[i] ??= new OccurrenceRanges(asked.Dictionary, asked.Analyzer, budget)).Of(doc, occurrences[doc]);
            loaded[i] = new LoadedPart(part, new PartText(part.Text, part.Table, matches));
        }
    }

    private static void InParallel(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException e)
        {
            // What failed in one of them is told as if it had been read alone.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private Hit Described(DocumentHit hit, StatedWords stated)
    {
        var (facts, doc) = (hit.Segment.Facts, hit.Parts[0].Doc);
        return new Hit(
            hit.Path, facts.Title(doc) ?? Path.GetFileName(hit.Path), hit.Score, hit.Segment.Format(doc), facts.Encoding(doc), facts.Length(doc), facts.Modified(doc), [])
        {
            Id = facts.Id(doc),
            File = facts.Owner(doc) is { } owner ? stored.PathOf(owner) ?? hit.Path : hit.Path,
            Stated = facts.Stated(doc),
            Author = stated.Author,
            Keywords = stated.Keywords,
            Description = stated.Description,
            Language = facts.Language(doc),
            Notice = facts.Notice(doc),
            Duplicates = [.. hit.Duplicates.Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> InLinks(TextMatch[] matches, StoredPart part, string? title) =>
        (part.Stated with { Title = title }).LinksAt(part.Text.Length, matches.Select(static m => m.Start));

    // A title that is stated is indexed behind the text, with one character between them; behind it stands what is not shown marked.
    private static IEnumerable<Highlight> InTitle(TextMatch[] matches, int textLength, int titleLength)
    {
        var shownTo = 0;
        foreach (var match in matches)
        {
            int start = match.Start - textLength - 1, end = match.End - textLength - 1;
            if (start < shownTo || end > titleLength)
                continue;

            yield return new Highlight(start, end, match.Leaf.Kind, match.Leaf.Index)
            {
                Words = [.. (match.Words ?? []).Select(w => new TextRange(w.Start - textLength - 1, w.End - textLength - 1))],
            };
            shownTo = end;
        }
    }

    private sealed record LoadedPart(StoredPart Stored, PartText Text);
}
