using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>What the index knows of its terms; each is looked up once.</summary>
internal sealed class TermDictionary(IndexReader reader)
{
    /// <summary>Spellings of one word that are looked at.</summary>
    public const int MaxSpellings = 64;

    private readonly Dictionary<(string Field, string Term), Known> _known = [];
    private readonly Dictionary<string, TermsEnum?[]> _segments = new(StringComparer.Ordinal);

    // Where it stands in each segment, by the segment's number; null where it does not.
    private readonly record struct Known(TermCount Count, TermState?[] States);

    public IndexReader Reader { get; } = reader;

    /// <summary>Number of Lucene documents.</summary>
    public int Documents { get; } = reader.MaxDoc;

    /// <summary>Number of Lucene documents whose text holds a term, deleted ones not yet merged away included.</summary>
    public int DocumentCount(string term) => CountOf(IndexFields.Body, term).Documents;

    /// <summary>How common a term of any field is.</summary>
    public TermCount CountOf(string field, string term) => LookUp(field, term).Count;

    /// <summary>The dictionary of a segment, at a term; null if the segment does not hold it. It stands there until it is asked again.</summary>
    public TermsEnum? At(string field, string term, int segment)
    {
        if (LookUp(field, term).States[segment] is not { } state)
            return null;

        var terms = Segments(field)[segment]!;
        terms.SeekExact(new BytesRef(term), state);
        return terms;
    }

    /// <summary>The dictionary of a segment, to be gone through at once; null if it has no such field.</summary>
    public TermsEnum? Of(string field, int segment) => Segments(field)[segment];

    private Known LookUp(string field, string term)
    {
        if (_known.TryGetValue((field, term), out var known))
            return known;

        var bytes = new BytesRef(term);
        var (documents, occurrences) = (0, 0L);
        var segments = Segments(field);
        var states = new TermState?[segments.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not { } segment || !segment.SeekExact(bytes))
                continue;

            states[i] = segment.GetTermState();
            (documents, occurrences) = (documents + segment.DocFreq, occurrences + segment.TotalTermFreq);
        }

        return _known[(field, term)] = new Known(new TermCount(documents, occurrences), states);
    }

    /// <summary>How common each of the things is that stand together in something, at most.</summary>
    public IEnumerable<TermCount> Counts(Occurs occurs) => occurs switch
    {
        Occurs.OneTerm term => [CountOf(term.Field, term.Text)],
        Occurs.AnyTerm any => [new TermCount(Math.Min(Documents, any.Terms.Documents))],
        Occurs.Adjacent adjacent => adjacent.Items.SelectMany(Counts),
        Occurs.Close close => close.Items.SelectMany(Counts),
        Occurs.Either { Items: [var only] } => Counts(only),
        Occurs.Either either => [new TermCount((int)Math.Min(Documents, either.Items.Sum(i => (long)DocumentCount(i))))],
        Occurs.Within within => Counts(within.Item),
        _ => throw new ArgumentOutOfRangeException(nameof(occurs)),
    };

    /// <summary>How many Lucene documents hold something, at most: as many as hold its rarest part.</summary>
    public int DocumentCount(Occurs occurs) => Counts(occurs).Min(static c => c.Documents);

    /// <summary>How much something says about a document, summed over what stands together in it.</summary>
    public double Weight(Occurs occurs) => Counts(occurs).Sum(c => TermWeight.Of(c, Documents));

    /// <summary>Rarity of what so many Lucene documents hold.</summary>
    public double Rarity(int count) => TermWeight.Rarity(count, Documents);

    /// <summary>The ways in which documents write a word, at most <see cref="MaxSpellings"/>.</summary>
    /// <param name="folded">The word, folded.</param>
    public IReadOnlyCollection<string> Spellings(string folded)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var segment in Segments(IndexFields.Forms).OfType<TermsEnum>())
        {
            var stands = segment.SeekCeil(new BytesRef(folded)) != TermsEnum.SeekStatus.END;
            for (; stands && found.Count < MaxSpellings; stands = segment.MoveNext())
            {
                var form = segment.Term.Utf8ToString().Split('\0');
                if (form[0] != folded)
                    break;

                found.Add(form[^1]);
            }
        }

        return found;
    }

    /// <summary>Short names of the formats of the documents.</summary>
    public IReadOnlySet<string> Formats() => Values(IndexFields.Format);

    /// <summary>Tags of the languages that documents say they are in.</summary>
    public IReadOnlySet<string> Languages() => Values(IndexFields.Language);

    private SortedSet<string> Values(string field)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var value = new BytesRef();
        foreach (var leaf in Reader.Leaves)
        {
            var values = leaf.AtomicReader.GetSortedDocValues(field);
            for (var i = 0; i < values?.ValueCount; i++)
            {
                values.LookupOrd(i, value);
                found.Add(value.Utf8ToString());
            }
        }

        return found;
    }

    private TermsEnum?[] Segments(string field)
    {
        if (!_segments.TryGetValue(field, out var segments))
            _segments[field] = segments = [.. Reader.Leaves.Select(l => l.AtomicReader.GetTerms(field)?.GetEnumerator())];

        return segments;
    }
}
