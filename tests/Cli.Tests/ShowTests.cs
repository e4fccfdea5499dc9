namespace DocumentSearch.Cli.Tests;

public sealed class ShowTests(ShowTests.Documents documents) : IClassFixture<ShowTests.Documents>
{
    private static readonly string[] Lines = [.. Enumerable.Range(1, 40).Select(n => $"line number {n}")];

    [Fact]
    public void A_document_is_shown_whole()
    {
        var shown = Show("notes/lines.txt").Exits(0).OutLines;
        Assert.Equal(Lines.Select((text, i) => $"{i + 1,6}   {text}"), shown.Take(40));
    }

    [Theory]
    [InlineData("notes/lines.txt:20", 10, 30)]
    [InlineData("notes/lines.txt:20:7", 10, 30)]
    [InlineData("notes/lines.txt:3", 1, 13)]
    public void A_place_is_shown_with_the_lines_around_it(string place, int first, int last) => AssertLines(Show(place), first, last);

    [Fact]
    public void The_lines_around_are_as_many_as_asked_for()
    {
        AssertLines(Show("notes/lines.txt:20", "-C", "1"), 19, 21);
        AssertLines(Show("notes/lines.txt:20", "--context=0"), 20, 20);
        Assert.Equal("    20 > line number 20", Assert.Single(Show("notes/lines.txt:20", "-C0").OutLines));
    }

    [Fact]
    public void A_path_may_be_named_from_where_one_stands()
    {
        var shown = Show("notes/lines.txt:20").Out;
        Assert.Equal(shown, documents.Sandbox.SearchIn("notes", "show", "lines.txt:20").Exits(0).Out);
        Assert.Equal(shown, documents.Sandbox.SearchIn("notes", "show", "notes/lines.txt:20").Exits(0).Out);
        Assert.Equal(shown, Show(documents.Sandbox.PathOf("notes/lines.txt") + ":20").Exits(0).Out);
    }

    [Fact]
    public void A_name_that_ends_like_a_place_is_a_name_first()
    {
        Assert.Contains("odd name", Show("notes/odd.txt:3").Exits(0).Out, StringComparison.Ordinal);
        Assert.Equal("     1 > odd name", Show("notes/odd.txt:3:1").Exits(0).OutLines[0]);
    }

    [Fact]
    public void What_a_query_looks_for_is_marked()
    {
        var shown = Show("notes/lines.txt:20", "-C0", "-q", "numb* absent", "--color", "always").Exits(0).Out;
        Assert.Contains("line \e[1;31mnumber\e[0m 20", shown, StringComparison.Ordinal);
        Assert.Equal("notes/lines.txt: nothing in it matches: absent", Show("notes/lines.txt:20", "-C0", "-q", "absent").Complains(0));
    }

    [Theory]
    [InlineData("", "the query is empty; type a word to look for")]
    [InlineData("NOT walrus", "the query only says what to leave out; add a word to look for")]
    public void A_query_that_cannot_be_answered_is_told(string query, string problem) =>
        Assert.Contains(problem, Show("notes/lines.txt:20", "-q", query).Exits(2).Error, StringComparison.Ordinal);

    [Fact]
    public void A_query_that_is_repaired_is_told_or_refused()
    {
        Assert.Contains("quote", Show("notes/lines.txt:20", "-C0", "-q", "\"number 20").Exits(0).Error, StringComparison.Ordinal);
        Assert.Contains("quote", Show("notes/lines.txt:20", "-C0", "--strict", "-q", "\"number 20").Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passage_is_shown_by_its_id_until_its_document_is_read_anew()
    {
        documents.Sandbox.Write("notes/passing.txt", "A title\n\nA walrus.\n\nNothing more.\n");
        documents.Sandbox.Index();
        using var hit = System.Text.Json.JsonDocument.Parse(documents.Sandbox.Search("for", "walrus", "--json").OutLines[0]);
        var id = hit.RootElement.GetProperty("passages")[0].GetProperty("id").GetString()!;
        Assert.Equal(["     3 > A walrus."], Show(id, "-C0").Exits(0).OutLines);

        documents.Sandbox.Write("notes/passing.txt", "A title\n\nNo walruses.\n");
        documents.Sandbox.Index();
        Assert.Equal($"{id}: not in the index; its document was read anew since, or is gone: search again", Show(id).Complains());
        Assert.Contains("not in the index", Show("zz@1+2").Complains(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_said()
    {
        Assert.Equal("nope.txt: not in the index; search status --skipped lists files that were left out", Show("nope.txt").Complains());
        Assert.Equal("nope.txt: not in the index; search status --skipped lists files that were left out", Show("nope.txt:3").Complains());
        Assert.Equal("notes/lines.txt: there is no line 99", Show("notes/lines.txt:99").Complains());
        Assert.Contains("not in the index", Show("").Complains(), StringComparison.Ordinal);
        Assert.Contains("not in the index", Show("notes").Complains(), StringComparison.Ordinal);
    }

    private static void AssertLines(Ran ran, int first, int last) => Assert.Equal(
        Lines[(first - 1)..last], ran.Exits(0).OutLines.Select(line => line[9..]));

    private Ran Show(string place, params string[] options) => documents.Sandbox.Search(["show", place, .. options]);

    public sealed class Documents : IDisposable
    {
        public Documents()
        {
            Sandbox.Write("notes/lines.txt", string.Join('\n', Lines) + "\n");
            Sandbox.Write("notes/odd.txt:3", "odd name\n");
            Sandbox.Index();
        }

        internal Sandbox Sandbox { get; } = new();

        public void Dispose() => Sandbox.Dispose();
    }
}
