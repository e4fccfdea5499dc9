using DocumentSearch.Indexer.Care;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Care;

public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _elsewhere = new();

    private string Target => _elsewhere["backup"];

    [Fact]
    public void A_backup_taken_while_a_writer_commits_in_a_loop_is_what_one_commit_said()
    {
        const int backups = 25;
        using var folder = IndexedFolder.Of(("0.txt", "apple"));
        using var stop = new CancellationTokenSource();
        var committed = 0;
        var writer = new Thread(Write);
        writer.Start();
        try
        {
            for (var i = 0; i < backups; i++)
            {
                var before = Volatile.Read(ref committed);
                var backup = Backup.Take(folder.Location, _elsewhere[$"{i}"], folder.Options, CancellationToken.None);
                var after = Volatile.Read(ref committed) + 1;
                using var searcher = Searcher.Open(IndexLocation.At(backup.Folder));
                var paths = searcher.Search(new SearchRequest("apple") { Top = 10_000 }, CancellationToken.None).Hits.Select(hit => hit.Path).ToHashSet();
                Assert.InRange(paths.Count - 1, before, after);
                Assert.Equal(Enumerable.Range(0, paths.Count).Select(n => $"{n}.txt").ToHashSet(), paths);
            }
        }
        finally
        {
            stop.Cancel();
            writer.Join();
        }

        Assert.True(committed > 1, "the writer did nothing meanwhile");

        // Every commit deletes files of the one before, all of them where it is compacted.
        void Write()
        {
            for (var n = 1; !stop.IsCancellationRequested; n++)
            {
                folder.Files.Write($"{n}.txt", $"apple {n}");
                folder.Update();
                Volatile.Write(ref committed, n);
                if (n % 3 == 0)
                    Compaction.Run(folder.Location, folder.Options, CancellationToken.None);
            }
        }
    }

    [Fact]
    public void A_commit_that_is_replaced_while_it_is_opened_is_opened_anew()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var stop = new CancellationTokenSource();
        var stamp = IndexSnapshot.ReadStamp(folder.Location);
        var writer = new Thread(CommitAndCommit);
        writer.Start();
        try
        {
            var seen = new HashSet<long>();
            while (seen.Count < 50)
            {
                using var files = CommitFiles.Open(folder.Location);
                seen.Add(files.Stamp.CommittedTicks);
            }
        }
        finally
        {
            stop.Cancel();
            writer.Join();
        }

        void CommitAndCommit()
        {
            using var session = IndexSession.Open(folder.Location, Generation.First, folder.Options, files: 1, lastId: 1);
            for (var ticks = 1; !stop.IsCancellationRequested; ticks++)
                session.Commit(stamp with { CommittedTicks = ticks });
        }
    }

    [Fact]
    public void A_backup_is_taken_from_a_folder_that_is_being_written()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var other = WriterTurn.Wait(folder.Location, folder.Options, CancellationToken.None);
        var backup = Take(folder);

        Assert.Equal(Answers.Of(folder), AnswersOf(backup.Folder));
        Assert.Equal([".gitignore", "backup", "main"], Names(backup.Folder));
        Assert.Equal(backup.Bytes, Directory.GetFiles(Path.Combine(backup.Folder, "main")).Sum(file => new FileInfo(file).Length));
        Assert.Equal(IndexSnapshot.ReadStamp(folder.Location).CommittedTicks, backup.Committed.Ticks);
    }

    [Fact]
    public void Later_changes_do_not_reach_it()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        var (backup, answers) = (Take(folder), Answers.Of(folder));
        folder.Files.Delete("a.txt");
        folder.Files.Write("c.txt", "apple");
        folder.Update();
        Compaction.Run(folder.Location, folder.Options, CancellationToken.None);

        Assert.Equal(answers, AnswersOf(backup.Folder));
        Assert.NotEqual(answers, Answers.Of(folder));
    }

    [Fact]
    public void A_search_answers_from_it_and_leaves_it_as_it_is()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        var (backup, answers) = (IndexLocation.At(Take(folder).Folder), Answers.Of(folder));
        folder.Files.Delete("a.txt");
        folder.Files.Delete("b.txt");
        var freshness = Freshness.Bring(backup, folder.Options, new FreshnessLimits(), null, CancellationToken.None);

        Assert.Equal((0, false), (freshness.Behind, freshness.IsExact));
        Assert.Equal($"this is a backup of {folder.Location.Folder}, which stays as it is", freshness.Reason);
        Assert.Equal(answers, AnswersOf(backup.Folder));
    }

    [Fact]
    public void Its_paths_mean_the_files_it_was_taken_of()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var backup = IndexLocation.At(Take(folder).Folder);
        Assert.Equal((folder.Files.FullPath, folder.Location.Folder), (backup.BaseFolder, backup.Backup!.Index));
        Assert.Equal(folder.Files["a.txt"], backup.ToFull("a.txt"));

        folder.Files.Write("b.txt", "banana");
        var status = IndexStatus.Read(backup, CancellationToken.None);
        Assert.Equal((2, 1), (status.Seen, status.Behind));
    }

    [Fact]
    public void No_writer_touches_it()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var backup = IndexLocation.At(Take(folder).Folder);
        var other = Backup.Take(folder.Location, _elsewhere["other"], folder.Options, CancellationToken.None);
        Action[] writers =
        [
            () => new IndexUpdater(backup, folder.Options).Update([folder.Files.FullPath], null, CancellationToken.None),
            () => Compaction.Run(backup, folder.Options, CancellationToken.None),
            () => Restoration.Run(other.Folder, backup, folder.Options, CancellationToken.None),
            () => RootRemoval.Run(backup, [folder.Files.FullPath], folder.Options, null, CancellationToken.None),
            () => IndexRemoval.Run(backup, folder.Options, CancellationToken.None),
            () => WriterTurn.Wait(backup, folder.Options, CancellationToken.None),
        ];
        foreach (var write in writers)
        {
            var error = Assert.Throws<IndexException>(write);
            Assert.Equal(IndexErrorKind.NotWritable, error.Kind);
            Assert.Equal(
                $"{backup.Folder}: this is a backup of {folder.Location.Folder}; restore it with: search restore {backup.Folder}", error.Message);
        }

        Assert.Equal([".gitignore", "backup", "main"], Names(backup.Folder));
    }

    [Fact]
    public void A_backup_of_a_backup_names_the_index()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var first = Take(folder);
        var second = Backup.Take(IndexLocation.At(first.Folder), _elsewhere["second"], folder.Options, CancellationToken.None);

        Assert.Equal(folder.Location.Folder, IndexLocation.At(second.Folder).Backup!.Index);
        Assert.Equal(Answers.Of(folder), AnswersOf(second.Folder));
    }

    [Fact]
    public void Only_a_new_folder_or_an_empty_one_becomes_a_backup()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        _elsewhere.Write("full/mine.txt", "mine");
        _elsewhere.Write("file", "mine");
        _elsewhere.MakeFolder("empty");
        Assert.Equal($"{_elsewhere["full"]}: this folder is not empty; name a new one", Refused(_elsewhere["full"]));
        Assert.Equal($"{_elsewhere["file"]}: not a folder", Refused(_elsewhere["file"]));
        var inside = Path.Combine(folder.Location.Folder, "inside");
        Assert.Equal($"{inside}: a backup cannot be kept inside the index; name another folder", Refused(inside));
        Assert.Equal($"{folder.Location.Folder}: a backup cannot be kept inside the index; name another folder", Refused(folder.Location.Folder));

        Backup.Take(folder.Location, _elsewhere["empty"] + "/", folder.Options, CancellationToken.None);
        Backup.Take(folder.Location, _elsewhere["new/deep"], folder.Options, CancellationToken.None);
        Assert.Equal(["empty", "file", "full", "new"], Names(_elsewhere.FullPath));
        Assert.Equal(["mine.txt"], Names(_elsewhere["full"]));

        string Refused(string target) =>
            Assert.Throws<IndexException>(() => Backup.Take(folder.Location, target, folder.Options, CancellationToken.None)).Message;
    }

    [Fact]
    public void Nothing_is_left_of_one_that_is_ended_early_or_has_no_room()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        Assert.Throws<OperationCanceledException>(() => Backup.Take(folder.Location, Target, folder.Options, new CancellationToken(canceled: true)));
        var tight = folder.Options with { FreeBytes = _ => 100 };
        var error = Assert.Throws<IndexException>(() => Backup.Take(folder.Location, Target, tight, CancellationToken.None));

        Assert.Equal($"{Target}: not enough free space: 1 MB are needed, 0 MB are free", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_elsewhere.FullPath));
    }

    [Theory]
    [InlineData("*.cfs")]
    [InlineData("*.cfe")]
    [InlineData("*.si")]
    [InlineData("segments_*")]
    public void Damage_is_not_backed_up(string files)
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        Damage.Middle(Directory.GetFiles(folder.Location.SegmentsFolder, files)[0]);
        Assert.Equal(IndexErrorKind.Corrupt, Assert.Throws<IndexException>(() => Take(folder)).Kind);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_elsewhere.FullPath));
    }

    [Fact]
    public void A_file_that_is_missing_for_good_is_damage()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        File.Delete(Directory.GetFiles(folder.Location.SegmentsFolder, "*.cfs")[0]);
        Assert.Equal(
            $"{folder.Location.Folder}: the index is damaged; mend it with: search check --repair", Assert.Throws<IndexException>(() => Take(folder)).Message);
    }

    [Fact]
    public void There_is_no_backup_of_nothing()
    {
        using var folder = new IndexedFolder();
        Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(() => Take(folder)).Kind);
    }

    public void Dispose() => _elsewhere.Dispose();

    private Backup Take(IndexedFolder folder) => Backup.Take(folder.Location, Target, folder.Options, CancellationToken.None);

    private static string[] AnswersOf(string backup)
    {
        using var searcher = Searcher.Open(IndexLocation.At(backup));
        return Answers.Of(searcher);
    }

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
