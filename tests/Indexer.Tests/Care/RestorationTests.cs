using DocumentSearch.Indexer.Care;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Care;

public sealed class RestorationTests : IDisposable
{
    private readonly TempFolder _elsewhere = new();
    private readonly IndexedFolder _folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"), ("c.txt", "cherry apple"));

    private string Target => _elsewhere["backup"];

    [Fact]
    public void What_is_restored_answers_as_before_and_is_brought_up_to_date()
    {
        var answers = Answers.Of(_folder);
        Take();
        _folder.Files.Delete("a.txt");
        _folder.Files.Write("d.txt", "date");
        _folder.Update();
        Assert.NotEqual(answers, Answers.Of(_folder));

        var restoration = Restore();
        Assert.Equal(answers, Answers.Of(_folder));
        Assert.True(restoration is { IsCurrent: true, Bytes: > 0 });
        Assert.Equal((_folder.Location.Folder, _folder.Location.Folder), (restoration.Index, restoration.Mark.Index));
        Assert.Equal(2, _folder.Status().Behind);
        Assert.True(_folder.Update() is { Added: 1, Removed: 1, Unchanged: 2 });
        Assert.Equal(["d.txt"], _folder.Paths("date"));
    }

    [Fact]
    public void Only_what_was_restored_is_left_of_the_index()
    {
        Take();
        Restore();
        Restore();
        Assert.Equal([".gitignore", "current", "main-2", "write.lock"], Names(_folder.Location.Folder).Select(name => name == "main-3" ? "main-2" : name));
        Assert.True(_folder.Update() is { Added: 0, Removed: 0, Unchanged: 3 });
    }

    [Fact]
    public void Readers_of_the_index_before_keep_answering()
    {
        Take();
        _folder.Files.Write("d.txt", "date");
        _folder.Update();
        using var before = Searcher.Open(_folder.Location);
        var answers = Answers.Of(before);
        Restore();

        Assert.Equal(answers, Answers.Of(before));
        Assert.NotEqual(answers, Answers.Of(_folder));
    }

    [Fact]
    public void A_damaged_index_and_one_that_is_gone_are_restored()
    {
        var answers = Answers.Of(_folder);
        Take();
        foreach (var file in Directory.GetFiles(_folder.Location.SegmentsFolder))
            File.WriteAllBytes(file, new byte[10]);

        Restore();
        Assert.Equal(answers, Answers.Of(_folder));
        Directory.Delete(_folder.Location.Folder, recursive: true);
        Restore();
        Assert.Equal(answers, Answers.Of(_folder));
        Assert.True(_folder.Update() is { Added: 0, Modified: 0, Unchanged: 3 });
    }

    [Fact]
    public void A_damaged_backup_is_refused()
    {
        var answers = Answers.Of(_folder);
        Take();
        Damage.Middle(Directory.GetFiles(Path.Combine(Target, "main"), "*.cfs")[0]);
        Assert.Equal($"{Target}: the backup is damaged; nothing was restored", Refused());
        File.Delete(Directory.GetFiles(Path.Combine(Target, "main"), "segments_*")[0]);
        Assert.Equal($"{Target}: the backup is damaged; nothing was restored", Refused());

        Assert.Equal(answers, Answers.Of(_folder));
        Assert.Equal([".gitignore", "main", "write.lock"], Names(_folder.Location.Folder));
    }

    [Fact]
    public void What_is_no_backup_is_refused()
    {
        _elsewhere.Write("file", "");
        _elsewhere.MakeFolder("folder");
        Assert.Equal($"{_elsewhere["none"]}: no such folder", Refused(_elsewhere["none"]));
        Assert.Equal($"{_elsewhere["file"]}: not a folder", Refused(_elsewhere["file"]));
        Assert.Equal($"{_elsewhere["folder"]}: not a backup of an index", Refused(_elsewhere["folder"]));
        Assert.Equal($"{_folder.Location.Folder}: not a backup of an index", Refused(_folder.Location.Folder));
    }

