using CsCheck;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests;

/// <summary>Answers to random questions over random documents, compared with a plain evaluation over their tokens.</summary>
public sealed class RandomSearchTests
{
    // No two of them make a third, so that what is found is what was typed.
    private static readonly string[] Words = ["apple", "banana", "cherry", "date", "elder"];

    private static readonly Gen<string> Texts = Gen.Frequency(
            (12, Gen.OneOf(Words)),
            (4, Gen.OneOf("Zeta-Banana", "apples", "\"date\"", "cherry's", "filler", "😀", "é")),
            (1, Gen.Int[1, 80].Select(static n => string.Concat(Enumerable.Repeat("filler ", n)))))
        .SelectMany(word => Gen.OneOf(" ", " ", " ", ". ", ".\n", "\n", "\r\n", "\r\n\r\n", "\n\n# ").Select(after => word + after))
        .Array[0, 40]
        .Select(string.Concat);

    private static readonly Gen<Clause> Clauses =
        Gen.Select(Gen.OneOf("", "", "", "+", "-"), Gen.OneOf(Words).Array[1, 3], static (sign, words) => new Clause(sign, words));

    private static readonly Gen<Clause[]> Queries = Clauses.Array[1, 4].Where(clauses => clauses.Any(c => c.Sign != "-"));

    private static readonly Gen<string> Names = Gen.OneOf(".txt", ".md", ".cs");

    /// <summary>A word, or several in a row.</summary>
    private sealed record Clause(string Sign, string[] Words)
    {
        public override string ToString() => Words.Length == 1 ? Sign + Words[0] : $"{Sign}\"{string.Join(' ', Words)}\"";
    }

    [Fact]
    public void Hits_and_passages_are_what_a_plain_evaluation_gives() => Gen.Select(Gen.Select(Names, Texts).Array[1, 8], Queries.Array[5], Gen.Int[20, 400]).Sample(
        (texts, queries, length) =>
        {
            using var folder = IndexedFolder.Of([.. texts.Select((t, i) => ($"{i}{t.Item1}", t.Item2))]);
            foreach (var clauses in queries)
            {
                var query = string.Join(' ', clauses.Select(c => c.ToString()));
                var response = folder.Search(new SearchRequest(query) { Top = 100, PassagesPerHit = 50, PassageLength = length });
                var expected = texts.Select((t, i) => (Path: $"{i}{t.Item1}", Text: t.Item2)).Where(t => Matches(t.Text, clauses)).Select(t => t.Path);
                Assert.Equal(expected.Order(StringComparer.Ordinal), response.Hits.Select(h => h.Path).Order(StringComparer.Ordinal));
                Assert.Equal(response.Hits.Count, response.Total);
                Assert.Equal(response.Hits.OrderByDescending(h => h.Score).ThenBy(h => h.Path, StringComparer.Ordinal), response.Hits);
                foreach (var hit in response.Hits)
                    AssertSound(hit, texts[int.Parse(Path.GetFileNameWithoutExtension(hit.Path))].Item2, clauses, length);
            }
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void No_query_fails() => Gen.Frequency((4, Gen.OneOf("apple", "fire", "the", " ", " ", "\"", "-", "+", "(", ")", " OR ", " AND ")), (1, Gen.Int[0, char.MaxValue].Select(static c => ((char)c).ToString())))
        .Array[0, 30].Select(string.Concat).Array[200].Sample(
        queries =>
        {
            using var folder = IndexedFolder.Of(("a.txt", "an apple, a cease-fire"), ("b.txt", "fire"), ("c.txt", ""));
            foreach (var query in queries)
            {
                var response = folder.Search(query);
                Assert.True(response.Problem is null || response.Total == 0, query);
                Assert.Equal(response.Total, response.Hits.Count);
            }
        },
        iter: 3,
        threads: 1);

    private static void AssertSound(Hit hit, string text, Clause[] clauses, int length)
    {
        var asked = clauses.Where(c => c.Sign != "-").Select(c => string.Join(' ', c.Words.Select(Term))).ToHashSet(StringComparer.Ordinal);
        var covered = new List<(int Start, int End)>();
        Assert.NotEmpty(hit.Passages);
        foreach (var passage in hit.Passages)
        {
            Assert.Equal(text[passage.Start..passage.End], passage.Text);
            Assert.InRange(passage.Text.Length, 1, (int)(length * 1.25));
            Assert.Equal((text.AsSpan(0, passage.Start).Count('\n') + 1, passage.Start - text.AsSpan(0, passage.Start).LastIndexOf('\n')), (passage.Line, passage.Column));
            Assert.All(covered, c => Assert.True(c.End <= passage.Start || passage.End <= c.Start, "two passages overlap"));
            covered.Add((passage.Start, passage.End));
            Assert.NotEmpty(passage.Highlights);
            var end = passage.Start;
            foreach (var mark in passage.Highlights)
            {
                Assert.InRange(mark.Start, end, passage.End - 1);
                Assert.InRange(mark.End, mark.Start + 1, passage.End);
                end = mark.End;
                var surface = new TextAnalyzer().Analyze(text.AsSpan(mark.Start, mark.End - mark.Start)).Where(t => t.Kind is TokenKind.Word or TokenKind.Part).Select(t => t.Term);
                if (mark.End - mark.Start < length)
                    Assert.Contains(string.Join(' ', surface), asked);
            }
        }
    }

    private static bool Matches(string text, Clause[] clauses)
    {
        var terms = new TextAnalyzer().Analyze(text).Where(t => t.Kind is TokenKind.Word or TokenKind.Part).OrderBy(t => t.Position).Select(t => t.Term).ToArray();
        bool Holds(Clause clause) => terms.AsSpan().IndexOf([.. clause.Words.Select(Term)]) >= 0;
        return clauses.Where(c => c.Sign == "+").All(Holds)
               && !clauses.Where(c => c.Sign == "-").Any(Holds)
               && (clauses.Any(c => c.Sign == "+") || clauses.Where(c => c.Sign.Length == 0).Any(Holds));
    }

    private static string Term(string word) => new TextAnalyzer().Analyze(word)[0].Term;
}
