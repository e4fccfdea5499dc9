using System.Globalization;
using System.Text;

namespace DocumentSearch.Formats;

/// <summary>How many times each word stands in a text.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts runs of letters, marks and digits, in their compatibility form and lower case.</summary>
    public Words(string text)
    {
        var word = new StringBuilder();

        foreach (var rune in Sound(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                word.Append(Rune.ToLowerInvariant(rune));
            else
                Add(word);
        }

        Add(word);
    }

    public int Count { get; private set; }

    public bool Has(string word) => _counts.ContainsKey(word);

    /// <summary>Words that stand in both, each as often as in the one that has it less often.</summary>
    public int Shared(Words other) => _counts.Sum(c => Math.Min(c.Value, other._counts.GetValueOrDefault(c.Key)));

    /// <summary>Words that stand here more often than in the other, most frequent first.</summary>
    public IEnumerable<string> Beyond(Words other) => _counts
        .Where(c => c.Value > other._counts.GetValueOrDefault(c.Key))
        .OrderByDescending(c => c.Value - other._counts.GetValueOrDefault(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => $"{c.Key}×{c.Value - other._counts.GetValueOrDefault(c.Key)}");

    private static string Sound(string text) => new UTF8Encoding(false, false) is var utf8 ? utf8.GetString(utf8.GetBytes(text)) : text;

    private void Add(StringBuilder word)
    {
        if (word.Length == 0)
            return;

        var key = word.ToString();
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        Count++;
        word.Clear();
    }
}
