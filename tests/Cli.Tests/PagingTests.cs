using System.Buffers.Text;
using System.Text;

namespace DocumentSearch.Cli.Tests;

/// <summary>Pages of an answer, each asked for by a process of its own while the index goes on.</summary>
[Trait("Category", "Native")]
public sealed class PagingTests : IDisposable
{
    private const int Documents = 60;

    private readonly Sandbox _sandbox = new();

    public PagingTests()
    {
        for (var i = 0; i < Documents; i++)
            Write(i, 1);

        _sandbox.Index();
    }

    [Theory]
    [InlineData("score")]
    [InlineData("path", "--reverse")]
    [InlineData("size")]
    [InlineData("date", "--all")]
    public void Pages_are_one_snapshot_whatever_happens_between_them(string key, params string[] options)
    {
        string[] question = ["for", "walrus sleeps", "--json", "--sort", key, .. options];
        var whole = Answer.Read(_sandbox.Search([.. question, "-n1000"]).Exits(0));
        var page = Answer.Read(_sandbox.Search([.. question, "-n7", "--pages"]).Exits(0));
        List<string> seen = [.. Records(page)];
        for (var i = 0; Cursor(page) is { } cursor; i++)
        {
            Change(i);
            page = Answer.Read(_sandbox.Search("for", "--json", "--cursor", cursor, i % 2 == 0 ? "-n7" : "-n5").Exits(0));
            Assert.Equal(whole.Summary.GetProperty("total").GetInt32(), page.Summary.GetProperty("total").GetInt32());
            Assert.True(page.Hits.Count > 0 || Cursor(page) is null);
            seen.AddRange(Records(page));
        }

        Assert.Equal(Records(whole), seen);
        Assert.NotEqual(whole.Paths, Answer.Read(_sandbox.Search([.. question, "-n1000"]).Exits(0)).Paths);
    }

    [Fact]
    public void The_next_page_is_offered_in_words_as_long_as_there_is_one()
    {
        var offered = _sandbox.Search("for", "walrus", $"-n{Documents - 1}", "--pages").Complains(0);
        const string Offer = "more: search for --cursor ";
        Assert.StartsWith(Offer, offered, StringComparison.Ordinal);
        var next = _sandbox.Search("for", "--cursor", offered[Offer.Length..]).Exits(0);
        Assert.NotEmpty(next.Out);
        Assert.Empty(next.Error);
        Assert.Empty(_sandbox.Search("for", "walrus", $"-n{Documents}", "--pages").Exits(0).Error);
    }

    [Fact]
    public void The_length_of_passages_holds_for_all_pages()
    {
        var cursor = Cursor(Answer.Read(_sandbox.Search("for", "walrus", "-n50", "--passage-length", "20", "--pages", "--json").Exits(0)))!;
        Assert.All(Answer.Read(_sandbox.Search("for", "--cursor", cursor, "--json").Exits(0)).Passages, p => Assert.InRange(Answer.Text(p).Length, 1, 25));
        Assert.Contains(Answer.Read(_sandbox.Search("for", "--cursor", cursor, "--passage-length", "100", "--json").Exits(0)).Passages, p => Answer.Text(p).Length > 25);
    }

    [Fact]
    public void The_next_page_is_offered_of_an_index_that_is_not_found_by_itself()
    {
        _sandbox.Search("index", ".", "--index", "it's elsewhere").Exits(0);
        var offered = _sandbox.Search("for", "walrus", "-n1", "--pages", "--index", "it's elsewhere").Complains(0);
        Assert.EndsWith($" --index '{_sandbox.PathOf("it's elsewhere").Replace("'", "'\\''", StringComparison.Ordinal)}'", offered, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("not base 64!")]
    [InlineData("MQptYWlu")]
    [InlineData("====")]
    public void What_is_no_cursor_is_told(string cursor) => Assert.EndsWith(
        "this is no cursor that a search gave; copy it whole, or search again with --pages", _sandbox.Search("for", "--cursor", cursor).Complains(), StringComparison.Ordinal);

    [Theory]
    [InlineData(2, "-1")]
    [InlineData(3, "99999999999999999999")]
    [InlineData(4, "1000001")]
    [InlineData(6, "9")]
    [InlineData(7, "9223372036854775807")]
    public void A_cursor_that_was_tampered_with_is_none(int field, string value)
    {
        var fields = Decode(Cursor(Page())!).Split('\n', 10);
        fields[field] = value;
        _sandbox.Search("for", "--cursor", Encode(string.Join('\n', fields))).Complains();
    }

    [Fact]
    public void A_cursor_of_which_the_snapshot_is_gone_says_so()
    {
        var cursor = Cursor(Page())!;
        _sandbox.Search("remove", "--all", "--yes").Exits(0);
        AssertGone();

        _sandbox.Index();
        AssertGone();

        void AssertGone() => Assert.EndsWith(
            "the index keeps what this cursor pages over no longer; search again with --pages",
            _sandbox.Search("for", "--cursor", cursor).Complains(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cursor goes on with an earlier query; give it no words; see: search for --help", "walrus")]
    [InlineData("--cursor goes on with an earlier query; --sort cannot be given with it; see: search for --help", "--sort", "date")]
    [InlineData("--cursor goes on with an earlier query; --offset cannot be given with it; see: search for --help", "--offset", "3")]
    [InlineData("--cursor goes on with an earlier query; --all cannot be given with it; see: search for --help", "--all")]
    [InlineData("--cursor goes on with an earlier query; --fresh cannot be given with it; see: search for --help", "--fresh")]
    public void What_a_cursor_has_settled_cannot_be_given_with_it(string message, params string[] options) =>
        Assert.Equal(message, _sandbox.Search(["for", "--cursor", Cursor(Page())!, .. options]).Complains());

    public void Dispose() => _sandbox.Dispose();

    private Answer Page() => Answer.Read(_sandbox.Search("for", "walrus", "-n7", "--pages", "--json").Exits(0));

    // Sizes, times and scores differ, and some are the same.
    private void Write(int number, int revision)
    {
        var path = _sandbox.Write(
            $"{number % 5}/{number}.txt", $"Revision {revision} of {number}. {string.Concat(Enumerable.Repeat("A walrus sleeps. ", number % 7 + revision))}\n");
        if (revision == 1)
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddDays(10_000 + number % 11));
    }

    private void Change(int step)
    {
        Write(step * 3, step + 2);
        Write(Documents + step, 1);
        File.Delete(_sandbox.PathOf($"{(step * 4 + 1) % 5}/{step * 4 + 1}.txt"));
        _sandbox.Index();
        if (step % 3 == 1)
            _sandbox.Search("compact").Exits(0);
    }

    private static IEnumerable<string> Records(Answer answer) => answer.Hits.Select(h => h.GetRawText());

    private static string? Cursor(Answer answer) => answer.Summary.GetProperty("nextCursor").GetString();

    private static string Decode(string cursor) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
