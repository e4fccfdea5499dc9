using DocumentSearch.Extract;
using DocumentSearch.Extract.Isolation;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

/// <summary>Files whose text is made by a parser, and the documents that stand in them.</summary>
public sealed class DerivedFilesTests : IDisposable
{
    private readonly Parser _parser = new();
    private readonly IndexedFolder _folder;

    public DerivedFilesTests() => _folder = new IndexedFolder
    {
        Options = new IndexerOptions { Threads = 2, BufferMegabytes = 16, OpenExtraction = _ => _parser },
    };

    [Theory]
    [InlineData(SkipReason.Corrupt)]
    [InlineData(SkipReason.Encrypted)]
    [InlineData(SkipReason.TimeLimit)]
    [InlineData(SkipReason.MemoryLimit)]
    public void A_file_that_failed_is_read_again_only_if_somebody_asks(SkipReason reason)
    {
        Write("a.zip", "first");
        _parser.Of("a.zip", new ExtractResult.Skipped(reason, "it failed"));
        Assert.Equal(1, _folder.Update().Skipped);

        _parser.Of("a.zip", Text("a walrus"));
        _folder.Update();
        File.SetLastWriteTimeUtc(_folder.Files["a.zip"], new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        _folder.Update();
        Assert.Equal(1, _parser.Reads);
        Assert.Equal((0, reason), (_folder.Status().Indexed, Assert.Single(_folder.Status().Skipped).Reason));

        Assert.Equal(["a.zip"], Planned().Modified);
        Assert.Equal((1, 0), (Retry().Modified, _folder.Status().Skipped.Count));
        Assert.Equal(["a.zip"], _folder.Paths("walrus"));
        Assert.Empty(Planned().Modified);
        Retry();
        Assert.Equal(2, _parser.Reads);
    }

    [Fact]
    public void A_file_that_failed_is_read_again_when_it_changes()
    {
        Write("a.zip", "first");
        _parser.Of("a.zip", new ExtractResult.Skipped(SkipReason.Corrupt, "it failed"));
        _folder.Update();
        Write("a.zip", "second");
        _parser.Of("a.zip", Text("a walrus"));
        _folder.Update();
        Assert.Equal(["a.zip"], _folder.Paths("walrus"));
    }

    [Fact]
    public void A_file_in_which_something_failed_is_read_again_as_a_whole()
    {
        Write("box.zip", "first");
        _parser.Of("box.zip", Text("a box"), ("inner.pdf", new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected")), ("b.txt", Text("a seal")));
        _folder.Update();
        _parser.Of("box.zip", Text("a box"), ("inner.pdf", Text("a walrus")), ("b.txt", Text("a seal")));
        _folder.Update();
        Assert.Empty(_folder.Paths("walrus"));
        Retry();
        Assert.Equal(["box.zip!/inner.pdf"], _folder.Paths("walrus"));
        Assert.Equal(["box.zip!/b.txt"], _folder.Paths("seal"));
        Assert.Empty(_folder.Status().Skipped);
    }

    [Fact]
    public void A_file_that_holds_no_text_is_not_tried_again()
    {
        Write("a.zip", "first");
        _parser.Of("a.zip", new ExtractResult.Skipped(SkipReason.NoText, "its pages are pictures"));
        _folder.Update();
        Retry();
        Assert.Equal(1, _parser.Reads);
    }

    [Fact]
    public void Documents_within_files_are_counted_beside_the_files()
    {
        _folder.Files.Write("plain.txt", "words");
        Write("box.zip", "first");
        _parser.Of(
            "box.zip", Text("a box"), ("a.txt", Text("one")), ("b.txt", Text("two")), ("c.png", new ExtractResult.Skipped(SkipReason.UnsupportedFormat, "PNG")));
        Write("scan.zip", "first");
        _parser.Of("scan.zip", new ExtractResult.Skipped(SkipReason.NoText, "its pages are pictures"));
        var report = _folder.Update();
        Assert.Equal((3, 2, 1, 1), (report.Added, report.Embedded, report.Skipped, report.SkippedEmbedded));
        Assert.Equal([new KeyValuePair<SkipReason, int>(SkipReason.NoText, 1)], report.SkippedBy);

        var status = _folder.Status();
        Assert.Equal((3, 2, 2), (status.Seen, status.Indexed, status.Embedded));
        Assert.Equal([("box.zip!/c.png", true), ("scan.zip", false)], status.Skipped.Select(s => (s.Path, s.IsEmbedded)));
    }

    [Fact]
    public void A_document_within_a_file_names_the_file()
    {
        Write("odd!/box.zip", "first");
        _parser.Of("odd!/box.zip", Text("a box"), ("a!/b.txt", Text("a walrus")));
        _folder.Update();
        var hit = Assert.Single(_folder.Search("walrus").Hits);
        Assert.Equal(("odd!/box.zip!/a!/b.txt", "odd!/box.zip"), (hit.Path, hit.File));
        Assert.Equal("odd!/box.zip", Assert.Single(_folder.Search("box").Hits).File);
        Assert.Equal("a walrus", _folder.Read("odd!/box.zip!/a!/b.txt"));
    }

    [Theory]
    [InlineData(SkipReason.Corrupt, true)]
    [InlineData(SkipReason.TimeLimit, true)]
    [InlineData(SkipReason.MemoryLimit, true)]
    [InlineData(SkipReason.Encrypted, false)]
    [InlineData(SkipReason.NoText, false)]
    public void Somebody_is_told_of_what_went_wrong_but_not_of_what_is_as_it_should_be(SkipReason reason, bool isTold)
    {
        Write("a.zip", "first");
        _parser.Of("a.zip", new ExtractResult.Skipped(reason, "why"));
        var report = _folder.Update();
        Assert.Equal((isTold, isTold ? 1 : 0), (report.HasFaultyFiles, report.Notices.Count));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _parser.Dispose();
    }

    private UpdateReport Retry() => _folder.Updater.Update(new UpdateRequest { RetryFailed = true }, null, CancellationToken.None);

    private PlannedChanges Planned() => _folder.Updater.Plan(new UpdateRequest { RetryFailed = true }, CancellationToken.None);

    // What only begins like a file that is read by a parser.
    private void Write(string name, string content) => _folder.Files.Write(name, $"PK\u0003\u0004{content}");

    private static ExtractResult.Ok Text(string text) =>
        new(TextExtraction.OfPlainText(text, null, CancellationToken.None) with { IsDerived = true });

    /// <summary>Finds in files what it is told to.</summary>
    private sealed class Parser : IFileExtraction
    {
        private readonly Dictionary<string, (ExtractResult Result, (string Name, ExtractResult Result)[] Embedded)> _files = new(StringComparer.Ordinal);

        public int Reads { get; private set; }

        public void Of(string path, ExtractResult result, params (string Name, ExtractResult Result)[] embedded) => _files[path] = (result, embedded);

        public ExtractResult Extract(string fullPath, string name, ExtractLimits limits, Action<EmbeddedFile> embedded, CancellationToken cancel)
        {
            var (result, files) = _files[name];
            lock (_files)
                Reads++;

            foreach (var file in files)
                embedded(new EmbeddedFile(file.Name, file.Result));

            return result;
        }

        public void Dispose()
        {
        }
    }
}
