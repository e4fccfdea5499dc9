namespace DocumentSearch.Speed.Synthetic;

/// <summary>Numbers words, from 0 on in the order they come.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public int Count => _words.Count;

    public string this[int number] => _words[number];

    public int NumberOf(ReadOnlySpan<char> word)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (numbers.TryGetValue(word, out var known))
            return known;

        var added = word.ToString();
        _numbers.Add(added, _words.Count);
        _words.Add(added);
        return _words.Count - 1;
    }
}
