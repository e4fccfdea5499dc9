using System.Text;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Suggest;

/// <summary>
/// Completes the beginning of a word with words of the index, the most useful first: those in many documents, though one that
/// is in most of them tells little (documents × (½ + rarity)). Of words with the same stem, which find the same, only the most
/// frequent is proposed; function words only if there is nothing else.
/// </summary>
internal static class Completions
{
    // Candidates for each word wanted: words of the same stem stand together, and only one of them is proposed.
    private const int Candidates = 8;

    // In a small folder the best words are in every document: they are worth something too.
    private const double Base = 0.5;

    /// <summary>The completions of a beginning.</summary>
    /// <param name="dictionary">The words of the index.</param>
    /// <param name="analyzer">The analyzer of the index.</param>
    /// <param name="beginning">The beginning of a word, as typed.</param>
    /// <param name="count">Completions, at most.</param>
    /// <param name="budget">Once spent, the words met so far are proposed.</param>
    public static List<IndexWord> Of(TermDictionary dictionary, TextAnalyzer analyzer, string beginning, int count, Budget budget)
    {
        var folded = Folded(analyzer, beginning);
        if (folded.Length == 0)
            return [];

        var words = new Spellings(dictionary.Reader, folded);
        var prefix = Encoding.UTF8.GetBytes(folded);
        var best = new PriorityQueue<IndexWord, double>();
        while (words.MoveNext() && words.Folded.StartsWith(prefix) && !budget.IsSpent())
        {
            var useful = words.Documents * (Base + dictionary.Rarity(Math.Min(words.Documents, dictionary.Documents)));
            if (best.Count < count * Candidates)
                best.Enqueue(words.Current(), useful);
            else if (best.TryPeek(out _, out var least) && useful > least)
                best.EnqueueDequeue(words.Current(), useful);
        }

        return Choose(best, analyzer, count);
    }

    /// <summary>A word as typed, folded as the dictionary has it; empty if it has no letters or digits.</summary>
    public static string Folded(TextAnalyzer analyzer, string typed)
    {
        if (analyzer.Analyze(typed) is not { Count: > 0 } tokens)
            return "";

        var form = tokens[0].Form;
        var mark = form.IndexOf('\0', StringComparison.Ordinal);
        return mark < 0 ? form : form[..mark];
    }

    private static List<IndexWord> Choose(PriorityQueue<IndexWord, double> best, TextAnalyzer analyzer, int count)
    {
        var ordered = new List<(IndexWord Word, double Useful)>();
        while (best.TryDequeue(out var word, out var useful))
            ordered.Add((word, useful));

        var functionWords = FunctionWords.Of(analyzer.Language);
        var stems = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. ordered
                .OrderBy(o => functionWords.Contains(o.Word.Written))
                .ThenByDescending(o => o.Useful).ThenBy(o => o.Word.Folded, StringComparer.Ordinal)
                .Select(o => o.Word)
                .Where(w => analyzer.Analyze(w.Written) is not [var token, ..] || stems.Add(token.Term))
                .Take(count),
        ];
    }
}
