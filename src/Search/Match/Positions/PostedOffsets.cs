using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// Where words stand in the texts of an index of before version 7, which has offsets in the postings of <see cref="IndexFields.Body"/>
/// and no table of them: those of the words that a leaf looks for are read, of forms by their stems, which stand at the same positions.
/// </summary>
internal sealed class PostedOffsets(AtomicReaderContext segment, TermDictionary dictionary, TextAnalyzer analyzer, Budget budget)
{
    private readonly Dictionary<Leaf, List<string>> _stems = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Leaf>);
    private readonly Dictionary<int, int> _starts = [];
    private readonly Dictionary<int, int> _ends = [];

    /// <summary>Whether a segment has them.</summary>
    public static bool AreIn(AtomicReaderContext segment) =>
        segment.AtomicReader.FieldInfos.FieldInfo(IndexFields.Body)?.IndexOptions == IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS;

    /// <summary>Reads those of the words of a leaf in a part.</summary>
    public void Read(int doc, Leaf leaf)
    {
        _starts.Clear();
        _ends.Clear();
        if (!_stems.TryGetValue(leaf, out var stems))
            _stems[leaf] = stems = [.. leaf.Alternatives.SelectMany(a => StemsOf(a.Occurs)).Distinct(StringComparer.Ordinal)];

        foreach (var stem in stems)
        {
            if (budget.IsSpent())
                return;

            var postings = dictionary.At(IndexFields.Body, stem, segment.Ord)?
                .DocsAndPositions(null, null, DocsAndPositionsFlags.OFFSETS | DocsAndPositionsFlags.PAYLOADS);
            if (postings?.Advance(doc) == doc)
                Add(postings);
        }
    }

    /// <summary>The range of an occurrence; null if it was not read.</summary>
    public TextRange? Of(Occurrence occurrence) =>
        _starts.TryGetValue(occurrence.Position, out var start) && _ends.TryGetValue(occurrence.End - 1, out var end) ? new TextRange(start, end) : null;

    private void Add(DocsAndPositionsEnum postings)
    {
        for (var i = postings.Freq; i > 0; i--)
        {
            var position = postings.NextPosition();
            var last = position + (postings.GetPayload() is { Length: > 0 } payload ? payload.Bytes[payload.Offset] : 1) - 1;
            _starts[position] = Math.Min(postings.StartOffset, _starts.GetValueOrDefault(position, int.MaxValue));
            _ends[last] = Math.Max(postings.EndOffset, _ends.GetValueOrDefault(last));
        }
    }

    private IEnumerable<string> StemsOf(Occurs occurs) => occurs switch
    {
        Occurs.OneTerm term => StemsOf(term.Field, term.Text),
        Occurs.AnyTerm any => any.Terms.In(segment.Ord).SelectMany(t => StemsOf(any.Terms.Field, t.Term.Utf8ToString())),
        Occurs.Adjacent adjacent => adjacent.Items.SelectMany(StemsOf),
        Occurs.Close close => close.Items.SelectMany(StemsOf),
        Occurs.Either either => either.Items.SelectMany(StemsOf),
        Occurs.Within within => StemsOf(within.Item),
        _ => throw new ArgumentOutOfRangeException(nameof(occurs)),
    };

    private IEnumerable<string> StemsOf(string field, string term)
    {
        if (field == IndexFields.Body)
            return [term];

        var mark = term.IndexOf('\0', StringComparison.Ordinal);
        var token = analyzer.Analyze(mark < 0 ? term : term.AsSpan(mark + 1)).FirstOrDefault(t => t.Form == term);
        return token.Term is { } stem ? [stem] : [];
    }
}
