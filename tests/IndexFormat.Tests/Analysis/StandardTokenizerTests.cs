using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

/// <summary>Plain English words are the terms that an independent tokenizer makes of them, and stand where it says they stand.</summary>
public sealed partial class StandardTokenizerTests
{
    private const int CharactersOfEach = 250_000;

    private static readonly TextAnalyzer Ours = new();

    [Fact]
    public void Plain_words_stand_where_the_standard_tokenizer_finds_them() => Assert.Equal(24, AssertSame(
        "The quick brown fox; \"jumps\" over (the) lazy dog. It was, in 1984, a bright\r\ncold day!  Was it? Yes: quite.\tSo they said..."));

    [Fact]
    public void Plain_words_of_real_texts_are_those_of_the_standard_tokenizer()
    {
        var texts = RealTexts().ToList();
        Assert.SkipWhen(texts.Count == 0, SharedData.Absent);
        Assert.True(texts.Sum(AssertSame) > 10_000);
    }

    private static IEnumerable<string> RealTexts()
    {
        foreach (var corpus in Directory.EnumerateFiles(SharedData.Find("relevance") ?? Path.GetTempPath(), "corpus.jsonl", SearchOption.AllDirectories))
        {
            foreach (var text in Bounded(File.ReadLines(corpus).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)))
                yield return text;
        }

        foreach (var folder in new[] { SharedData.Find("relevance", "squad", "docs"), SharedData.Find("formats", "expected"), SharedData.Find("seeds") }.OfType<string>())
        {
            foreach (var text in Bounded(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)))
                yield return text;
        }
    }

    private static IEnumerable<string> Bounded(IEnumerable<string> texts)
    {
        var characters = 0;
        return texts.TakeWhile(text => (characters += text.Length) - text.Length <= CharactersOfEach);
    }

    // Terms too: lower case, no possessive, stemmed.
    private static int AssertSame(string text)
    {
        var ours = Ours.Analyze(text).Where(t => t.Kind == TokenKind.Word).ToLookup(t => t.Start, t => (t.Term, t.End));
        var theirs = Standard(text);
        var count = 0;
        foreach (var word in PlainWord().EnumerateMatches(text))
        {
            var end = word.Index + word.Length;
            var surface = text.Substring(word.Index, word.Length);
            Assert.True(theirs.TryGetValue(word.Index, out var other) && other.End == end, $"not a plain word after all: {surface}");
            Assert.True(ours[word.Index].SequenceEqual([other]), $"'{surface}' at {word.Index} is not the term {other.Term} by itself in: {text}");
            count++;
        }

        return count;
    }

    private static Dictionary<int, (string Term, int End)> Standard(string text)
    {
        var found = new Dictionary<int, (string, int)>();
        const LuceneVersion Version = LuceneVersion.LUCENE_48;
        using TokenStream tokens = new SnowballFilter(
            new EnglishPossessiveFilter(Version, new LowerCaseFilter(Version, new StandardTokenizer(Version, new StringReader(text)))), new EnglishStemmer());
        var term = tokens.GetAttribute<ICharTermAttribute>();
        var offset = tokens.GetAttribute<IOffsetAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
            found.Add(offset.StartOffset, (term.ToString(), offset.EndOffset));

        return found;
    }

    // Letters or digits only, maybe a possessive, between white space and punctuation that connects nothing.
    [GeneratedRegex(@"(?<![^\s(""])(?:[A-Za-z][a-z]{0,200}|[A-Z]{1,200}|[0-9]{1,200})(?:(?<=[a-z])['\u2019]s)?(?=[.,;:!?)""]*(?:\s|\z))")]
    private static partial Regex PlainWord();
}
