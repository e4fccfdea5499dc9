using CsCheck;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class IndexSnapshotTests
{
    [Fact]
    public void No_index_is_missing()
    {
        using var folder = new TempFolder();
        var location = IndexLocation.At(folder[".search"]);
        AssertFails(IndexErrorKind.Missing, location);

        folder.MakeFolder(".search/main");
        AssertFails(IndexErrorKind.Missing, location);
    }

    [Fact]
    public void Every_commit_says_what_it_is()
    {
        using var folder = IndexedFolder.Of(("a.txt", "words"));
        using var snapshot = IndexSnapshot.Open(folder.Location);

        Assert.True(snapshot.IsCurrent);
        Assert.Equal((FormatVersion.Current, AnalysisFingerprint.Current), (snapshot.Stamp.Format, snapshot.Stamp.Analysis));
        Assert.Equal(["."], snapshot.Stamp.Roots);
    }

    [Fact]
    public void A_snapshot_stays_as_it_was_opened()
    {
        using var folder = IndexedFolder.Of(("a.txt", "words"));
        using var before = IndexSnapshot.Open(folder.Location);
        folder.Files.Delete("a.txt");
        folder.Files.Write("b.txt", "more");
        folder.Files.Write("c.txt", "more");
        folder.Update();
        using var after = IndexSnapshot.Open(folder.Location);

        Assert.Equal((1, 2), (before.Reader.NumDocs, after.Reader.NumDocs));
        Assert.Equal("words", before.Reader.Document(0).GetBinaryValue(IndexFields.Text).Utf8ToString());
    }

    [Theory]
    [InlineData(FormatVersion.Current + 1, "the same", null)]
    [InlineData(FormatVersion.Current - 1, "the same", false)]
    [InlineData(FormatVersion.Current, "other rules", false)]
    public void Newer_formats_are_refused_and_older_ones_are_known(int format, string analysis, bool? isCurrent)
    {
        using var folder = new TempFolder();
        var location = IndexLocation.At(folder[".search"]);
        Commit(location, new CommitStamp(format, analysis == "the same" ? AnalysisFingerprint.Current : analysis, [], 1));
        if (isCurrent is null)
        {
            AssertFails(IndexErrorKind.NewerFormat, location);
            return;
        }

        using var snapshot = IndexSnapshot.Open(location);
        Assert.Equal(isCurrent, snapshot.IsCurrent);
    }

    [Fact]
    public void Damage_anywhere_is_told_as_such()
    {
        using var original = IndexedFolder.Of(Enumerable.Range(0, 50).Select(i => ($"{i}.txt", $"some words {i} and the name{i}")).ToArray());
        original.Files.Delete("3.txt");
        original.Update();
        var files = new DirectoryInfo(original.Location.SegmentsFolder).GetFiles().Where(f => f.Length > 0).OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();

        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Double[0, 1], Gen.Byte, Gen.Bool).Sample(
            (file, place, value, cut) =>
            {
                using var folder = new TempFolder();
                foreach (var source in files)
                    folder.Write($".search/main/{source.Name}", File.ReadAllBytes(source.FullName));

                var path = folder[$".search/main/{files[file].Name}"];
                var bytes = File.ReadAllBytes(path);
                var at = (int)(place * (bytes.Length - 1));
                bytes[at] = value;
                File.WriteAllBytes(path, cut ? bytes[..at] : bytes);
                OpenOrTold(IndexLocation.At(folder[".search"]));
            },
            iter: 400,
            threads: 1);
    }

    [Fact]
    public void Damage_of_any_byte_of_the_commit_is_told_as_such()
    {
        using var folder = IndexedFolder.Of(("a.txt", "words"));
        var path = Directory.GetFiles(folder.Location.SegmentsFolder, "segments_*").Single();
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] = (byte)(bytes[at] == 0x7F ? 0xFF : 0x7F);
            File.WriteAllBytes(path, damaged);
            OpenOrTold(folder.Location);
        }
    }

    [Fact]
    public void A_missing_file_is_damage()
    {
        using var folder = IndexedFolder.Of(("a.txt", "words"));
        foreach (var file in new DirectoryInfo(folder.Location.SegmentsFolder).GetFiles("_*"))
            file.Delete();

        AssertFails(IndexErrorKind.Corrupt, folder.Location);
    }

    private static void OpenOrTold(IndexLocation location)
    {
        try
        {
            IndexSnapshot.Open(location).Dispose();
        }
        catch (IndexException e)
        {
            Assert.True(e.Kind is IndexErrorKind.Corrupt or IndexErrorKind.Missing or IndexErrorKind.NewerFormat, $"{e.Kind}");
            Assert.StartsWith(location.Folder, e.Message, StringComparison.Ordinal);
        }
    }

    private static void AssertFails(IndexErrorKind kind, IndexLocation location)
    {
        var error = Assert.Throws<IndexException>(() => IndexSnapshot.Open(location));
        Assert.Equal((kind, location.Folder), (error.Kind, error.IndexPath));
        Assert.StartsWith(location.Folder, error.Message, StringComparison.Ordinal);
    }

    private static void Commit(IndexLocation location, CommitStamp stamp)
    {
        Directory.CreateDirectory(location.SegmentsFolder);
        using var directory = IndexDirectory.Open(location);
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null));
        writer.SetCommitData(stamp.Write());
        writer.Commit();
    }
}
