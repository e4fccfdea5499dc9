using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>What the index knows of its terms; each is looked up once.</summary>
internal sealed class TermDictionary(IndexReader reader)
{
    /// <summary>Spellings of one word that are looked at.</summary>
    public const int MaxSpellings = 64;

    private readonly Dictionary<(string Field, string Term), int> _counts = [];
    private readonly Dictionary<string, List<TermsEnum>> _segments = new(StringComparer.Ordinal);

    public IndexReader Reader { get; } = reader;

    /// <summary>Number of Lucene documents.</summary>
    public int Documents { get; } = reader.MaxDoc;

    /// <summary>Number of Lucene documents whose text holds a term, deleted ones not yet merged away included.</summary>
    public int DocumentCount(string term) => DocumentCount(IndexFields.Body, term);

    /// <summary>The same in any field.</summary>
    public int DocumentCount(string field, string term)
    {
        if (_counts.TryGetValue((field, term), out var count))
            return count;

        var bytes = new BytesRef(term);
        foreach (var segment in Segments(field))
        {
            if (segment.SeekExact(bytes))
                count += segment.DocFreq;
        }

        return _counts[(field, term)] = count;
    }

    /// <summary>How many Lucene documents hold each of the things that stand together in something, at most.</summary>
    public IEnumerable<int> Counts(Occurs occurs) => occurs switch
    {
        Occurs.OneTerm term => [DocumentCount(term.Field, term.Text)],
        Occurs.AnyTerm any => [Math.Min(Documents, any.Terms.Documents)],
        Occurs.Adjacent adjacent => adjacent.Items.SelectMany(Counts),
        Occurs.Close close => close.Items.SelectMany(Counts),
        Occurs.Either either => [(int)Math.Min(Documents, either.Items.Sum(i => (long)Counts(i).Min()))],
        Occurs.Within within => Counts(within.Item),
        _ => throw new ArgumentOutOfRangeException(nameof(occurs)),
    };

    /// <summary>
    /// Rarity of what n of N documents hold: ln(1 + (N − n + 0.5) / (n + 0.5)), as BM25 weighs terms in Lucene.
    /// </summary>
    public double Rarity(int count) => Math.Log(1 + (Documents - count + 0.5) / (count + 0.5));

    /// <summary>The ways in which documents write a word, at most <see cref="MaxSpellings"/>.</summary>
    /// <param name="folded">The word, folded.</param>
    public IReadOnlyCollection<string> Spellings(string folded)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var segment in Segments(IndexFields.Forms))
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
    public IReadOnlySet<string> Formats()
    {
        var formats = new SortedSet<string>(StringComparer.Ordinal);
        var name = new BytesRef();
        foreach (var leaf in Reader.Leaves)
        {
            var values = leaf.AtomicReader.GetSortedDocValues(IndexFields.Format);
            for (var i = 0; i < values?.ValueCount; i++)
            {
                values.LookupOrd(i, name);
                formats.Add(name.Utf8ToString());
            }
        }

        return formats;
    }

    private List<TermsEnum> Segments(string field)
    {
        if (!_segments.TryGetValue(field, out var segments))
            _segments[field] = segments = [.. Reader.Leaves.Select(l => l.AtomicReader.GetTerms(field)).OfType<Terms>().Select(t => t.GetEnumerator())];

        return segments;
    }
}
