using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

/// <summary>Folders and files that an index covers, which come and go.</summary>
public sealed class UpdateRootTests
{
    [Fact]
    public void Roots_are_remembered_and_merged()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("a/one.txt", "apple");
        folder.Files.Write("b/two.txt", "banana");
        folder.Updater.Update([folder.Files["a"]], null, CancellationToken.None);
        Assert.Empty(folder.Paths("banana"));

        folder.Updater.Update([folder.Files["b"]], null, CancellationToken.None);
        Assert.Equal(["a", "b"], Stamp(folder.Location).Roots);
        folder.Update();
        Assert.Equal(["."], Stamp(folder.Location).Roots);

        folder.Files.Write("a/three.txt", "cherry");
        folder.Updater.Update([], null, CancellationToken.None);
        Assert.Equal(["a/three.txt"], folder.Paths("cherry"));
    }

    [Fact]
    public void A_root_may_be_named_with_a_separator_at_its_end()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("a/one.txt", "apple");
        folder.Updater.Update([folder.Files["a"] + "/"], null, CancellationToken.None);
        folder.Updater.Update([folder.Files.FullPath + "/"], null, CancellationToken.None);

        Assert.Equal(["."], Stamp(folder.Location).Roots);
        folder.Updater.Update([], null, CancellationToken.None);
        Assert.Equal(["a/one.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void A_root_that_is_missing_for_a_while_keeps_its_documents()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("docs/one.txt", "apple");
        folder.Updater.Update([folder.Files["docs"]], null, CancellationToken.None);
        Directory.Move(folder.Files["docs"], folder.Files["away"]);
        var report = folder.Updater.Update([], null, CancellationToken.None);

        Assert.Equal("docs", Assert.Single(report.Faults).Path);
        Assert.Equal(["docs/one.txt"], folder.Paths("apple"));
    }

    [Theory]
    [InlineData("docs.v2/one.txt", "docs.v2", true)]
    [InlineData("README", "README", false)]
    [InlineData("one.txt", "one.txt", false)]
    public void A_missing_folder_may_come_back_and_a_missing_file_is_gone(string file, string root, bool isKept)
    {
        using var folder = new IndexedFolder();
        folder.Files.Write(file, "apple");
        folder.Updater.Update([folder.Files[root]], null, CancellationToken.None);
        if (isKept)
            Directory.Delete(folder.Files[root], recursive: true);
        else
            File.Delete(folder.Files[root]);

        var report = folder.Updater.Update([], null, CancellationToken.None);
        Assert.Equal((isKept ? 1 : 0, isKept ? 1 : 0), (report.Faults.Count, folder.Search("apple").Total));
        Assert.Equal(isKept ? 1 : 0, folder.Updater.Update([], null, CancellationToken.None).Faults.Count);

        folder.Files.Write(file, "apple and banana");
        folder.Updater.Update([], null, CancellationToken.None);
        Assert.Equal([file], folder.Paths("banana"));
    }

    [Fact]
    public void A_root_that_is_removed_takes_its_documents_along()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("a/a.txt", "apple");
        folder.Files.Write("b/b.txt", "banana");
        folder.Updater.Update([folder.Files["a"], folder.Files["b"]], null, CancellationToken.None);
        folder.Updater.Update(new UpdateRequest { RemoveRoots = [folder.Files["a"]] }, null, CancellationToken.None);

        Assert.Equal([], folder.Paths("apple"));
        Assert.Equal(["b/b.txt"], folder.Paths("banana"));
        Assert.Equal(["b"], folder.Status().Roots);
        Assert.True(File.Exists(folder.Files["a/a.txt"]));
    }

    private static CommitStamp Stamp(IndexLocation location)
    {
        using var snapshot = IndexSnapshot.Open(location);
        return snapshot.Stamp;
    }
}
