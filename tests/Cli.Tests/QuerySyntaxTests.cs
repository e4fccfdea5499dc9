using System.Text.RegularExpressions;

namespace DocumentSearch.Cli.Tests;

/// <summary>The tables of docs/query-syntax.md that are asked of the seed document, every row through the command.</summary>
[Trait("Category", "Native")]
public sealed class SeedQueryTests(SeedQueryTests.Seeds seeds) : IClassFixture<SeedQueryTests.Seeds>
{
    public static IEnumerable<TheoryDataRow<string>> Queries => QueryTable.Seeds.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public void Row(string typed)
    {
        var row = QueryTable.Seeds.Row(typed);
        if (QueryRowAssert.AnswersAs(row, seeds.Sandbox) is { Hits.Count: > 0 } answer)
            QueryRowAssert.ColorsAs(row, seeds.Sandbox, answer);
    }

    public sealed class Seeds : IDisposable
    {
        public Seeds() => Sandbox.Index("seeds");

        internal Sandbox Sandbox { get; } = Sandbox.WithSeeds();

        public void Dispose() => Sandbox.Dispose();
    }
}

/// <summary>Those that are asked of the first document in the page itself.</summary>
[Trait("Category", "Native")]
public sealed class NotesQueryTests(NotesQueryTests.Notes notes) : IClassFixture<NotesQueryTests.Notes>
{
    public static IEnumerable<TheoryDataRow<string>> Queries => QueryTable.Notes.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public void Row(string typed) => QueryRowAssert.AnswersAs(QueryTable.Notes.Row(typed), notes.Sandbox);

    public sealed class Notes() : PageDocuments(QueryTable.Notes);
}

/// <summary>Those that are asked of several documents in the page, which differ by more than their words.</summary>
[Trait("Category", "Native")]
public sealed class LettersQueryTests(LettersQueryTests.Letters letters) : IClassFixture<LettersQueryTests.Letters>
{
    public static IEnumerable<TheoryDataRow<string>> Queries => QueryTable.Letters.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public void Row(string typed) => QueryRowAssert.AnswersAs(QueryTable.Letters.Row(typed), letters.Sandbox);

    public sealed class Letters() : PageDocuments(QueryTable.Letters);
}

/// <summary>Those that are asked of documents in the page that say who wrote them, and what they are about.</summary>
[Trait("Category", "Native")]
public sealed class ReportsQueryTests(ReportsQueryTests.Reports reports) : IClassFixture<ReportsQueryTests.Reports>
{
    public static IEnumerable<TheoryDataRow<string>> Queries => QueryTable.Reports.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public void Row(string typed) => QueryRowAssert.AnswersAs(QueryTable.Reports.Row(typed), reports.Sandbox);

    public sealed class Reports() : PageDocuments(QueryTable.Reports);
}

/// <summary>Those that are asked of documents in the page with links, whose text is not all that stands in their files.</summary>
[Trait("Category", "Native")]
public sealed class PagesQueryTests(PagesQueryTests.Pages pages) : IClassFixture<PagesQueryTests.Pages>
{
    public static IEnumerable<TheoryDataRow<string>> Queries => QueryTable.Pages.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public void Row(string typed) => QueryRowAssert.AnswersAs(
        QueryTable.Pages.Row(typed), pages.Sandbox, path => pages.Sandbox.Search("extract", "--text", path).Exits(0).Out);

    public sealed class Pages() : PageDocuments(QueryTable.Pages);
}

/// <summary>An index of documents that the page holds.</summary>
public abstract class PageDocuments : IDisposable
{
    private protected PageDocuments(QuerySection section)
    {
        foreach (var (name, text) in section.Files)
            Sandbox.Write(name, text);

        Sandbox.Index();
    }

    internal Sandbox Sandbox { get; } = new();

    public void Dispose()
    {
        Sandbox.Dispose();
        GC.SuppressFinalize(this);
    }
}

internal static partial class QueryRowAssert
{
    /// <summary>Holds the answer to a row's query against the row; null if the row expects an error.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sandbox">Where its documents are indexed.</param>
    /// <param name="textOf">The text of a document; null if it is that of its file.</param>
    public static Answer? AnswersAs(QueryRow row, Sandbox sandbox, Func<string, string>? textOf = null)
    {
        var ran = sandbox.Search(["for", "--no-refresh", "--json", .. row.Options, "--", row.Query]).Exits(row.Exit);
        if (row.Exit == 2)
        {
            Assert.Empty(ran.Out);
            Assert.NotEmpty(ran.Error);
            return null;
        }

        var answer = Answer.Read(ran);
        answer.AssertSound(textOf ?? (path => File.ReadAllText(sandbox.PathOf(path))));
        if (row.Documents is { } documents)
            Assert.Equal(documents, answer.Paths);

        if (row.Marks is { } marks)
            AssertMarks(row, marks, answer);

        return answer;
    }

    private static void AssertMarks(QueryRow row, IReadOnlyList<string> marks, Answer answer)
    {
        var passages = answer.Passages.Select(Answer.Text).ToList();
        Assert.Equal(
            marks.Order(StringComparer.Ordinal).ToArray(),
            answer.Passages.SelectMany(Answer.Highlights).Select(h => h.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());
        Assert.All(row.FirstPassage, text => Assert.Contains(text, passages[0], StringComparison.Ordinal));
        Assert.All(row.OtherPassages, text => Assert.Contains(passages, p => p.Contains(text, StringComparison.Ordinal)));
        foreach (var passage in answer.Passages)
            AssertEveryOccurrenceIsMarked(Answer.Text(passage), marks, [.. Answer.Highlights(passage).Select(h => (h.InPassage, h.InPassage + h.Text.Length))]);
    }

    /// <summary>Coloured output marks the same places; without its colours it is what a pipe gets.</summary>
    public static void ColorsAs(QueryRow row, Sandbox sandbox, Answer answer)
    {
        var colored = sandbox.Search("for", "--no-refresh", "--color", "always", "--", row.Query).Exits(row.Exit).Out;
        Assert.Equal(
            answer.Passages.SelectMany(Answer.Highlights).Select(h => h.Text).ToArray(),
            Marked().Matches(colored).Select(m => m.Groups["text"].Value).ToArray());
        Assert.Equal(
            answer.Hits.SelectMany(h => h.GetProperty("passages").EnumerateArray().Select(p =>
                $"{h.GetProperty("path").GetString()}:{p.GetProperty("line")}:{p.GetProperty("column")}:{Answer.Text(p).Replace('\n', ' ')}")).ToArray(),
            new Ran(0, Style().Replace(colored, ""), "").OutLines);
    }

    private static void AssertEveryOccurrenceIsMarked(string passage, IReadOnlyList<string> marks, List<(int Start, int End)> ranges)
    {
        foreach (var mark in marks)
        {
            foreach (Match match in Regex.Matches(passage, $@"(?<![\w'’&.-]){Regex.Escape(mark)}(?![\w'’&-])", RegexOptions.None, TimeSpan.FromSeconds(10)))
                Assert.True(ranges.Exists(r => r.Start <= match.Index && match.Index < r.End), $"'{mark}' at {match.Index} is not marked in: {passage}");
        }
    }

    [GeneratedRegex(@"\e\[1;31m(?<text>.*?)\e\[0m", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\e\[[0-9;]*m", RegexOptions.None, 10_000)]
    private static partial Regex Style();
}
