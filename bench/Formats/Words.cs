using System.Globalization;
using System.Text;

namespace DocumentSearch.Formats;

/// <summary>
/// How many times each word stands in a text: runs of two letters or digits and more, in their compatibility form and lower case. Each
/// character of a script that is written without spaces counts as a word.
/// </summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts the words of a text.</summary>
    public Words(string text)
    {
        var word = new StringBuilder();

        foreach (var rune in Sound(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsIdeographic(rune.Value))
            {
                AddRun(word);
                Add(rune.ToString());
            }
            else if (IsOfWord(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else
            {
                AddRun(word);
            }
        }

        AddRun(word);
    }

    public int Count { get; private set; }

    /// <summary>Words that stand in both, each as often as in the one that has it less often.</summary>
    public int Shared(Words other) => _counts.Sum(c => Math.Min(c.Value, other._counts.GetValueOrDefault(c.Key)));

    /// <summary>Words that stand here more often than in the other, most frequent first.</summary>
    public IEnumerable<string> Beyond(Words other) => _counts
        .Where(c => c.Value > other._counts.GetValueOrDefault(c.Key))
        .OrderByDescending(c => c.Value - other._counts.GetValueOrDefault(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => $"{c.Key}×{c.Value - other._counts.GetValueOrDefault(c.Key)}");

    private static string Sound(string text) => new UTF8Encoding(false, false) is var utf8 ? utf8.GetString(utf8.GetBytes(text)) : text;

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // kana, Han and Hangul
    private static bool IsIdeographic(int character) =>
        character is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0xF900 and <= 0xFAFF;

    private void AddRun(StringBuilder word)
    {
        if (word.Length > 1)
            Add(word.ToString());

        word.Clear();
    }

    private void Add(string word)
    {
        _counts[word] = _counts.GetValueOrDefault(word) + 1;
        Count++;
    }
}
