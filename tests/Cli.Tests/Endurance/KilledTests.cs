using System.Diagnostics;
using System.Globalization;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Cli.Tests.Endurance;

/// <summary>Updates that are killed at random moments, again and again, on one index.</summary>
[Trait("Category", "Native")]
public sealed class KilledTests : IDisposable
{
    private const int Seed = 20260501;
    private const int Files = 3000;
    private const int FirstKills = 20; // at least so many before there is a complete index
    private const double LongerThanUsual = 1.3; // so that some come to their end
    private const int Queries = 200;
    private const int QueriesPerKill = 6;

    // The native command starts in no time; the managed one would spend minutes on starting.
    private static readonly int Kills = SearchCommand.IsNative ? 220 : 40;

    private readonly Sandbox _sandbox = new();
    private readonly Random _chance = new(Seed);
    private readonly Dictionary<string, double> _milliseconds = new(StringComparer.Ordinal);
    private readonly ChangingFolder _folder;
    private readonly IndexLocation _location;

    public KilledTests()
    {
        _folder = new ChangingFolder(_sandbox, Seed);
        _location = IndexLocation.At(_sandbox.PathOf(IndexLocation.FolderName));
    }

    [Fact]
    public void No_kill_at_any_moment_breaks_an_index()
    {
        _folder.Add(Files);
        var (kills, commits) = (0, new HashSet<long>());
        // When a process dies is chance: it goes on until there were kills enough after different commits, too.
        while (kills < Kills || commits.Count < Kills / 5)
        {
            var what = Disturb(kills);
            if (what is not null)
                kills++;

            if (Verify($"kill {kills}: {what}") is { } committed)
                commits.Add(committed);
        }

        _sandbox.Index();
        Assert.Equal(_folder.Files, IndexContent.Read(_location).Texts);
        AssertIsLikeNew();
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills left {commits.Count} different commits");
    }

    public void Dispose() => _sandbox.Dispose();

    /// <summary>Starts something that writes and kills it, most often before it is done.</summary>
    /// <returns>What was killed; null if it ended by itself.</returns>
    private string? Disturb(int kills)
    {
        // Where they die too early on a slow machine there is no index yet after the first kills, nothing to watch or make compact.
        var isFirst = kills < FirstKills || !_location.Exists;
        string[] verb = isFirst ? Indexing() : _chance.Next(10) switch
        {
            < 6 => Indexing(),
            < 8 => ["watch"],
            _ => ["compact"],
        };
        if (!isFirst && _chance.Next(4) > 0)
            _folder.Change(_chance.Next(1, 500));

        var name = isFirst ? "first" : verb[0];
        var clock = Stopwatch.StartNew();
        using var process = SearchCommand.Start(_sandbox.Folder, [.. SearchCommand.Prefix, .. verb]);
        // Some of the changes come while it runs.
        if (!isFirst && _chance.Next(3) == 0)
            _folder.Change(_chance.Next(1, 50));

        var after = _chance.NextDouble() * LongerThanUsual * _milliseconds.GetValueOrDefault(name, 1000);
        if (process.WaitForExit(TimeSpan.FromMilliseconds(after)))
        {
            Assert.True(process.ExitCode == 0, $"{string.Join(' ', verb)}: exit {process.ExitCode}\n{process.StandardError.ReadToEnd()}");
            _milliseconds[name] = clock.Elapsed.TotalMilliseconds;
            return null;
        }

        process.Kill();
        process.WaitForExit();
        // It takes longer than was thought.
        _milliseconds[name] = Math.Max(20, _milliseconds.GetValueOrDefault(name, 1000) * 1.02);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', verb)} after {after:0.0} ms");
    }

    // So many commits that there is always something to merge.
    private string[] Indexing() => ["index", ".", "--commit-every", _chance.Next(3) == 0 ? "0.01" : "0.05", "--threads", _chance.Next(2) == 0 ? "1" : "2"];

