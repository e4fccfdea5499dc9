using DocumentSearch.Indexer.Care;
using DocumentSearch.Indexer.Tests.Check;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Tests.Care;

public sealed class LeaseTests : IDisposable
{
    private readonly TempFolder _elsewhere = new();
    private readonly SetClock _clock = new();
    private readonly IndexedFolder _folder;

    public LeaseTests()
    {
        _folder = new() { Options = new() { Threads = 1, BufferMegabytes = 16, LockTimeout = TimeSpan.Zero, Clock = _clock } };
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("a.txt", "apple"), ("b.txt", "apple banana"), ("c.txt", "cherry")])
            _folder.Files.Write(name, text);

        _folder.Update();
    }

    [Fact]
    public void A_commit_is_the_same_after_later_ones_a_compaction_and_a_rebuild()
    {
        var (commit, content) = Lease();
        for (var i = 0; i < 5; i++)
        {
            Change(i);
            AssertIsThere(commit, content);
        }

        Compact();
        AssertIsThere(commit, content);
        Damaged.Commit(_folder, stamp => stamp with { Analysis = "other rules" });
        Assert.True(_folder.Update().Rebuilt);
        Assert.Equal(["main", "main-2"], Generation.All(_folder.Location));
        AssertIsThere(commit, content);

        Change(5);
        AssertIsThere(commit, content);
        IndexCheckTests.AssertSound(IndexCheckTests.Check(_folder));
        Assert.Empty(IndexCheckTests.Check(_folder).Notes);

        _clock.Advance(minutes: 11);
        Change(6);
        AssertNothingIsLeft();
        Assert.Equal(["main-2"], Generation.All(_folder.Location));
        Assert.Null(IndexSnapshot.TryOpenLeased(_folder.Location, commit));
    }

    [Fact]
    public void The_next_commit_after_its_time_deletes_it()
    {
        var (commit, content) = Lease();
        Change(0);
        _clock.Advance(minutes: 9);
        Change(1);
        AssertIsThere(commit, content);

        _clock.Advance(minutes: 2);
        AssertIsThere(commit, content);
        Change(2);
        Assert.Null(IndexSnapshot.TryOpenLeased(_folder.Location, commit));
        AssertNothingIsLeft();
    }

    [Fact]
    public void The_last_commit_needs_no_lease_to_stay()
    {
        var (commit, content) = Lease();
        _clock.Advance(minutes: 11);
        _folder.Update();
        AssertIsThere(commit, content);
        Change(0);
        AssertNothingIsLeft();
    }

    [Fact]
    public void Several_commits_are_kept_each_for_its_time()
    {
        var (first, content) = Lease(minutes: 20);
        Change(0);
        var (second, later) = Lease(minutes: 10);
        Change(1);
        Change(2);
        AssertIsThere(first, content);
        AssertIsThere(second, later);

        _clock.Advance(minutes: 15);
        Change(3);
        AssertIsThere(first, content);
        Assert.Null(IndexSnapshot.TryOpenLeased(_folder.Location, second));
        _clock.Advance(minutes: 15);
        Change(4);
        AssertNothingIsLeft();
    }

    [Fact]
    public void No_more_than_32_commits_are_kept()
    {
        var commits = new List<CommitName>();
        for (var i = 0; i < SnapshotLease.MaxCommits + 3; i++)
        {
            commits.Add(Lease(minutes: 1 + i).Commit);
            Change(i);
        }

        SnapshotOf(snapshot => Assert.Equal([.. commits.Skip(3).Select(commit => commit.FileName), snapshot.Commit.FileName], Names("segments_*")));
        Assert.Equal(SnapshotLease.MaxCommits, Directory.GetFiles(Path.Combine(_folder.Location.Folder, "leases")).Length);
    }

    [Fact]
    public void A_lease_that_was_given_while_a_writer_commits_is_kept()
    {
        using var stop = new CancellationTokenSource();
        var stamp = IndexSnapshot.ReadStamp(_folder.Location);
        var writer = new Thread(CommitAndCommit);
        writer.Start();
        try
        {
            for (var given = 0; given < 100;)
            {
                using var snapshot = IndexSnapshot.Open(_folder.Location);
                if (!SnapshotLease.Take(snapshot, TimeSpan.FromMinutes(50), _clock))
                    continue;

                given++;
                using var again = IndexSnapshot.TryOpenLeased(_folder.Location, snapshot.Commit);
                Assert.Equal(snapshot.Stamp.CommittedTicks, again?.Stamp.CommittedTicks);
                _clock.Advance(minutes: 0.001);
            }
        }
        finally
        {
            stop.Cancel();
            writer.Join();
        }

        void CommitAndCommit()
        {
            // As every writer has it: a reader asks for it, to know whether a commit may be about to be deleted.
            using var turn = WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None);
            using var session = IndexSession.Open(_folder.Location, Generation.First, _folder.Options, files: 1, lastId: 1);
            for (var ticks = 1; !stop.IsCancellationRequested; ticks++)
                session.Commit(stamp with { CommittedTicks = ticks });
        }
    }

    [Fact]
    public void What_is_kept_is_neither_dead_nor_left_over_until_its_time_is_over()
    {
        var (commit, content) = Lease();
        _folder.Files.Delete("a.txt");
        _folder.Update();
        var compaction = Compact();
        Assert.True(compaction.After is { Segments: 1, DeadBytes: 0, IsCompact: true }, $"{compaction.After}");
        Assert.True(compaction.After.Bytes > compaction.After.CommitBytes);
        Assert.Equal(0, _folder.Status().Space.DeadBytes);
        Assert.Empty(IndexCheckTests.Check(_folder).Notes);
        Assert.Equal(compaction.After, Compact().After);
        AssertIsThere(commit, content);

        _clock.Advance(minutes: 11);
        Assert.True(Compact() is { Before.DeadBytes: > 0, After: { DeadBytes: 0 } after } && after.Bytes == after.CommitBytes);
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_backup_is_of_the_last_commit_only()
    {
        Lease();
        Change(0);
        var backup = Backup.Take(_folder.Location, _elsewhere["kept"], _folder.Options, CancellationToken.None);
        Assert.Equal([".gitignore", "backup", "main"], Directory.EnumerateFileSystemEntries(backup.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var snapshot = IndexSnapshot.Open(IndexLocation.At(backup.Folder));
        Assert.Equal(
            snapshot.Reader.IndexCommit.FileNames.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(backup.Folder, "main")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_restoration_keeps_it_for_its_time()
    {
        Backup.Take(_folder.Location, _elsewhere["kept"], _folder.Options, CancellationToken.None);
        Change(0);
        var (commit, content) = Lease();
        Restoration.Run(_elsewhere["kept"], _folder.Location, _folder.Options, CancellationToken.None);
        AssertIsThere(commit, content);
        Assert.Null(_folder.Status().Unfinished);
        Assert.Empty(IndexCheckTests.Check(_folder).Notes);

        Restoration.Run(_elsewhere["kept"], _folder.Location, _folder.Options, CancellationToken.None);
        Assert.Equal(["main", "main-3"], Generation.All(_folder.Location));
        _clock.Advance(minutes: 11);
        _folder.Update();
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_generation_that_has_answered_is_never_gone_on_with()
    {
        Damaged.FlipText(_folder, "_0");
        SnapshotOf(snapshot => Assert.True(SnapshotLease.Take(snapshot, TimeSpan.FromMinutes(10), _clock)));
        Damaged.Repair(_folder);
        Damaged.Commit(_folder, stamp => stamp with { Analysis = "other rules" });
        Assert.Null(_folder.Updater.Unfinished("en"));
        Assert.True(_folder.Update() is { Rebuilt: true, Added: 3 });
        Assert.Equal(["main", "main-3"], Generation.All(_folder.Location));
    }

    [Fact]
    public void A_generation_that_nobody_has_kept_is_told_of_by_a_check()
    {
        Restore();
        // The time that the writer left for it is over by the system's clock.
        var told = Assert.Single(IndexCheckTests.Check(_folder).Notes);
        Assert.Equal("main: an index that another one has taken the place of; the next change of the index deletes it", told);

        void Restore()
        {
            _clock.Advance(minutes: -20);
            Lease();
            Backup.Take(_folder.Location, _elsewhere["kept"], _folder.Options, CancellationToken.None);
            Restoration.Run(_elsewhere["kept"], _folder.Location, _folder.Options, CancellationToken.None);
        }
    }

    [Fact]
    public void Removing_the_index_ends_all_leases()
    {
        Lease();
        Change(0);
        Assert.Empty(IndexRemoval.Run(_folder.Location, _folder.Options, CancellationToken.None).Left);
        Assert.False(Directory.Exists(_folder.Location.Folder));
    }

    [Theory]
    [InlineData("segments_1")]
    [InlineData("_0.si")]
    [InlineData("_0.cfs")]
    public void Damage_to_a_commit_that_is_kept_does_not_harm_the_index(string file)
    {
        var (commit, _) = Lease();
        _folder.Files.Write("d.txt", "date");
        _folder.Update();
        Compact();
        Damaged.Flip(_folder.Location.SegmentsFolder, file, 25);
        IndexCheckTests.AssertSound(IndexCheckTests.Check(_folder));
        Change(0);
        IndexCheckTests.AssertSound(IndexCheckTests.Check(_folder));
        Assert.Equal(["d.txt"], _folder.Paths("date"));
        if (file != "_0.cfs")
        {
            Assert.Null(IndexSnapshot.TryOpenLeased(_folder.Location, commit));
            AssertNothingIsLeft();
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private (CommitName Commit, IReadOnlyDictionary<string, string> Texts) Lease(double minutes = 10)
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(SnapshotLease.Take(snapshot, TimeSpan.FromMinutes(minutes), _clock));
        return (snapshot.Commit, IndexContent.Read(snapshot).Texts);
    }

    private void Change(int number)
    {
        _folder.Files.Write("b.txt", $"banana {number}");
        _folder.Files.Write($"new/{number}.txt", $"apple {number}");
        _folder.Update();
    }

    private Compaction Compact() => Compaction.Run(_folder.Location, _folder.Options, CancellationToken.None);

    private void AssertIsThere(CommitName commit, IReadOnlyDictionary<string, string> texts)
    {
        using var snapshot = IndexSnapshot.TryOpenLeased(_folder.Location, commit);
        Assert.NotNull(snapshot);
        Assert.Equal(texts, IndexContent.Read(snapshot).Texts);
        foreach (var (word, term) in (ReadOnlySpan<(string, string)>)[("apple", "appl"), ("banana", "banana"), ("cherry", "cherri"), ("date", "date")])
            Assert.Equal(texts.Values.Count(text => text.Contains(word, StringComparison.Ordinal)), Found(snapshot.Reader, term));
    }

    private static int Found(DirectoryReader reader, string term) => reader.Leaves.Sum(leaf =>
    {
        var postings = leaf.AtomicReader.GetTermDocsEnum(new Term(IndexFields.Body, term));
        var count = 0;
        while (postings is not null && postings.NextDoc() != Lucene.Net.Search.DocIdSetIterator.NO_MORE_DOCS)
            count += leaf.AtomicReader.LiveDocs?.Get(postings.DocID) == false ? 0 : 1;

        return count;
    });

    // The index folder holds the files of the last commit, and what it held before there were leases.
    private void AssertNothingIsLeft() => SnapshotOf(snapshot =>
    {
        Assert.Equal(snapshot.Reader.IndexCommit.FileNames.Order(StringComparer.Ordinal), Names("*").Where(name => name != IndexWriter.WRITE_LOCK_NAME));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Location.Folder, "leases")));
        Assert.Equal([snapshot.Commit.Generation], Generation.All(_folder.Location));
        Assert.Empty(IndexCheckTests.Check(_folder).Notes);
    });

    private void SnapshotOf(Action<IndexSnapshot> use)
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        use(snapshot);
    }

    private IEnumerable<string?> Names(string pattern) => Directory.GetFiles(_folder.Location.SegmentsFolder, pattern)
        .Select(Path.GetFileName)
        .OrderBy(name => name!.StartsWith("segments", StringComparison.Ordinal) ? name.Length : 0)
        .ThenBy(name => name, StringComparer.Ordinal);
}
