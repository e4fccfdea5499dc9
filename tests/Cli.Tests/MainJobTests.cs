namespace DocumentSearch.Cli.Tests;

/// <summary>Documents go into a folder, and the next search finds what is in them.</summary>
[Trait("Category", "Native")]
public sealed class MainJobTests : IDisposable
{
    private readonly Sandbox _sandbox = Sandbox.WithSeeds();

    [Fact]
    public void The_first_search_makes_the_index_of_seeds()
    {
        var ran = _sandbox.Search("for", "cease-fire");
        var made = ran.Complains(code: 0);
        Assert.StartsWith($"{Count(Directory.GetFiles(_sandbox.PathOf("seeds")).Length)}: ", made, StringComparison.Ordinal);
        Assert.Contains("seeds/000_509748ca02180c8d.txt:5:1:Moscow will only agree to a full cease-fire", ran.Out, StringComparison.Ordinal);

        var again = _sandbox.Search("for", "cease-fire").Exits(0);
        Assert.Equal(ran.Out, again.Out);
        Assert.Empty(again.Error);
    }

    [Fact]
    public void Every_change_is_in_the_very_next_answer()
    {
        _sandbox.Search("for", "walrus").Exits(1);

        _sandbox.Write("seeds/new.md", "# Animals\n\nA walrus sleeps.\n");
        Assert.Equal("seeds/new.md:3:1:A walrus sleeps.", Assert.Single(Found("walrus")));

        _sandbox.Write("seeds/new.md", "# Animals\n\nA donkey sleeps.\n");
        _sandbox.Search("for", "walrus").Exits(1);
        Assert.Equal("seeds/new.md:3:1:A donkey sleeps.", Assert.Single(Found("donkey")));

        Directory.CreateDirectory(_sandbox.PathOf("seeds/deep/er"));
        File.Move(_sandbox.PathOf("seeds/new.md"), _sandbox.PathOf("seeds/deep/er/name.md"));
        Assert.Equal("seeds/deep/er/name.md:3:1:A donkey sleeps.", Assert.Single(Found("donkey")));

        File.Delete(_sandbox.PathOf("seeds/deep/er/name.md"));
        _sandbox.Search("for", "donkey").Exits(1);
    }

    [Fact]
    public void Without_refresh_the_index_answers_as_it_is()
    {
        _sandbox.Index("seeds");
        _sandbox.Write("seeds/new.txt", "A walrus sleeps.\n");

        Assert.Empty(_sandbox.Search("for", "walrus", "--no-refresh").Exits(1).Error);
        Assert.Single(Found("walrus"));

        File.Delete(_sandbox.PathOf("seeds/new.txt"));
        Assert.Equal("seeds/new.txt:1:1:A walrus sleeps.\n", _sandbox.Search("for", "walrus", "--no-refresh").Exits(0).Out);
    }

    [Fact]
    public void More_changes_than_a_query_waits_for_are_counted()
    {
        _sandbox.Index("seeds");
        for (var i = 0; i < 501; i++)
            _sandbox.Write($"seeds/{i}.txt", "A walrus sleeps.\n");

        var ran = _sandbox.Search("for", "bodies", "--json").Exits(0);
        Assert.Equal(501, Answer.Read(ran).Behind);
        Assert.Equal("501 files behind: that is more than is brought in while a query waits; run: search index", Assert.Single(ran.ErrorLines));

        _sandbox.Index();
        Assert.Equal(501, Answer.Read(_sandbox.Search("for", "walrus", "--json").Exits(0)).Summary.GetProperty("total").GetInt32());
    }

    [Fact]
    public void Words_without_a_verb_are_a_query()
    {
        var withVerb = _sandbox.Search("for", "prisoner", "exchange").Exits(0);
        Assert.Equal(withVerb.Out, _sandbox.Search("prisoner", "exchange").Exits(0).Out);
        Assert.Equal(withVerb.Out, _sandbox.Search("--color", "never", "prisoner", "exchange").Exits(0).Out);
        Assert.Equal(withVerb.Out, _sandbox.Search("prisoner", "--color=never", "exchange").Exits(0).Out);
    }

    [Fact]
    public void A_word_behind_a_minus_is_left_out()
    {
        _sandbox.Write("seeds/new.txt", "Other bodies float in the sea.\n");
        Assert.Equal(2, _sandbox.Search("bodies").Exits(0).OutLines.Length);
        Assert.Single(_sandbox.Search("bodies", "-medinsky").Exits(0).OutLines);
        Assert.Single(_sandbox.Search("-medinsky", "bodies").Exits(0).OutLines);
        Assert.Single(_sandbox.Search("for", "-medinsky", "bodies").Exits(0).OutLines);
        Assert.Single(_sandbox.Search("for", "--", "-medinsky", "bodies").Exits(0).OutLines);
    }

    public void Dispose() => _sandbox.Dispose();

    private string[] Found(string query) => _sandbox.Search("for", query).Exits(0).OutLines;

    private static string Count(int files) => files == 1 ? "1 file" : $"{files} files";
}
