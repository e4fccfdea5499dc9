using System.Runtime.ExceptionServices;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.Passages;
using DocumentSearch.Search.Ranking;

namespace DocumentSearch.Search;

/// <summary>Reads what is shown of hits: their fields, matches, passages, and what their scores are made of.</summary>
/// <param name="stored">What is stored of documents.</param>
/// <param name="asked">The query.</param>
/// <param name="request">How much is shown.</param>
/// <param name="budget">Once spent, hits have no more highlights.</param>
internal sealed class HitLoader(StoredParts stored, AskedQuery asked, SearchRequest request, Budget budget)
{
    // One for each part of a document that is shown: large strings that are soon forgotten cost more than to read them.
    private readonly char[][] _buffers = [.. Enumerable.Repeat(Array.Empty<char>(), HitCollector.PartsKept)];

    /// <summary>The hits, as they are shown.</summary>
    public List<Hit> Load(Found found)
    {
        if (request is { PassagesPerHit: 0, Explain: false })
            return [.. found.Shown.Select(hit => Described(hit, request.WithProperties ? stored.Stated(hit.Parts[0].Doc) : default))];

        var matches = MatchesOf(found);
        var passages = request.PassagesPerHit ?? Math.Max(3, 12 / Math.Max(1, found.Shown.Count));
        var builder = new PassageBuilder(found.Tree.PositiveLeaves, request.PassageLength, request.ContextLines);
        var reports = request.Explain ? new ScoreReports(asked.Dictionary, found.Tree, budget) : null;
        return [.. found.Shown.Select(hit => Load(hit, matches, builder, passages) with { Report = Report(reports, hit, matches, found) })];
    }

    // Postings are read forwards, so all parts to be shown are asked for in the order of the index.
    private Dictionary<int, List<TextMatch>> MatchesOf(Found found)
    {
        var parts = found.Shown.SelectMany(h => h.Parts.Select(p => (p.Doc, h.Leaves))).OrderBy(p => p.Doc).ToList();
        var finder = new MatchFinder(asked.Dictionary, found.Tree, parts.ConvertAll(p => p.Doc), asked.Analyzer, budget);
        return parts.ToDictionary(p => p.Doc, p => finder.In(p.Doc, p.Leaves));
    }

    private static ScoreReport? Report(ScoreReports? reports, DocumentHit hit, Dictionary<int, List<TextMatch>> matches, Found found)
    {
        var doc = hit.Parts[0].Doc;
        return reports?.Of(hit, matches[doc].Select(m => m.Leaf).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>), found.Evidence.GetValueOrDefault(doc) ?? []);
    }

    private Hit Load(DocumentHit hit, Dictionary<int, List<TextMatch>> matches, PassageBuilder builder, int passages)
    {
        var parts = PartsOf(hit);
        var described = Described(hit, parts[0].Part.Stated);
        var title = hit.Segment.Facts.Title(hit.Parts[0].Doc);
        return described with
        {
            IsDerived = parts[0].Part.Table.IsDerived,
            Passages = builder.Build(parts.ConvertAll(p => new PartText(p.Part.Text, p.Part.Table, InText(matches[p.Doc], p.Part.Text.Length))), passages),
            TitleHighlights = [.. parts.SelectMany(p => InTitle(matches[p.Doc], p.Part.Text.Length, title?.Length ?? 0))],
            Links = [.. parts.SelectMany(p => InLinks(matches[p.Doc], p.Part, title)).Take(Hit.MostLinks)],
        };
    }

    // Those of a long document take longer to unpack than anything else that is done with them.
    private List<(int Doc, StoredPart Part)> PartsOf(DocumentHit hit)
    {
        var read = new StoredPart[hit.Parts.Count];
        if (read.Length == 1)
            Read(0);
        else
            InParallel(read.Length, Read);

        return [.. hit.Parts.Select((p, i) => (p.Doc, read[i]))];

        void Read(int i) => read[i] = stored.Read(hit.Parts[i].Doc, ref _buffers[i]);
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

    private static TextMatch[] InText(List<TextMatch> matches, int textLength) => [.. matches.FindAll(m => m.End <= textLength)];

    private static IEnumerable<string> InLinks(List<TextMatch> matches, StoredPart part, string? title) =>
        (part.Stated with { Title = title }).LinksAt(part.Text.Length, matches.Select(static m => m.Start));

    // A title that is stated is indexed behind the text, with one character between them; behind it stands what is not shown marked.
    private static IEnumerable<Highlight> InTitle(List<TextMatch> matches, int textLength, int titleLength)
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
}
