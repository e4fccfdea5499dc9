using DocumentSearch.EndToEnd;
using DocumentSearch.Speed.Synthetic;

namespace DocumentSearch.Speed.Queries;

/// <summary>Draws queries of each class from a corpus; words of one query come from one document, so that something is found.</summary>
internal sealed class QueryDraw(TextSample sample, Dice dice)
{
    private const int Tries = 1_000_000;

    // Documents of fewer words than this have nothing to draw five from.
    private const int MinWords = 8;

    /// <summary>So many queries of each of some classes.</summary>
    /// <exception cref="BenchmarkException">The corpus is too small for that.</exception>
    public IEnumerable<ClassedQuery> Draw(IEnumerable<QueryClass> classes, int count) =>
        classes.SelectMany(queryClass => Of(queryClass, count).Select(words => new ClassedQuery(queryClass, words)));

    private IEnumerable<string> Of(QueryClass queryClass, int count) => queryClass switch
    {
        QueryClass.High => ByFrequency(queryClass, count, sample.Documents / 20.0, double.MaxValue),
        QueryClass.Medium => ByFrequency(queryClass, count, sample.Documents / 1000.0, sample.Documents / 100.0),
        QueryClass.Low => ByFrequency(queryClass, count, 3, 50),
        QueryClass.And2 or QueryClass.Or2 => Several(queryClass, count, SomeWords(2)),
        QueryClass.Or3 => Several(queryClass, count, SomeWords(3)),
        QueryClass.Or5 => Several(queryClass, count, SomeWords(5)),
        QueryClass.Phrase => Several(queryClass, count, Neighbours),
        QueryClass.Prefix => Several(queryClass, count, Beginning),
        QueryClass.Fuzzy1 => Several(queryClass, count, Misspelt),
        _ => throw new ArgumentOutOfRangeException(nameof(queryClass)),
    };

    private IEnumerable<string> ByFrequency(QueryClass queryClass, int count, double least, double most)
    {
        var words = Enumerable.Range(0, sample.Words)
            .Where(word => sample.IsUsable(word) && sample.FrequencyOf(word) >= least && sample.FrequencyOf(word) <= most).ToList();
        return Several(queryClass, count, _ => words.Count > 0 ? sample[words[dice.Below(words.Count)]] : null);
    }

    private IEnumerable<string> Several(QueryClass queryClass, int count, Func<int[], string?> draw)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Tries && drawn.Count < count && sample.Kept.Count > 0; i++)
        {
            if (draw(sample.Kept[dice.Below(sample.Kept.Count)]) is { } words && drawn.Add(words))
                yield return words;
        }

        if (drawn.Count < count)
            throw new BenchmarkException($"the corpus is too small: there are only {drawn.Count} queries of the class {ClassedQuery.NameOf(queryClass)}");
    }

    private Func<int[], string?> SomeWords(int count) => document =>
    {
        var words = Usable(document);
        if (words.Count < MinWords)
            return null;

        var chosen = new HashSet<int>();
        while (chosen.Count < count)
            chosen.Add(words[dice.Below(words.Count)]);

        return string.Join(' ', chosen.Select(word => sample[word]));
    };

    private string? Neighbours(int[] document)
    {
        if (document.Length < 2)
            return null;

        var at = dice.Below(document.Length - 1);
        var (first, second) = (document[at], document[at + 1]);
        return sample.IsUsable(first) && sample.IsUsable(second) && first != second && sample.FrequencyOf(second) > 1 ? $"{sample[first]} {sample[second]}" : null;
    }

    private string? Beginning(int[] document) => OneWord(document, 6, int.MaxValue) is { } word ? word[..(3 + dice.Below(2))] : null;

    private string? Misspelt(int[] document)
    {
        if (OneWord(document, 5, 14) is not { } word)
            return null;

        var at = dice.Below(word.Length);
        var letter = (char)('a' + dice.Below(26));
        return dice.Below(3) switch
        {
            0 => $"{word[..at]}{letter}{word[(at + 1)..]}",
            1 => word.Remove(at, 1),
            _ => word.Insert(at, letter.ToString()),
        };
    }

    private string? OneWord(int[] document, int minLength, int maxLength)
    {
        var words = Usable(document);
        if (words.Count < MinWords)
            return null;

        var word = sample[words[dice.Below(words.Count)]];
        return word.Length >= minLength && word.Length <= maxLength ? word : null;
    }

    private List<int> Usable(int[] document) => [.. document.Where(word => sample.IsUsable(word) && sample.FrequencyOf(word) > 1).Distinct()];
}