    /// <summary>The index opens, is sound, and answers right for what it holds.</summary>
    /// <returns>The commit that answered; null if there is none yet.</returns>
    private long? Verify(string what)
    {
        if (!_location.Exists)
        {
            _folder.AssertMayBe(new Dictionary<string, string>(StringComparer.Ordinal), what);
            return null;
        }

        var report = IndexCheck.Run(_location, null, CancellationToken.None);
        Assert.True(report.IsSound, $"{what}\n{string.Join('\n', report.Findings)}");
        var content = IndexContent.Read(_location);
        _folder.AssertMayBe(content.Texts, what);
        using var searcher = Searcher.Open(_location);
        for (var i = 0; i < QueriesPerKill; i++)
            AssertAnswers(searcher, content.Texts, what);

        _folder.Settle(content.Texts);
        return content.Stamp.CommittedTicks;
    }

    private void AssertAnswers(Searcher searcher, IReadOnlyDictionary<string, string> texts, string what)
    {
        var (first, second) = (_folder.AnyWord(), _folder.AnyWord());
        var (query, isHit) = _chance.Next(3) switch
        {
            0 => (first, (Func<string[], bool>)(words => words.Contains(first, StringComparer.Ordinal))),
            1 => ($"+{first} +{second}", words => words.Contains(first, StringComparer.Ordinal) && words.Contains(second, StringComparer.Ordinal)),
            _ => ($"+{first} -{second}", words => words.Contains(first, StringComparer.Ordinal) && !words.Contains(second, StringComparer.Ordinal)),
        };
        var response = searcher.Search(new SearchRequest(query) { Top = Files * 2 }, CancellationToken.None);
        var expected = texts.Where(text => isHit(ChangingFolder.Words(text.Value))).Select(text => text.Key).Order(StringComparer.Ordinal);
        Assert.Equal(expected, response.Hits.SelectMany(hit => hit.Duplicates.Prepend(hit.Path)).Order(StringComparer.Ordinal));
        foreach (var passage in response.Hits.SelectMany(hit => hit.Passages.Select(passage => (Text: texts[hit.Path], Passage: passage))))
        {
            Assert.True(passage.Text[passage.Passage.Start..passage.Passage.End] == passage.Passage.Text, what);
            Assert.NotEmpty(passage.Passage.Highlights);
            Assert.All(IndexedFolder.Marked(passage.Passage), word => Assert.True(word == first || word == second, what));
        }
    }

    /// <summary>The index answers as one of the same files that was made in one go.</summary>
    private void AssertIsLikeNew()
    {
        using var fresh = new Sandbox();
        foreach (var (path, text) in _folder.Files)
            fresh.Write(path, text);

        fresh.Index();
        var other = IndexLocation.At(fresh.PathOf(IndexLocation.FolderName));
        var queries = Enumerable.Range(0, Queries).Select(i => i % 2 == 0 ? _folder.AnyWord() : _folder.Phrase()).ToList();
        Assert.Equal(Answers(other, queries, withScores: false), Answers(_location, queries, withScores: false));

        // How rare one word is against another counts those that are dead too, until they are merged away.
        queries.AddRange(Enumerable.Range(0, Queries).Select(_ => $"{_folder.AnyWord()} {_folder.AnyWord()} {_folder.Phrase()}"));

        _sandbox.Search("compact").Exits(0);
        fresh.Search("compact").Exits(0);
        Assert.Equal(Answers(other, queries, withScores: true), Answers(_location, queries, withScores: true));
    }

    private static List<string> Answers(IndexLocation location, List<string> queries, bool withScores)
    {
        using var searcher = Searcher.Open(location);
        var answers = new List<string>();
        foreach (var query in queries)
        {
            var response = searcher.Search(new SearchRequest(query) { Top = Files * 2, PassagesPerHit = withScores ? null : 100 }, CancellationToken.None);
            IEnumerable<Hit> hits = withScores ? response.Hits : response.Hits.OrderBy(hit => hit.Path, StringComparer.Ordinal);
            answers.AddRange(hits.Select(hit => string.Create(
                CultureInfo.InvariantCulture,
                $"{query}: {hit.Path} {string.Join(' ', hit.Duplicates)} {hit.Title} {(withScores ? hit.Score : 0):R} {string.Join(' ', hit.Passages.OrderBy(p => withScores ? 0 : p.Start).Select(Shown))}")));
        }

        return answers;
    }

    private static string Shown(Passage passage) => $"[{passage.Line}:{passage.Column} {passage.Text} {string.Join(',', passage.Highlights)}]";
}