    [Fact]
    public void A_backup_of_a_newer_version_is_refused_and_so_is_an_index_of_one()
    {
        Take();
        SetFormat(Target, FormatVersion.Current + 1);
        Assert.Contains("newer than this program's", Refused(), StringComparison.Ordinal);

        SetFormat(Target, FormatVersion.Current);
        SetFormat(_folder.Location.Folder, FormatVersion.Current + 1);
        Assert.Contains("newer than this program's", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_of_an_older_version_is_restored_and_then_made_anew()
    {
        var answers = Answers.Of(_folder);
        Take();
        SetFormat(Target, FormatVersion.OldestReadable);
        Assert.False(Restore().IsCurrent);
        Assert.Equal(answers, Answers.Of(_folder));

        Assert.True(_folder.Update().Rebuilt);
        Assert.Equal(answers, Answers.Of(_folder));
    }

    [Fact]
    public void Ended_early_it_leaves_the_index_as_it_was()
    {
        Take();
        _folder.Files.Write("d.txt", "date");
        _folder.Update();
        var (answers, names) = (Answers.Of(_folder), Names(_folder.Location.Folder));
        Assert.Throws<OperationCanceledException>(() => Restoration.Run(Target, _folder.Location, _folder.Options, new CancellationToken(canceled: true)));
        var tight = _folder.Options with { FreeBytes = _ => 100 };
        Assert.Throws<IndexException>(() => Restoration.Run(Target, _folder.Location, tight, CancellationToken.None));
        using (WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.Equal(IndexErrorKind.Locked, Assert.Throws<IndexException>(Restore).Kind);

        Assert.Equal(answers, Answers.Of(_folder));
        Assert.Equal(names, Names(_folder.Location.Folder));
    }

    [Fact]
    public void What_a_killed_restore_left_behind_is_cleared_away()
    {
        Take();
        var answers = Answers.Of(_folder);
        foreach (var file in Directory.GetFiles(Path.Combine(Target, "main")))
        {
            _folder.Files.Write($".search/scratch/restored/main/{Path.GetFileName(file)}", File.ReadAllBytes(file));
            _folder.Files.Write($".search/main-2/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }

        Assert.Equal(answers, Answers.Of(_folder));
        _folder.Files.Write("d.txt", "date");
        _folder.Update();
        Assert.Equal([".gitignore", "main", "write.lock"], Names(_folder.Location.Folder));
        Assert.Equal(["d.txt"], _folder.Paths("date"));
    }

    [Fact]
    public void An_update_planned_before_starts_anew_after_even_if_the_commit_is_the_same()
    {
        Take();
        _folder.Files.Write("d.txt", "date");
        var late = _folder.Updater;
        var prepared = late.Prepare(new UpdateRequest(), default, CancellationToken.None);
        Restore();
        late.Apply(prepared, new UpdateRequest(), null, CancellationToken.None);

        Assert.Equal(["d.txt"], _folder.Paths("date"));
        Assert.Equal(["a.txt", "c.txt"], _folder.Paths("apple").Order(StringComparer.Ordinal));
        Assert.Equal(0, _folder.Status().Behind);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private void Take() => Backup.Take(_folder.Location, Target, _folder.Options, CancellationToken.None);

    private Restoration Restore() => Restoration.Run(Target, _folder.Location, _folder.Options, CancellationToken.None);

    private string Refused(string? backup = null) => Assert.Throws<IndexException>(
        () => Restoration.Run(backup ?? Target, _folder.Location, _folder.Options, CancellationToken.None)).Message;

    private void SetFormat(string folder, int format)
    {
        CommitStamp stamp;
        var location = IndexLocation.At(folder);
        using (var directory = IndexDirectory.Open(location))
        {
            var infos = new Lucene.Net.Index.SegmentInfos();
            infos.Read(directory);
            stamp = CommitStamp.Read(infos.UserData);
        }

        using var session = IndexSession.Open(location, Generation.Current(location), _folder.Options, files: 1, lastId: 0);
        session.Commit(stamp with { Format = format });
    }

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
