using System.Text;
using DocumentSearch.Search.QuerySyntax;
using DocumentSearch.Speed.Indexes;
using DocumentSearch.Speed.Synthetic;

namespace DocumentSearch.Speed.Queries;

/// <summary>What queries are drawn from: the words of a corpus, in how many documents each is, and some of the documents.</summary>
internal sealed class TextSample
{
    /// <summary>Stands between words of a document that more than a space is between.</summary>
    public const int Break = -1;

    private const double DocumentsKept = 40_000;
    private const int MinLength = 3;
    private const int MaxLength = 24;

    private readonly Vocabulary _vocabulary = new();
    private readonly List<int> _frequencies = [];
    private readonly List<int> _lastDocuments = [];
    private readonly FunctionWords _functionWords = FunctionWords.Of(IndexFormat.Analysis.Language.Default);

    public int Documents { get; private set; }

    /// <summary>Words of some documents, as they stand there.</summary>
    public List<int[]> Kept { get; } = [];

    public int Words => _vocabulary.Count;

    public string this[int word] => _vocabulary[word];

    /// <summary>Number of documents that have a word.</summary>
    public int FrequencyOf(int word) => _frequencies[word];

    /// <summary>Whether it is one that every engine looks for.</summary>
    public bool IsUsable(int word) => word != Break && _vocabulary[word].Length >= MinLength && !_functionWords.Contains(_vocabulary[word]);

    public static TextSample Of(string packFile, Dice dice)
    {
        var documents = PackedDocuments.Read(packFile).LongCount();
        var sample = new TextSample();
        foreach (var document in PackedDocuments.Read(packFile))
            sample.Take(document.Utf8, isKept: dice.Fraction() < DocumentsKept / documents);

        return sample;
    }

    // Only words of small and capital English letters: every engine takes these for the same words.
    private void Take(byte[] utf8, bool isKept)
    {
        List<int>? words = isKept ? [] : null;
        Span<char> word = stackalloc char[MaxLength];
        for (var at = 0; at < utf8.Length;)
        {
            var end = at;
            while (end < utf8.Length && IsOfWord(utf8[end]))
                end++;

            if (end - at is > 0 and <= MaxLength && Ascii.ToLower(utf8.AsSpan(at, end - at), word, out var length) == System.Buffers.OperationStatus.Done
                && !word[..length].ContainsAnyExceptInRange('a', 'z'))
                Count(_vocabulary.NumberOf(word[..length]), words);
            else if (end > at)
                words?.Add(Break);

            if (end < utf8.Length && utf8[end] != ' ')
                words?.Add(Break);

            at = end + 1;
        }

        Documents++;
        if (words is not null)
            Kept.Add([.. words]);
    }

    private void Count(int word, List<int>? words)
    {
        words?.Add(word);
        if (word == _frequencies.Count)
        {
            _frequencies.Add(0);
            _lastDocuments.Add(Break);
        }

        if (_lastDocuments[word] == Documents)
            return;

        _lastDocuments[word] = Documents;
        _frequencies[word]++;
    }

    private static bool IsOfWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'\'' or >= 0x80;
}
