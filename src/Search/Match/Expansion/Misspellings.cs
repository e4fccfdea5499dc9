using System.Text;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>
/// Words that differ from one by a few letters: left out, put in, changed, or swapped with the next (optimal string alignment,
/// a restricted Damerau-Levenshtein distance). Compared are folded words. The table of distances, of which words in the order of
/// a dictionary share their first rows, also tells which beginning comes next that can lead to a match, so that most of the
/// dictionary is passed over (the rows are the states of the automaton of Schulz and Mihov, Fast string correction, 2002).
/// </summary>
internal sealed class Misspellings : ITermMatcher
{
    /// <summary>Most letters that may differ.</summary>
    public const int MaxEdits = 2;

    /// <summary>Longest word, in characters; longer ones are looked for as they are.</summary>
    public const int MaxLength = 64;

    private const int FirstSurrogate = 0xD800;
    private const int Surrogates = 0x800;

    private readonly int[] _word;
    private readonly int _edits;
    private readonly int[] _runes = new int[MaxLength + MaxEdits + 1];
    private readonly byte[] _before = new byte[(MaxLength + MaxEdits + 1) * 4];
    private readonly int[][] _rows;
    private readonly byte[] _prefix;
    private int _beforeLength;
    private int _validRows;

    /// <param name="word">The word, folded.</param>
    /// <param name="edits">Letters that may differ.</param>
    /// <param name="prefix">What is looked at begins with this.</param>
    public Misspellings(string word, int edits, string prefix = "")
    {
        _prefix = Encoding.UTF8.GetBytes(prefix);
        _word = [.. word.EnumerateRunes().Select(static r => r.Value)];
        _edits = edits;
        _rows = [.. Enumerable.Range(0, MaxLength + MaxEdits + 2).Select(_ => new int[_word.Length + 1])];
        for (var i = 0; i <= _word.Length; i++)
            _rows[0][i] = i;
    }

    /// <summary>Letters that may differ.</summary>
    public int Edits => _edits;

    public ReadOnlySpan<byte> Prefix => _prefix;

    /// <summary>Letters that may differ in a word of a length, if nothing is said: none up to 2, one up to 5, else two (as in Elasticsearch).</summary>
    public static int EditsFor(int length) => length switch
    {
        <= 2 => 0,
        <= 5 => 1,
        _ => MaxEdits,
    };

    public float Weigh(ReadOnlySpan<byte> form)
    {
        var mark = form.IndexOf((byte)0);
        var distance = Distance(mark < 0 ? form : form[..mark]);
        return distance > _edits ? 0 : distance switch
        {
            0 => 1,
            1 => 0.5f,
            _ => 0.25f,
        };
    }

    /// <summary>Letters in which a folded word differs, or one more than may.</summary>
    public int Distance(ReadOnlySpan<byte> word)
    {
        var tooMany = _edits + 1;
        if (word.Length > _before.Length)
            return tooMany;

        // Words come in the order of the dictionary: what they share with the one before need not be compared again.
        var shared = word.CommonPrefixLength(_before.AsSpan(0, _beforeLength));
        int row = 0, at = 0;
        while (at < word.Length)
        {
            Rune.DecodeFromUtf8(word[at..], out var rune, out var width);
            if (at + width > shared || row >= _validRows)
            {
                if (row >= _word.Length + _edits)
                    return Remember(word, at, row, tooMany);

                _runes[row] = rune.Value;
                if (!Extend(row))
                    return Remember(word, at + width, row + 1, tooMany);
            }
            else if (row + 1 == _validRows && Least(_rows[row + 1]) > _edits)
            {
                return tooMany;
            }

            row++;
            at += width;
        }

        var distance = _rows[row][_word.Length];
        return Remember(word, at, row, Math.Min(distance, tooMany));
    }

    public bool SkipTo(BytesRef next)
    {
        // The word last compared was given up behind these letters: nothing that begins with them can match.
        var isLive = _validRows == 0 || _validRows <= _word.Length + _edits && Least(_rows[_validRows]) <= _edits;
        if (isLive)
            return true;

        for (var (row, length) = (_validRows - 1, _beforeLength); row >= 0; row--)
        {
            length -= new Rune(_runes[row]).Utf8SequenceLength;
            if (NextLetter(row) is { } letter)
            {
                next.CopyBytes(new BytesRef(_before, 0, length));
                next.Grow(length + 4);
                next.Length = length + letter.EncodeToUtf8(next.Bytes.AsSpan(length));
                return true;
            }
        }

        return false;
    }

    // The least letter above the one in a row with which the word compared may still come out near enough.
    private Rune? NextLetter(int row)
    {
        var (here, after) = (_rows[row], _runes[row]);
        if (Least(here) < _edits)
            return Rune.IsValid(after + 1) ? new Rune(after + 1) : after == FirstSurrogate - 1 ? new Rune(FirstSurrogate + Surrogates) : null;

        // No more letters may differ: it goes on as the word does, or with the second of two that are swapped.
        var least = int.MaxValue;
        for (var i = 1; i <= _word.Length; i++)
        {
            if (here[i - 1] <= _edits && _word[i - 1] > after)
                least = Math.Min(least, _word[i - 1]);

            if (row > 0 && i > 1 && _word[i - 1] == _runes[row - 1] && _word[i - 2] > after && _rows[row - 1][i - 2] < _edits)
                least = Math.Min(least, _word[i - 2]);
        }

        return least == int.MaxValue ? null : new Rune(least);
    }

    private int Remember(ReadOnlySpan<byte> word, int length, int rows, int distance)
    {
        word[..length].CopyTo(_before);
        (_beforeLength, _validRows) = (length, rows);
        return distance;
    }

    // One more letter of the word compared with; false if it differs too much already.
    private bool Extend(int row)
    {
        int[] above = _rows[row], here = _rows[row + 1];
        var least = here[0] = row + 1;
        for (var i = 1; i <= _word.Length; i++)
        {
            var cost = _word[i - 1] == _runes[row] ? 0 : 1;
            var edits = Math.Min(Math.Min(above[i] + 1, here[i - 1] + 1), above[i - 1] + cost);
            if (row > 0 && i > 1 && _word[i - 1] == _runes[row - 1] && _word[i - 2] == _runes[row])
                edits = Math.Min(edits, _rows[row - 1][i - 2] + 1);

            here[i] = edits;
            least = Math.Min(least, edits);
        }

        return least <= _edits;
    }

    private static int Least(ReadOnlySpan<int> row)
    {
        var least = int.MaxValue;
        foreach (var value in row)
            least = Math.Min(least, value);

        return least;
    }
}
