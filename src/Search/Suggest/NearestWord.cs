using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Suggest;

/// <summary>Looks for the word most like one that was typed: few letters differ, and many documents hold it.</summary>
/// <param name="reader">The index.</param>
/// <param name="word">The word that was typed, folded.</param>
/// <param name="budget">Once spent, the words met so far are all there are.</param>
internal sealed class NearestWord(IndexReader reader, string word, Budget budget)
{
    private readonly Rune _first = word.EnumerateRunes().First();

    // By the folded word: the documents of each of its spellings, in all segments.
    private readonly Dictionary<string, Dictionary<string, int>> _words = new(StringComparer.Ordinal);

    /// <summary>Number of documents that hold the word as it was typed.</summary>
    public int Own => _words.TryGetValue(word, out var spellings) ? spellings.Values.Sum() : 0;

    /// <summary>The word most like it among those with some beginnings; null if there is none.</summary>
    /// <param name="beginnings">The first letters; an empty one is that of all words.</param>
    /// <param name="edits">Letters that may differ.</param>
    public IndexWord? Among(IEnumerable<string> beginnings, int edits)
    {
        _words.Clear();
        foreach (var beginning in beginnings)
            LookAt(beginning, edits);

        var matcher = new Misspellings(word, edits);
        return _words
            .Where(w => w.Key != word)
            .Select(static w => new IndexWord(w.Key, MostFrequent(w.Value), w.Value.Values.Sum()))
            .OrderByDescending(w => Value(w, matcher.Distance(Encoding.UTF8.GetBytes(w.Folded)))).ThenBy(static w => w.Folded, StringComparer.Ordinal)
            .Select(static w => (IndexWord?)w)
            .FirstOrDefault();
    }

    private void LookAt(string beginning, int edits)
    {
        foreach (var leaf in reader.Leaves)
        {
            var matcher = new Misspellings(word, edits, beginning);
            foreach (var (form, _) in MatchingForms.Of(leaf.AtomicReader.GetTerms(IndexFields.Forms), matcher, budget))
                Count(form.Term.Utf8ToString(), form.DocFreq);
        }
    }

    private static string MostFrequent(Dictionary<string, int> spellings) =>
        spellings.OrderByDescending(static s => s.Value).ThenBy(static s => s.Key, StringComparer.Ordinal).First().Key;

    private void Count(string form, int documents)
    {
        var mark = form.IndexOf('\0', StringComparison.Ordinal);
        var folded = mark < 0 ? form : form[..mark];
        if (!_words.TryGetValue(folded, out var spellings))
            _words[folded] = spellings = new(StringComparer.Ordinal);

        var written = form[(mark + 1)..];
        spellings[written] = spellings.GetValueOrDefault(written) + documents;
    }

    // A letter more makes as much difference as a hundred times the documents, another first letter as ten times.
    private double Value(IndexWord other, int distance) =>
        Math.Log10(1 + other.Documents) - 2 * distance - (other.Folded.EnumerateRunes().First() == _first ? 0 : 1);
}
