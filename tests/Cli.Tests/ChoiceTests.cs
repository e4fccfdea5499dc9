using System.Text.Json;

namespace DocumentSearch.Cli.Tests;

/// <summary>What somebody chooses when indexing, and what the index remembers of it.</summary>
[Trait("Category", "Native")]
public sealed class ChoiceTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public void A_dry_run_shows_the_plan_and_does_nothing()
    {
        _sandbox.Write("docs/keep.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/change.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/gone.txt", "A seal sleeps.\n");
        _sandbox.Write("docs/old name.txt", "A donkey sleeps.\n");
        _sandbox.Index("docs");
        _sandbox.Write("docs/change.txt", "A walrus wakes up.\n");
        _sandbox.Write("docs/new.txt", "A whale.\n");
        File.Delete(_sandbox.PathOf("docs/gone.txt"));
        File.Move(_sandbox.PathOf("docs/old name.txt"), _sandbox.PathOf("docs/new name.txt"));

        var expected = "add     docs/new.txt\nchange  docs/change.txt\nmove    docs/old name.txt -> docs/new name.txt\nremove  docs/gone.txt\n";
        for (var time = 0; time < 2; time++)
        {
            var ran = _sandbox.Search("index", "--dry-run").Exits(0);
            Assert.Equal(expected, ran.Out);
            Assert.Equal("would add 1, change 1, move 1, remove 1; 1 stay as they are (28 B to read)", Assert.Single(ran.ErrorLines));
        }

        var plan = JsonDocument.Parse(_sandbox.Search("index", "--dry-run", "--json").Exits(0).Out).RootElement;
        Assert.Equal("docs/old name.txt", plan.GetProperty("moved")[0].GetProperty("from").GetString());
        var done = JsonDocument.Parse(_sandbox.Search("index", "--json").Exits(0).Out).RootElement;
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (Number(done, "added"), Number(done, "changed"), Number(done, "moved"), Number(done, "removed"), Number(done, "unchanged")));
        Assert.Equal("docs/new name.txt:1:1:A donkey sleeps.\n", _sandbox.Search("donkey", "--no-refresh").Exits(0).Out);
        Assert.Equal("", _sandbox.Search("index", "--dry-run").Exits(0).Out);
        File.SetLastWriteTimeUtc(_sandbox.PathOf("docs/new.txt"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.StartsWith("4 files: nothing new, 1 file touched (", _sandbox.Search("index").Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_of_a_new_index_makes_none()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        Assert.Equal("add     docs/a.txt\n", _sandbox.Search("index", "docs", "--dry-run").Exits(0).Out);
        Assert.False(Directory.Exists(_sandbox.PathOf(".search")));
    }

    [Fact]
    public void A_language_is_chosen_remembered_and_shown()
    {
        _sandbox.Write("docs/a.txt", "Viele alte Häuser stehen hier, книгами.\n");
        _sandbox.Index("docs");
        _sandbox.Search("for", "haus").Exits(1);
        _sandbox.Search("index", "--language", "German").Exits(0);
        Assert.Equal("docs/a.txt:1:1:Viele alte Häuser stehen hier, книгами.\n", _sandbox.Search("for", "haus").Exits(0).Out);
        Assert.Contains("           in German\n", _sandbox.Search("status").Exits(0).Out, StringComparison.Ordinal);
        var status = JsonDocument.Parse(_sandbox.Search("status", "--json").Exits(0).Out).RootElement;
        Assert.Equal("de", status.GetProperty("choices").GetProperty("language").GetString());

        foreach (var code in "ar bg ca ckb cs da el es eu fa fi fr ga gl hi hu hy id it lv nl no pt pt-br ro sv tr ru".Split(' '))
            _sandbox.Search("index", "--language", code).Exits(0);

        _sandbox.Search("for", "книга").Exits(0);
        Assert.Contains("known are ar, bg", _sandbox.Search("index", "--language", "klingon").Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_are_remembered_shown_and_forgotten()
    {
        _sandbox.Write("docs/small.txt", "A walrus sleeps.\n");
        _sandbox.Write("docs/large.txt", "A walrus sleeps. " + new string('x', 2000));
        _sandbox.Write("docs/.hidden.txt", "A walrus hides.\n");
        _sandbox.Search("index", "docs", "--max-size", "1kB", "--hidden").Exits(2);
        Assert.Equal((2, 1), Indexed());
        _sandbox.Write("docs/.later.txt", "A walrus hides later.\n");
        Assert.Equal(3, Answer.Read(_sandbox.Search("for", "walrus", "--json").Exits(0)).Paths.Count());

        var status = _sandbox.Search("status").Exits(0).Out;
        Assert.Contains("hidden", status, StringComparison.Ordinal);
        Assert.Contains("1 kB", status, StringComparison.Ordinal);

        _sandbox.Search("index", "--no-hidden").Exits(0);
        Assert.Equal((1, 1), Indexed());
        _sandbox.Search("index", "--defaults").Exits(0);
        Assert.Equal((2, 0), Indexed());
    }

    [Theory]
    [InlineData("--max-size", "many")]
    [InlineData("--max-size", "0")]
    [InlineData("--hidden", "--no-hidden")]
    [InlineData("--wait", "-1")]
    public void Choices_that_make_no_sense_are_usage_errors(string option, string value)
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        Assert.Contains("see: search index --help", _sandbox.Search("index", "docs", option, value).Complains(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fresh_answer_has_everything_whatever_its_size()
    {
        _sandbox.Write("docs/a.txt", "A walrus sleeps.\n");
        _sandbox.Index("docs");
        for (var i = 0; i < 600; i++)
            _sandbox.Write($"docs/{i}.txt", $"Donkey {i} sleeps.\n");

        var late = _sandbox.Search("donkey");
        Assert.Contains("600 files behind", late.Exits(1).Error, StringComparison.Ordinal);
        Assert.Equal(600, Answer.Read(_sandbox.Search("for", "donkey", "--fresh", "-n", "1000", "--json").Exits(0)).Paths.Count());
        Assert.Contains("cannot both be given", _sandbox.Search("donkey", "--fresh", "--no-refresh").Complains(), StringComparison.Ordinal);
    }

    public void Dispose() => _sandbox.Dispose();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private (int Indexed, int Skipped) Indexed()
    {
        var status = JsonDocument.Parse(_sandbox.Search("status", "--json").Exits(0).Out).RootElement;
        return (Number(status, "indexed"), Number(status, "skipped"));
    }
}
