using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// The occurrences of a form with their offsets. Forms are indexed without them: the stem of the form stands in the body at
/// the same position.
/// </summary>
internal sealed class FormOccurrences(OccurrenceCursor form, OccurrenceCursor? stem) : OccurrenceCursor
{
    private readonly List<Occurrence> _read = [];

    public override int Doc => form.Doc;

    public override long Cost => form.Cost;

    /// <summary>The term under which a form stands in the body; null if it is none that the analyzer makes.</summary>
    public static string? StemOf(string form, TextAnalyzer analyzer)
    {
        var mark = form.IndexOf('\0', StringComparison.Ordinal);
        var token = analyzer.Analyze(mark < 0 ? form : form.AsSpan(mark + 1)).FirstOrDefault(t => t.Form == form);
        return token.Term;
    }

    public override int Advance(int doc) => form.Advance(doc);

    public override float Frequency() => form.Frequency();

    public override List<Occurrence> Read()
    {
        _read.Clear();
        if (stem is null || (stem.Doc < Doc ? stem.Advance(Doc) : stem.Doc) != Doc)
            return _read;

        var places = stem.Read();
        var at = 0;
        foreach (var occurrence in form.Read())
        {
            while (at < places.Count && Occurrence.Compare(places[at], occurrence) < 0)
                at++;

            if (at < places.Count && Occurrence.Compare(places[at], occurrence) == 0)
                _read.Add(places[at]);
        }

        return _read;
    }
}
