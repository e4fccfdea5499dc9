using System.Text;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;

namespace DocumentSearch.Search.Suggest;

/// <summary>Looks for the word most like one that was typed: few letters differ, and many documents hold it.</summary>
/// <param name="matcher">Tells how many letters differ.</param>
/// <param name="first">The first letter of what was typed.</param>
internal sealed class NearestWord(Misspellings matcher, Rune first)
{
    private double _value;

    /// <summary>The word most like it so far; null if there is none.</summary>
    public IndexWord? Best { get; private set; }

    /// <summary>Number of documents that hold the word as it was typed.</summary>
    public int Own { get; private set; }

    /// <summary>Looks at words with one beginning.</summary>
    public void LookAt(Spellings? words, string beginning, Budget budget)
    {
        var prefix = Encoding.UTF8.GetBytes(beginning);
        while (words?.MoveNext() == true && words.Folded.StartsWith(prefix) && !budget.IsSpent())
        {
            var distance = matcher.Distance(words.Folded);
            if (distance == 0)
                Own = words.Documents;
            else if (distance <= matcher.Edits && Value(words, distance) is var value && (Best is null || value > _value))
                (Best, _value) = (words.Current(), value);
        }
    }

    // A letter more makes as much difference as a hundred times the documents, another first letter as ten times.
    private double Value(Spellings words, int distance)
    {
        Rune.DecodeFromUtf8(words.Folded, out var beginning, out _);
        return Math.Log10(1 + words.Documents) - 2 * distance - (beginning == first ? 0 : 1);
    }
}
