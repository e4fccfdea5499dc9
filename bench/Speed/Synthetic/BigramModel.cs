using DocumentSearch.EndToEnd;

namespace DocumentSearch.Speed.Synthetic;

/// <summary>
/// Which word follows which in real texts, and how often: the texts themselves as numbers of words, with the places of each word.
/// A follower is drawn by going to one of the places.
/// </summary>
internal sealed class BigramModel
{
    // What is longer is no word but data.
    private const int MaxLength = 39;

    // Now and then another subject begins.
    private const int MeanRun = 64;

    private readonly int[] _text;
    private readonly int[] _places;
    private readonly int[] _firstPlace;
    private readonly byte[][] _words;
    private readonly int _sentenceEnd;

    private BigramModel(int[] text, Vocabulary vocabulary, int sentenceEnd)
    {
        _text = text;
        _sentenceEnd = sentenceEnd;
        _words = [.. Enumerable.Range(0, vocabulary.Count).Select(number => System.Text.Encoding.UTF8.GetBytes(vocabulary[number]))];
        _firstPlace = new int[vocabulary.Count + 1];
        foreach (var word in text)
            _firstPlace[word + 1]++;

        for (var word = 0; word < vocabulary.Count; word++)
            _firstPlace[word + 1] += _firstPlace[word];

        _places = new int[text.Length];
        var next = _firstPlace.AsSpan(0, vocabulary.Count).ToArray();
        for (var place = 0; place < text.Length; place++)
            _places[next[text[place]]++] = place;
    }

    public int Tokens => _text.Length;

    public int Words => _words.Length;

    /// <summary>Reads the model off texts.</summary>
    /// <exception cref="BenchmarkException">They have no words.</exception>
    public static BigramModel Of(IEnumerable<string> texts)
    {
        var vocabulary = new Vocabulary();
        var sentenceEnd = vocabulary.NumberOf(".");
        var tokens = new List<int>();
        foreach (var text in texts)
            Append(text, vocabulary, sentenceEnd, tokens);

        return tokens.Count > 0 ? new BigramModel([.. tokens], vocabulary, sentenceEnd) : throw new BenchmarkException("no corpus: its texts have no words");
    }

    /// <summary>A place to begin at.</summary>
    public int Start(Dice dice) => dice.Below(_text.Length);

    /// <summary>A place behind one where the same word stands.</summary>
    public int Follow(int place, Dice dice)
    {
        var word = _text[place];
        var (first, end) = (_firstPlace[word], _firstPlace[word + 1]);
        var next = _places[first + dice.Below(end - first)] + 1;
        return next == _text.Length || dice.Below(MeanRun) == 0 ? Start(dice) : next;
    }

    /// <summary>What stands at a place, in UTF-8; whether it is the full stop of a sentence instead of a word.</summary>
    public (byte[] Word, bool EndsSentence) At(int place) => (_words[_text[place]], _text[place] == _sentenceEnd);

    private static void Append(string text, Vocabulary vocabulary, int sentenceEnd, List<int> tokens)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsOfWord(text[at]))
                continue;

            if (at - start is > 0 and <= MaxLength)
                tokens.Add(vocabulary.NumberOf(text.AsSpan(start, at - start)));

            start = at + 1;
            if (at + 1 < text.Length && text[at] == '.' && char.IsWhiteSpace(text[at + 1]))
                tokens.Add(sentenceEnd);
        }
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '\'';
}
