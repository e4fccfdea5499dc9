using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// Words that hold a sentence or a question together without saying what it is about. Beside other words they count for
/// nothing, unless required with '+' or inside a phrase.
/// </summary>
internal sealed class FunctionWords
{
    private const int MaxLength = 32;

    private static readonly HashSet<string> English = new(
        ("a about above after again against all also am an and any are aren't as at be because been before being below between both but by "
         + "can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else ever every few for from "
         + "further had hadn't has hasn't have haven't having he her here hers herself him himself his how however i i'm i've if in into "
         + "is isn't it it's its itself just let's many may me might more most much must mustn't my myself neither no nor not of off on "
         + "once only or other ought our ours ourselves out over own per please quite rather same shall shan't she should shouldn't since so some "
         + "such tell than that that's the their theirs them themselves then there there's these they they're this those though through to "
         + "too under until up upon us very was wasn't we were weren't what what's whatever when where whether which while who who's whom whose why "
         + "will with within without won't would wouldn't yet you you're your yours yourself yourselves")
        .Split(' '), StringComparer.Ordinal);

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    private FunctionWords(HashSet<string> words) => _words = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Those of a language.</summary>
    public static FunctionWords Of(Language language) =>
        new(language == Language.Default ? English : new HashSet<string>(language.FunctionWords, StringComparer.Ordinal));

    /// <summary>Whether a word, as typed, is one of them. Capitals throughout (US, IT, WHO) make it a name.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[MaxLength];
        if (word.Length > lower.Length || word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z'))
            return false;

        for (var i = 0; i < word.Length; i++)
            lower[i] = word[i] == '\u2019' ? '\'' : char.ToLowerInvariant(word[i]);

        return _words.Contains(lower[..word.Length]);
    }
}
