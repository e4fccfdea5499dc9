using System.Collections.Concurrent;
using System.Diagnostics;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Cli.Tests.Endurance;

/// <summary>Many processes on one index of real documents.</summary>
[Trait("Category", "Native")]
public sealed class CrowdTests : IDisposable
{
    private const int Readers = 8;
    private const int Documents = 3000;
    private const int Seed = 7;
    private const int LeastUpdates = 3;
    private const int LeastAnswers = 3 * Readers;

    // The managed command would do little but start.
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(SearchCommand.IsNative ? 60 : 15);
    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(3);

    private readonly Sandbox _sandbox = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Dictionary<string, int> _totals = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = new();
    private RevisedDocuments _documents = null!;
    private volatile int _answers;
    private volatile int _updates;

    // A busy machine gets as much done, only later.
    private bool IsOver => !_failures.IsEmpty
                           || _clock.Elapsed > Time && (_updates >= LeastUpdates && _answers >= LeastAnswers || _clock.Elapsed > LongestTime);

    [Fact]
    public void Readers_are_never_disturbed_by_a_writer()
    {
        var collection = SharedData.Find("relevance", "scifact_train", "corpus.jsonl");
        Assert.SkipWhen(collection is null, SharedData.Absent);
        _documents = RevisedDocuments.Of(_sandbox, collection, Documents, Seed);
        _sandbox.Index();
        var location = IndexLocation.At(_sandbox.PathOf(IndexLocation.FolderName));
        using var snapshot = Searcher.Open(location);
        var words = _documents.CommonWords(30);
        foreach (var word in words)
            _totals[word] = snapshot.Search(new SearchRequest(word), CancellationToken.None).Total;

        var before = words.Select(word => Answers(snapshot, word)).ToList();
        _clock.Start();
        var readers = Enumerable.Range(0, Readers).Select(number => new Thread(() => Guarded(() => ReadToTheEnd(number, words)))).ToList();
        readers.ForEach(reader => reader.Start());
        Guarded(WriteToTheEnd);
        readers.ForEach(reader => reader.Join());

        Assert.True(_failures.IsEmpty, string.Join("\n\n", _failures));
        // What was open all the time still says what it said, though nothing of it is in the last commit.
        Assert.Equal(before, words.Select(word => Answers(snapshot, word)));
        Assert.True(IndexCheck.Run(location, null, CancellationToken.None).IsSound);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_answers} answers by {Readers} readers, {_updates} updates");
        Assert.InRange(_updates, LeastUpdates, int.MaxValue);
        Assert.InRange(_answers, LeastAnswers, int.MaxValue);
    }

    public void Dispose() => _sandbox.Dispose();

    private void WriteToTheEnd()
    {
        while (!IsOver)
        {
            _documents.Change(revised: 40, moved: 10);
            _sandbox.Search("index").Exits(0);
            if (Interlocked.Increment(ref _updates) % 5 == 0)
                _sandbox.Search("compact").Exits(0);
        }
    }

    private void ReadToTheEnd(int number, string[] words)
    {
        var chance = new Random(number);
        var seen = new int[_documents.Count];
        while (!IsOver)
        {
            if (chance.Next(3) == 0)
                ReadRevisions(seen);
            else
                ReadWord(words[chance.Next(words.Length)]);

            Interlocked.Increment(ref _answers);
        }
    }

    private void ReadWord(string word)
    {
        var answer = Answer.Read(_sandbox.Search("for", word, "--json", "--no-refresh", "-n", "20").Exits(0));
        Assert.Equal(_totals[word], answer.Summary.GetProperty("total").GetInt32());
        answer.AssertSound(path => _documents.TextAt(path) ?? throw new InvalidOperationException($"nothing ever stood at {path}"));
    }

    // All documents are there in every answer, none twice, and none older than in the answer before.
    private void ReadRevisions(int[] seen)
    {
        var answer = Answer.Read(_sandbox.Search("for", RevisedDocuments.Mark, "--json", "--no-refresh", "-n", "10000").Exits(0));
        Assert.Equal(_documents.Count, answer.Paths.Select(_documents.NumberOf).Distinct().Count());
        Assert.Equal(_documents.Count, answer.Hits.Count);
        foreach (var hit in answer.Hits)
        {
            var number = _documents.NumberOf(hit.GetProperty("path").GetString()!);
            var passage = Assert.Single(hit.GetProperty("passages").EnumerateArray());
            Assert.Equal(RevisedDocuments.Mark, Assert.Single(Answer.Highlights(passage)).Text);
            var revision = RevisedDocuments.RevisionIn(Answer.Text(passage));
            Assert.NotNull(revision);
            Assert.InRange(revision.Value, seen[number], _documents.RevisionOf(number));
            seen[number] = revision.Value;
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            _failures.Enqueue(e.ToString());
        }
    }

    private static string Answers(Searcher searcher, string word) => string.Join(
        '\n', searcher.Search(new SearchRequest(word), CancellationToken.None).Hits.Select(hit => $"{hit.Path} {hit.Score} {string.Join(' ', hit.Passages.Select(p => p.Text))}"));
}
