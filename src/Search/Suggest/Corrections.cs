using System.Text;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Suggest;

/// <summary>
/// Proposes another query where few documents match: each word that hardly any document holds is replaced by the one most
/// like it that many do.
/// </summary>
internal sealed class Corrections(TermDictionary dictionary, TextAnalyzer analyzer, Budget budget)
{
    /// <summary>Hits up to which another query is proposed.</summary>
    public const int FewHits = 2;

    private const int MinLength = 3;
    private const int MaxWords = 8;

    // A word is taken for a mistake if another one like it is in so many times as many documents.
    private const int MuchMore = 10;

    // In a large index, mistakes are in several documents too.
    private const double Negligible = 0.0005;

    private int _words;

    /// <summary>The query with other words; null if there are none.</summary>
    public string? Of(QueryNode.Group query)
    {
        var corrected = Corrected(query);
        var line = CanonicalQuery.Of(corrected);
        return line == CanonicalQuery.Of(query) ? null : line;
    }

    /// <summary>The word of the index most like one; null if there is none much more frequent.</summary>
    public IndexWord? Nearest(string word)
    {
        var folded = Completions.Folded(analyzer, word);
        Rune[] letters = [.. folded.EnumerateRunes()];
        if (letters.Length is < MinLength or > Misspellings.MaxLength || ++_words > MaxWords)
            return null;

        // The first letter is seldom wrong, and if it is, it is mostly one too many or swapped with the next: words that begin
        // with either are a small part of the dictionary. Only if there is none among them, all of it is gone through, for
        // words that differ in nothing else. A mistake that documents share is a slight one: like what they hold, words are only looked for that
        // differ in one letter, since each further one takes many times as long.
        var stem = analyzer.Analyze(word)[0].Term;
        var edits = dictionary.DocumentCount(stem) > 0 ? 1 : Math.Max(1, Misspellings.EditsFor(letters.Length));
        var search = new NearestWord(dictionary.Reader, folded, budget);
        var found = search.Among(letters.Take(2).Distinct().Select(static l => l.ToString()), edits) ?? search.Among([""], edits: 1);

        // Another form of a word that is found already is no correction.
        return found is { } best && analyzer.Analyze(best.Written)[0].Term != stem
               && best.Documents > Math.Max(search.Own, dictionary.DocumentCount(stem)) * MuchMore
            ? best
            : null;
    }

    private QueryNode.Group Corrected(QueryNode.Group group) => group with
    {
        Required = [.. group.Required.Select(Corrected)],
        Optional = [.. group.Optional.Select(Corrected)],
    };

    private QueryNode Corrected(QueryNode node) => node switch
    {
        QueryNode.Word word => Corrected(word),
        QueryNode.Phrase phrase => phrase with { Words = [.. phrase.Words.Select(Corrected)] },
        QueryNode.Near near => near with { Operands = [.. near.Operands.Select(Corrected)] },
        // A name or an address that hardly any document holds is no mistake for a word that many do.
        QueryNode.In { Field: TextField.Author or TextField.Links } => node,
        QueryNode.In within => within with { Node = Corrected(within.Node) },
        QueryNode.Boosted boosted => boosted with { Node = Corrected(boosted.Node) },
        QueryNode.Group group => Corrected(group),
        _ => node,
    };

    private QueryNode.Word Corrected(QueryNode.Word word)
    {
        // What is a compound, or in more than a few documents, is no mistake.
        var tokens = analyzer.Analyze(word.Text);
        var isKnown = tokens.Count != 1 || dictionary.DocumentCount(tokens[0].Term) > Math.Max(FewHits, dictionary.Documents * Negligible);
        return !isKnown && Nearest(word.Text) is { } nearest ? word with { Text = nearest.Written } : word;
    }
}
