using System.IO.Compression;
using System.Text;
using DocumentSearch.Extract;
using DocumentSearch.Extract.Isolation;
using DocumentSearch.Indexer.Check;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

/// <summary>What stands in real archives comes, changes and goes with them.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly TempFolder _files = new();
    private IndexedFolder? _folder;

    private IndexedFolder Folder => _folder ??= new IndexedFolder(_files);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Files_in_an_archive_are_documents_that_go_with_it()
    {
        Zip("box.zip", ("a.txt", "a walrus"), ("deep/b.md", "# Seals\n\na seal"));
        Folder.Update();
        Assert.Equal(["box.zip!/a.txt"], Folder.Paths("walrus"));
        Assert.Equal(["box.zip!/deep/b.md"], Folder.Paths("title:seals"));

        Zip("box.zip", ("a.txt", "a narwhal"));
        Assert.Equal(1, Folder.Update().Modified);
        Assert.Empty(Folder.Paths("walrus OR seal"));
        Assert.Equal(["box.zip!/a.txt"], Folder.Paths("narwhal"));

        _files.Delete("box.zip");
        Assert.Equal(1, Folder.Update().Removed);
        Assert.Empty(Folder.Paths("narwhal"));
        Assert.True(IsSound());
    }

    [Fact]
    public void An_archive_that_is_renamed_takes_its_files_along()
    {
        Zip("box.zip", ("a.txt", "a walrus"));
        Folder.Update();
        _files.Move("box.zip", "crate.zip");
        Folder.Update();

        Assert.Equal(["crate.zip!/a.txt"], Folder.Paths("walrus"));
        Assert.True(IsSound());
    }

    [Fact]
    public void A_text_in_the_place_of_an_archive_leaves_nothing_of_it()
    {
        Zip("box.zip", ("a.txt", "a walrus"));
        Folder.Update();
        _files.Write("box.zip", "words about a seal");
        Folder.Update();

        Assert.Empty(Folder.Paths("walrus"));
        Assert.Equal(["box.zip"], Folder.Paths("seal"));
        Assert.True(IsSound());
    }

    [Fact]
    public void An_archive_that_is_only_touched_is_not_read_again()
    {
        Zip("box.zip", ("a.txt", "a walrus"));
        Folder.Update();
        File.SetLastWriteTimeUtc(_files["box.zip"], new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));

        Assert.Equal((1, 0), (Folder.Update().Touched, Folder.Update().Modified));
        Assert.Equal(["box.zip!/a.txt"], Folder.Paths("walrus"));
        Assert.True(IsSound());
    }

    [Fact]
    public void An_update_that_was_interrupted_within_an_archive_leaves_nothing_twice()
    {
        Zip("box.zip", ("a.txt", "a walrus"), ("b.txt", "a seal"));
        using var cancel = new CancellationTokenSource();
        var location = Folder.Location;
        var options = new IndexerOptions { OpenExtraction = _ => new Interrupted(cancel) };
        Assert.True(new IndexUpdater(location, options).Update([_files.FullPath], null, cancel.Token).Cancelled);

        Folder.Update();
        Assert.Equal(["box.zip!/a.txt"], Folder.Paths("walrus"));
        Assert.Equal(["box.zip!/b.txt"], Folder.Paths("seal"));
        Assert.True(IsSound());
    }

    [Fact]
    public void What_an_interrupted_update_left_of_an_archive_that_is_gone_goes_too()
    {
        Zip("box.zip", ("a.txt", "a walrus"), ("b.txt", "a seal"));
        using var cancel = new CancellationTokenSource();
        var options = new IndexerOptions { OpenExtraction = _ => new Interrupted(cancel) };
        new IndexUpdater(Folder.Location, options).Update([_files.FullPath], null, cancel.Token);
        Assert.Equal(["box.zip!/a.txt"], Folder.Paths("walrus"));

        _files.Delete("box.zip");
        Folder.Update();
        Assert.Empty(Folder.Paths("walrus"));
        Assert.True(IsSound());
    }

    [Fact]
    public void A_file_that_is_lost_from_an_archive_is_found_missing_and_read_again()
    {
        Zip("box.zip", ("a.txt", "a walrus"), ("b.txt", "a seal"));
        _files.Write("c.txt", "a whale");
        Folder.Update();
        Lose(NumberOf(Folder.Search("walrus").Hits[0].Id));

        var report = IndexCheck.Run(Folder.Location, null, CancellationToken.None);
        Assert.Contains(report.Findings, f => f.Path == "box.zip" && f.Detail == "it says that 2 files stand in it, and 1 are in the index");
        IndexRepair.Run(Folder.Location, Folder.Options, null, CancellationToken.None);
        Assert.Equal(["box.zip!/a.txt"], Folder.Paths("walrus"));
        Assert.Equal(["box.zip!/b.txt"], Folder.Paths("seal"));
        Assert.Equal(["c.txt"], Folder.Paths("whale"));
        Assert.True(IsSound());
    }

    private bool IsSound() => IndexCheck.Run(Folder.Location, null, CancellationToken.None).IsSound;

    private void Zip(string name, params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, text) in entries)
            {
                using var stream = archive.CreateEntry(entry).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        _files.Write(name, bytes.ToArray());
    }

    private static long NumberOf(string id) => Enumerable.Range(0, 1000).First(n => DocumentId.ToTerm(n).TrimStart('0') == id);

    private void Lose(long id)
    {
        var location = Folder.Location;
        var stamp = IndexSnapshot.ReadStamp(location);
        using var session = IndexSession.Open(location, Generation.Current(location), Folder.Options, files: 1, lastId: 100);
        session.Delete(id);
        session.Commit(stamp);
    }

    /// <summary>Reads in this process, until the first file within a file was taken.</summary>
    private sealed class Interrupted(CancellationTokenSource cancel) : IFileExtraction
    {
        private readonly InProcessExtraction _real = new();

        public ExtractResult Extract(string fullPath, string name, ExtractLimits limits, Action<EmbeddedFile> embedded, CancellationToken token) =>
            _real.Extract(
                fullPath,
                name,
                limits,
                file =>
                {
                    embedded(file);
                    cancel.Cancel();
                },
                token);

        public void Dispose() => _real.Dispose();
    }
}
