namespace DocumentSearch.Cli.Tests;

/// <summary>Why a file is, or is not, among the hits of a query.</summary>
[Trait("Category", "Native")]
public sealed class WhyTests : IDisposable
{
    private const string Understood = "understood as: ";

    private readonly Sandbox _sandbox = new();

    public WhyTests()
    {
        _sandbox.Write("docs/walrus.txt", "A walrus sleeps beside the donkeys.\n\nThe zoo is closed.\n");
        _sandbox.Write("docs/walruses.md", "# Walrus, walrus\n\nWalruses.\n");
        _sandbox.Write("docs/copy.md", "# Walrus, walrus\n\nWalruses.\n");
        _sandbox.Write("docs/mended.txt", [.. "A w"u8, 0xC3, 0x28, .. "lrus \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 and an elephant.\n"u8]);
        _sandbox.Write("docs/image.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        _sandbox.Write("docs/.hidden.txt", "A walrus hides.\n");
        _sandbox.Write("docs/.ignore", "*.log\n");
        _sandbox.Write("docs/note.log", "A walrus is logged.\n");
        _sandbox.Write("elsewhere/walrus.txt", "Another walrus.\n");
        File.CreateSymbolicLink(_sandbox.PathOf("docs/link.txt"), _sandbox.PathOf("docs/walrus.txt"));
        _sandbox.Index("docs");
    }

    [Theory]
    [InlineData("+walrus +donkys", "it lacks donkys (nearest: donkeys)")]
    [InlineData("\"walrus donkeys\"", "it lacks \"walrus donkeys\" in this way")]
    [InlineData("walrus NEAR/1 donkeys", "it lacks (walrus NEAR/1 donkeys) in this way")]
    [InlineData("\"walrus donkys dragons\"", "it lacks donkys (nearest: donkeys)", "it lacks dragons")]
    [InlineData("walrus NEAR/1 (zebra OR unicorn)", "it lacks zebra", "it lacks unicorn")]
    [InlineData("title:\"elephant walrus\"", "it lacks title:elephant")]
    [InlineData("walrus AND zebra*", "it lacks zebra*")]
    [InlineData("walrus AND author:zebra", "it lacks author:zebra")]
    [InlineData("walrus lang:de", "it is filtered out by lang:de")]
    [InlineData("walrus ext:md", "it is filtered out by ext:md")]
    [InlineData("walrus date:<=2001 size:>1MB", "it is filtered out by date:<=2001", "it is filtered out by size:>1MB")]
    [InlineData("walrus -donkey", "it is left out because it holds donkey")]
    [InlineData("walrus -path:docs", "it is left out because it passes path:docs")]
    [InlineData("unicorn dragon", "it lacks unicorn", "it lacks dragon")]
    [InlineData("walrus AND (unicorn OR dragon)", "it lacks unicorn", "it lacks dragon")]
    public void What_keeps_it_from_being_a_hit_is_told(string query, params string[] reasons)
    {
        var shown = _sandbox.Search("why", query, "docs/walrus.txt").Exits(1).OutLines;
        Assert.StartsWith("docs/walrus.txt: no hit, ", shown[0], StringComparison.Ordinal);
        Assert.Equal(reasons.Select(r => $"  {r}"), shown[1..^1]);
        Assert.StartsWith(Understood, shown[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("docs/walrus.txt", Answer.Read(_sandbox.Search("for", query, "--json")).Paths);
    }

    [Fact]
    public void A_hit_has_a_rank()
    {
        Assert.Equal(["docs/walrus.txt: hit 2 of 3", $"{Understood}walrus"], Why("walrus", "docs/walrus.txt", 0));
        Assert.Equal(["docs/walrus.txt: hit 1 of 1", $"{Understood}donkey"], Why("the donkey", "docs/walrus.txt", 0));
        Assert.Equal(["docs/walruses.md: hit 1 of 3, as identical to docs/copy.md", $"{Understood}walrus"], Why("walrus", "docs/walruses.md", 0));
        Assert.Equal(["docs/walrus.txt: no hit, and nothing else is one", "  it lacks unicorn", $"{Understood}unicorn"], Why("unicorn", "docs/walrus.txt", 1));
        Assert.Equal(["docs/walrus.txt: no hit, unlike 1 document", "  it lacks elephant", $"{Understood}elephant"], Why("elephant", "docs/walrus.txt", 1));
    }

    [Theory]
    [InlineData("docs/image.png", "skipped: ")]
    [InlineData("docs/.hidden.txt", "left out: hidden, as it or a folder above it begins with a dot; search index --hidden covers such files too")]
    [InlineData("docs/note.log", "left out: by an ignore file, or by --include or --exclude, which search status shows")]
    [InlineData("docs/link.txt", "left out: a link; search index --follow-links follows links")]
    [InlineData("elsewhere/walrus.txt", "not seen: it lies in no folder that the index covers; cover it with: search index FOLDER")]
    [InlineData("docs/none.txt", "there is no such file")]
    [InlineData("docs", "a folder; name a file in it")]
    public void A_file_that_the_index_holds_no_text_of_is_told_why(string path, string reason) =>
        Assert.StartsWith($"{path}: {reason}", Assert.Single(Why("walrus", path, 1)), StringComparison.Ordinal);

    [Fact]
    public void What_is_newer_than_the_index_is_told()
    {
        _sandbox.Write("docs/new.txt", "A walrus.\n");
        Assert.Equal(["docs/new.txt: not seen yet: it is newer than the index; bring it in with: search index"], Why("walrus", "docs/new.txt", 1));

        _sandbox.Write("docs/walrus.txt", "No more.\n");
        Assert.Contains("  its file has changed since; bring that in with: search index", Why("walrus", "docs/walrus.txt", 0));
        File.Delete(_sandbox.PathOf("docs/walrus.txt"));
        Assert.Contains("  its file is gone since; bring that in with: search index", Why("walrus", "docs/walrus.txt", 0));
    }

    [Fact]
    public void What_was_mended_is_told()
    {
        var shown = Why("elephant", "docs/mended.txt", 0);
        Assert.Equal(3, shown.Length);
        Assert.Contains("not valid", shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_be_named_from_where_one_stands_and_a_query_begin_with_a_sign()
    {
        Assert.Equal("walrus.txt: hit 1 of 1", _sandbox.SearchIn("docs", "why", "donkey", "walrus.txt").Exits(0).OutLines[0]);
        Assert.Equal("docs/walrus.txt: hit 1 of 1", Why("-unicorn donkey", "docs/walrus.txt", 0)[0]);
    }

    [Fact]
    public void What_is_wrong_with_the_query_is_told()
    {
        Assert.Equal("warning: there is nothing behind it for AND to join; write one AND other", _sandbox.Search("why", "walrus AND", "docs/walrus.txt").Complains(0));
        Assert.Contains("the query is empty", _sandbox.Search("why", "", "docs/walrus.txt").Complains(), StringComparison.Ordinal);
        Assert.Equal(3, _sandbox.Search("why", "--strict", "walrus AND", "docs/walrus.txt").Exits(2).ErrorLines.Length);
        Assert.Contains("see: search why --help", _sandbox.Search("why", "walrus").Complains(), StringComparison.Ordinal);
        Assert.Equal(["docs/walrus.txt: no hit, unlike 2 documents", "  it lacks =Walruses", $"{Understood}+walrus +=Walruses"], Why("walrus =Walruses", "docs/walrus.txt", 1, "--all"));
    }

    public void Dispose() => _sandbox.Dispose();

    private string[] Why(string query, string path, int exit, params string[] options) =>
        _sandbox.Search(["why", query, path, .. options]).Exits(exit).OutLines;
}
