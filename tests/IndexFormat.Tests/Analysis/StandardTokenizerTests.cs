using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

/// <summary>Plain English words stand where an independent tokenizer says they stand.</summary>
public sealed partial class StandardTokenizerTests
{
    private const int CharactersOfEach = 500_000;

    [Fact]
    public void Plain_words_stand_where_the_standard_tokenizer_finds_them() => AssertSame(
        "The quick brown fox; \"jumps\" over (the) lazy dog. It was, in 1984, a bright\r\ncold day!  Was it? Yes: quite.\tSo they said...");

    [Theory]
    [InlineData("cisi")]
    [InlineData("cranfield")]
    [InlineData("med")]
    [InlineData("npl")]
    [InlineData("nfcorpus_pp_dev")]
    [InlineData("scifact_train")]
    public void Plain_words_of_real_texts_stand_where_the_standard_tokenizer_finds_them(string corpus)
    {
        var path = SharedData.Find("relevance", corpus, "corpus.jsonl");
        Assert.SkipWhen(path is null, SharedData.Absent);

        var characters = 0;
        foreach (var line in File.ReadLines(path!))
        {
            var text = JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;
            AssertSame(text);
            if ((characters += text.Length) > CharactersOfEach)
                break;
        }
    }

    private static void AssertSame(string text)
    {
        var ours = new TextAnalyzer().Analyze(text).Where(t => t.Kind == TokenKind.Word).ToDictionary(t => t.Start, t => t.End);
        var theirs = Standard(text);
        foreach (var word in PlainWord().EnumerateMatches(text))
        {
            var end = word.Index + word.Length;
            var surface = text.Substring(word.Index, word.Length);
            Assert.True(theirs.TryGetValue(word.Index, out var other) && other.End == end, $"not a plain word after all: {surface}");
            Assert.True(ours.TryGetValue(word.Index, out var found) && found == end, $"'{surface}' at {word.Index} is not a token by itself in: {text}");
            Assert.Equal(surface.ToLowerInvariant(), other.Term);
        }
    }

    private static Dictionary<int, (string Term, int End)> Standard(string text)
    {
        var found = new Dictionary<int, (string, int)>();
        using TokenStream tokens = new LowerCaseFilter(LuceneVersion.LUCENE_48, new StandardTokenizer(LuceneVersion.LUCENE_48, new StringReader(text)));
        var term = tokens.GetAttribute<ICharTermAttribute>();
        var offset = tokens.GetAttribute<IOffsetAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
            found.Add(offset.StartOffset, (term.ToString(), offset.EndOffset));

        return found;
    }

    // Letters only, between white space and punctuation that connects nothing.
    [GeneratedRegex(@"(?<![^\s(""])(?:[A-Za-z][a-z]{0,200}|[A-Z]{1,200})(?=[.,;:!?)""]*(?:\s|\z))")]
    private static partial Regex PlainWord();
}
