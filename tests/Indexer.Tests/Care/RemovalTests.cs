using DocumentSearch.Indexer.Care;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Care;

public sealed class RemovalTests : IDisposable
{
    private readonly IndexedFolder _folder = new();

    public RemovalTests()
    {
        _folder.Files.Write("docs/a.txt", "apple");
        _folder.Files.Write("docs/empty.txt", "");
        _folder.Files.Write("docs/deep/b.txt", "banana");
        _folder.Files.Write("more/c.txt", "cherry");
        _folder.Updater.Update([_folder.Files["docs"], _folder.Files["more"]], null, CancellationToken.None);
    }

    [Fact]
    public void A_root_is_covered_no_longer_and_its_documents_are_gone()
    {
        var removal = Remove(_folder.Files["docs"] + "/");
        Assert.Equal([new RemovedRoot("docs", 2)], removal.Removed);
        Assert.True(removal.Update is { Removed: 3, Seen: 1, Unchanged: 1 });
        Assert.Empty(_folder.Paths("apple OR banana"));
        Assert.Equal(["more/c.txt"], _folder.Paths("cherry"));
        Assert.Equal(["more"], _folder.Status().Roots);
        Assert.Equal("apple", File.ReadAllText(_folder.Files["docs/a.txt"]));
    }

    [Fact]
    public void A_root_that_stands_no_more_is_removed_too()
    {
        Directory.Delete(_folder.Files["docs"], recursive: true);
        Assert.Single(_folder.Status().Faults);
        Assert.Equal([new RemovedRoot("docs", 2)], Remove(_folder.Files["docs"]).Removed);
        Assert.True(_folder.Status() is { Faults: [], Behind: 0, Indexed: 1 });
    }

    [Fact]
    public void The_last_root_leaves_an_index_of_nothing()
    {
        Assert.Equal(2, Remove("docs", _folder.Files["more"], "docs").Removed.Count);
        Assert.True(_folder.Status() is { Roots: [], Seen: 0, Indexed: 0, Behind: 0 });
        _folder.Updater.Update([_folder.Files["docs"]], null, CancellationToken.None);
        Assert.Equal(["docs/a.txt"], _folder.Paths("apple"));
    }

    [Fact]
    public void A_path_that_is_no_root_is_a_problem_and_nothing_is_done()
    {
        var removal = Remove("more", _folder.Files["docs/deep"], "/nowhere");
        Assert.Equal(
            [
                $"{_folder.Files["docs/deep"]}: lies in {_folder.Files["docs"]}, which is covered as a whole; leave it out with: search index --exclude PATTERN",
                $"/nowhere: not covered; the index covers {_folder.Files["docs"]}, {_folder.Files["more"]}",
            ],
            removal.Problems);
        Assert.Null(removal.Update);
        Assert.Equal(["docs", "more"], _folder.Status().Roots);
    }

    [Fact]
    public void Of_an_index_of_older_rules_the_rest_is_made_anew()
    {
        using (var session = IndexSession.Open(_folder.Location, Generation.First, _folder.Options, files: 1, lastId: 0))
            session.Commit(IndexSnapshot.ReadStamp(_folder.Location) with { Format = FormatVersion.OldestReadable });

        var removal = Remove("docs");
        Assert.Equal([new RemovedRoot("docs", null)], removal.Removed);
        Assert.True(removal.Update!.Rebuilt);
        Assert.Empty(_folder.Paths("apple"));
        Assert.Equal(["more/c.txt"], _folder.Paths("cherry"));
    }

    [Fact]
    public void A_whole_index_goes_and_its_documents_stay()
    {
        Assert.Empty(RemoveAll().Left);
        Assert.False(Directory.Exists(_folder.Location.Folder));
        Assert.Equal("apple", File.ReadAllText(_folder.Files["docs/a.txt"]));
        Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(RemoveAll).Kind);
    }

    [Fact]
    public void Nothing_goes_that_no_index_made()
    {
        string[] mine = ["mine.txt", "main/mine.txt", "main/_mine", "main/_mine.txt", "main/deep/_0.cfs", "main-x/_0.cfs", "other/segments_1"];
        foreach (var name in mine)
            _folder.Files.Write($".search/{name}", "mine");

        _folder.Files.Write(".search/.gitignore", "*\n!mine.txt\n");
        _folder.Files.Write(".search/main-2/_0.cfs", "left behind");
        _folder.Files.Write(".search/scratch/work/x", "left behind");
        _folder.Files.Write(".search/current", "main\n");
        Assert.Equal([".gitignore", "main", "main-x", "mine.txt", "other"], RemoveAll().Left);
        Assert.Equal(
            mine.Append(".gitignore").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(_folder.Location.Folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_folder.Location.Folder, path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_holds_no_index_is_left_alone()
    {
        _folder.Files.Write("home/main/_a.doc", "mine");
        _folder.Files.Write("home/current", "mine");
        var error = Assert.Throws<IndexException>(
            () => IndexRemoval.Run(IndexLocation.At(_folder.Files["home"]), _folder.Options, CancellationToken.None));

        Assert.Equal($"{_folder.Files["home"]}: no index here", error.Message);
        Assert.True(File.Exists(_folder.Files["home/main/_a.doc"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Files["home"]).Length);
    }

    [Fact]
    public void A_damaged_index_goes_but_none_of_a_newer_version_nor_one_that_is_written()
    {
        using (WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.Equal(IndexErrorKind.Locked, Assert.Throws<IndexException>(RemoveAll).Kind);

        using (var session = IndexSession.Open(_folder.Location, Generation.First, _folder.Options, files: 1, lastId: 0))
            session.Commit(IndexSnapshot.ReadStamp(_folder.Location) with { Format = FormatVersion.Current + 1 });

        Assert.Equal(IndexErrorKind.NewerFormat, Assert.Throws<IndexException>(RemoveAll).Kind);
        foreach (var file in Directory.GetFiles(_folder.Location.SegmentsFolder))
            File.WriteAllBytes(file, new byte[10]);

        RemoveAll();
        Assert.False(Directory.Exists(_folder.Location.Folder));
    }

    [Fact]
    public void What_is_left_of_an_index_half_removed_goes_too()
    {
        File.Delete(Directory.GetFiles(_folder.Location.SegmentsFolder, "segments_*")[0]);
        Assert.False(_folder.Location.Exists);
        RemoveAll();
        Assert.False(Directory.Exists(_folder.Location.Folder));
    }

    [Fact]
    public void An_update_planned_before_makes_the_index_anew()
    {
        _folder.Files.Write("docs/late.txt", "late");
        var late = _folder.Updater;
        var request = new UpdateRequest { AddRoots = [_folder.Files["docs"]] };
        var prepared = late.Prepare(request, default, CancellationToken.None);
        RemoveAll();
        late.Apply(prepared, request, null, CancellationToken.None);

        Assert.Equal(["docs/a.txt"], _folder.Paths("apple"));
        Assert.Equal(["docs/late.txt"], _folder.Paths("late"));
        Assert.Equal(0, _folder.Status().Behind);
    }

    public void Dispose() => _folder.Dispose();

    private RootRemoval Remove(params string[] paths) => RootRemoval.Run(_folder.Location, paths, _folder.Options, null, CancellationToken.None);

    private IndexRemoval RemoveAll() => IndexRemoval.Run(_folder.Location, _folder.Options, CancellationToken.None);
}
