using System.Text;
using DocumentSearch.Extract;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

public sealed class IndexUpdaterTests
{
    [Fact]
    public void Files_are_added_changed_renamed_and_deleted()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"), ("c.txt", "cherry"));
        Assert.Equal(["a.txt"], folder.Paths("apple"));

        folder.Files.Write("a.txt", "another apple and a date");
        folder.Files.Move("b.txt", "sub/d.txt");
        folder.Files.Delete("c.txt");
        folder.Files.Write("e.txt", "elderberry");
        var report = folder.Update();

        Assert.Equal((3, 1, 1, 1, 1, 0), (report.Seen, report.Added, report.Modified, report.Moved, report.Removed, report.Unchanged));
        Assert.Equal(["a.txt"], folder.Paths("date"));
        Assert.Equal(["sub/d.txt"], folder.Paths("banana"));
        Assert.Equal(["e.txt"], folder.Paths("elderberry"));
        Assert.Empty(folder.Paths("cherry"));
    }

    [Fact]
    public void An_update_without_changes_writes_nothing()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var before = Stamp(folder.Location);
        var report = folder.Update();

        Assert.Equal((1, 0, 0, 0, 1), (report.Seen, report.Added, report.Modified, report.Removed, report.Unchanged));
        Assert.Equal(before.CommittedTicks, Stamp(folder.Location).CommittedTicks);
    }

    [Fact]
    public void A_file_touched_but_not_changed_is_not_read_twice()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        for (var day = 1; day <= 3; day++)
        {
            var time = new DateTime(2001, 1, day, 0, 0, 0, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(folder.Files["a.txt"], time);
            var report = folder.Update();
            Assert.Equal((0, 0, 2), (report.Added, report.Modified, report.Unchanged));
            Assert.Equal(time, Assert.Single(folder.Search("apple").Hits).Modified);
            Assert.Equal(0, folder.Status().Behind);
        }
    }

    [Fact]
    public void A_change_that_keeps_size_and_time_is_seen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only there is the time of change known");
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var time = File.GetLastWriteTimeUtc(folder.Files["a.txt"]);
        folder.Files.Write("a.txt", "grape");
        File.SetLastWriteTimeUtc(folder.Files["a.txt"], time);
        folder.Update();

        Assert.Equal(["a.txt"], folder.Paths("grape"));
        Assert.Empty(folder.Paths("apple"));
    }

    [Fact]
    public void Every_file_seen_is_indexed_or_listed_with_a_reason()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("good.txt", "words");
        folder.Files.Write("empty.txt", "");
        folder.Files.Write("large.txt", new string('x', 10_001));
        folder.Files.Write("binary.txt", [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 7919 % 256 < 40 ? 0 : i * 31))]);
        folder.Files.Write("photo.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        folder.Files.Write("mended.txt", [.. "plenty of good words and one bad byte "u8, 0xFF, .. " and again good words"u8]);
        folder.Update(choices => choices with { MaxFileBytes = 10_000 });
        var status = folder.Status();

        Assert.Equal(
            [("binary.txt", SkipReason.BinaryContent), ("empty.txt", SkipReason.Empty), ("large.txt", SkipReason.TooLarge), ("photo.png", SkipReason.UnsupportedFormat)],
            status.Skipped.Select(n => (n.Path, n.Reason!.Value)));
        Assert.All(status.Skipped, n => Assert.NotEqual("", n.Detail));
        Assert.Equal((6, 2, 0), (status.Seen, status.Indexed, status.Behind));
    }

    [Fact]
    public void A_skipped_file_that_becomes_text_is_indexed_and_the_reverse()
    {
        using var folder = IndexedFolder.Of(("a.txt", ""), ("b.txt", "banana"));
        folder.Files.Write("a.txt", "apple");
        folder.Files.Write("b.txt", "");
        folder.Update();

        Assert.Equal(["a.txt"], folder.Paths("apple"));
        Assert.Empty(folder.Paths("banana"));
        Assert.Equal(["b.txt"], folder.Status().Skipped.Select(n => n.Path));
    }

    [Fact]
    public void A_long_document_is_replaced_and_deleted_as_one()
    {
        using var folder = IndexedFolder.Of(("long.txt", Long("first")), ("short.txt", "apple"));
        Assert.Equal((1, 2), (folder.Search("first3").Total, folder.Search("apple").Total));
        Assert.Equal(Long("first"), folder.Read("long.txt"));
        Assert.Equal(2, folder.Status().Indexed);

        folder.Files.Write("long.txt", Long("second"));
        Assert.Equal(1, folder.Update().Modified);
        Assert.Equal((0, 1, 2), (folder.Search("first3").Total, folder.Search("second3").Total, folder.Search("apple").Total));
        Assert.Equal(Long("second"), folder.Read("long.txt"));

        File.SetLastWriteTimeUtc(folder.Files["long.txt"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        folder.Update();
        Assert.Equal((0, 0), (folder.Status().Behind, folder.Update().Modified));

        folder.Files.Delete("long.txt");
        Assert.Equal(1, folder.Update().Removed);
        Assert.Equal((0, 1), (folder.Search("second3").Total, folder.Search("apple").Total));
        Assert.Null(folder.Read("long.txt"));
        using var snapshot = IndexSnapshot.Open(folder.Location);
        Assert.Equal(1, snapshot.Reader.NumDocs);
    }

    [Fact]
    public void A_text_too_long_to_be_held_is_one_document()
    {
        var options = new IndexerOptions { Threads = 2, BufferMegabytes = 16, Limits = new ExtractLimits { MaxHeldBytes = 1 << 20 } };
        using var folder = new IndexedFolder { Options = options };
        folder.Files.Write("long.txt", Long("first"));
        folder.Files.Write("second.txt", Long("second"));
        folder.Files.Write("short.txt", "apple");
        folder.Update();
        Assert.Equal((1, 3), (folder.Search("first3").Total, folder.Search("apple").Total));
        Assert.Equal(Long("first"), folder.Read("long.txt"));
        Assert.False(Directory.Exists(Path.Combine(folder.Location.Folder, "scratch")));

        folder.Files.Move("second.txt", "sub/third.txt");
        folder.Files.Write("long.txt", Long("other"));
        var report = folder.Update();
        Assert.Equal((0, 1, 1, 0), (report.Added, report.Modified, report.Moved, report.Removed));
        Assert.Equal(["sub/third.txt"], folder.Paths("second3"));
        Assert.Equal((0, 1), (folder.Search("first3").Total, folder.Search("other3").Total));
        Assert.Equal(Long("second"), folder.Read("sub/third.txt"));
        Assert.Equal(Long("other"), folder.Read("long.txt"));
        Assert.Equal((3, 3, 0), (folder.Status().Seen, folder.Status().Indexed, folder.Status().Behind));
    }

    [Fact]
    public void A_move_keeps_the_document_and_its_number()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        var before = Ids(folder.Location);
        folder.Files.Move("a.txt", "c.txt");
        Assert.Equal((1, 0, 0), (folder.Update().Moved, folder.Status().Behind, folder.Update().Moved));
        Assert.Equal(["c.txt"], folder.Paths("apple"));
        Assert.Null(folder.Read("a.txt"));
        Assert.Equal(before, Ids(folder.Location));

        // The old name is free for another document.
        folder.Files.Write("a.txt", "cherry");
        folder.Update();
        Assert.Equal(["a.txt"], folder.Paths("cherry"));
        Assert.Equal(["c.txt"], folder.Paths("apple"));
        folder.Files.Delete("c.txt");
        folder.Update();
        Assert.Equal(["a.txt"], folder.Paths("cherry"));
        Assert.Equal([], folder.Paths("apple"));
    }

    [Fact]
    public void A_copy_with_its_original_gone_is_known_by_its_content()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        File.Copy(folder.Files["a.txt"], folder.Files["c.txt"]);
        folder.Files.Delete("a.txt");
        File.Copy(folder.Files["b.txt"], folder.Files["b.md"]);
        folder.Files.Delete("b.txt");
        var report = folder.Update();

        Assert.Equal((1, 1, 1), (report.Moved, report.Added, report.Removed));
        Assert.Equal(["c.txt"], folder.Paths("apple"));
        Assert.Equal(["b.md"], folder.Paths("banana"));
        Assert.Equal((2, 0), (folder.Status().Indexed, folder.Status().Behind));
    }

    [Fact]
    public void Names_can_change_places()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        folder.Files.Move("a.txt", "x");
        folder.Files.Move("b.txt", "a.txt");
        folder.Files.Move("x", "b.txt");
        folder.Update();

        Assert.Equal(["b.txt"], folder.Paths("apple"));
        Assert.Equal(["a.txt"], folder.Paths("banana"));
        Assert.Equal((2, 0), (folder.Status().Indexed, folder.Status().Behind));
    }

    [Fact]
    public void What_a_commit_says_of_its_ledger_is_what_the_ledger_says()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", ""), ("c.md", "# cherry"));
        folder.Files.Move("a.txt", "d.txt");
        File.SetLastWriteTimeUtc(folder.Files["c.md"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        folder.Files.Write("e.txt", "elder");
        folder.Update();
        using var ledger = Ledger.Read(IndexSnapshot.Open(folder.Location));
        Assert.Equal(ledger.Sum, Stamp(folder.Location).LedgerSum);
    }

    [Fact]
    public void A_file_of_the_future_is_looked_at_again()
    {
        Assert.False(ClockTick.IsAhead(new SourceStamp(0, long.MaxValue, DateTime.UtcNow.Ticks, 1)));
        Assert.True(ClockTick.IsAhead(new SourceStamp(0, 0, DateTime.UtcNow.AddMinutes(1).Ticks, 1)));
    }

    [Fact]
    public void A_file_that_vanishes_while_it_is_read_is_told()
    {
        using var folder = new IndexedFolder { Options = new IndexerOptions { Threads = 1 } };
        folder.Files.Write("a.txt", "apple");
        folder.Files.Write("b.txt", "banana");
        var report = folder.Updater.Update([folder.Files.FullPath], new Told(_ => File.Delete(folder.Files["b.txt"])), CancellationToken.None);

        Assert.Equal("b.txt", Assert.Single(report.Notices).Path);
        Assert.Equal((1, 0, 0), (folder.Search("apple").Total, folder.Search("banana").Total, folder.Status().Behind));
    }

    [Fact]
    public void The_index_keeps_itself_out_of_version_control()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        Assert.Equal("*\n", File.ReadAllText(Path.Combine(folder.Location.Folder, ".gitignore")));
    }

    private static string Long(string word)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 3 << 20; i++)
            text.Append(word).Append(i % 100).Append(" stands here, with an apple. ").Append(i % 10 == 9 ? "\n\n" : "");

        return text.ToString();
    }

    private static long[] Ids(IndexLocation location)
    {
        using var ledger = Ledger.Read(IndexSnapshot.Open(location));
        return [.. Enumerable.Range(0, ledger.Count).Select(ledger.IdOf).Order()];
    }

    private static CommitStamp Stamp(IndexLocation location)
    {
        using var snapshot = IndexSnapshot.Open(location);
        return snapshot.Stamp;
    }

    private sealed class Told(Action<UpdateProgress> action) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => action(value);
    }
}
