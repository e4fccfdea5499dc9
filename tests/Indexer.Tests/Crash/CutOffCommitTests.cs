using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>Commits of which a crash or a power cut left only a part.</summary>
public sealed class CutOffCommitTests
{
    public enum Left
    {
        Nothing,
        Half,
        Zeros,
    }

    [Theory]
    [InlineData(Left.Nothing)]
    [InlineData(Left.Half)]
    [InlineData(Left.Zeros)]
    public void A_first_commit_that_was_cut_off_is_none(Left left)
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"), ("b.txt", "banana"));
        CutOff(Commits(folder).Single(), left);

        Assert.False(folder.Location.Exists);
        Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(() => IndexSnapshot.Open(folder.Location)).Kind);
        Assert.Equal(2, folder.Update().Added);
        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void A_later_commit_that_was_cut_off_anywhere_leaves_the_one_before()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var before = Directory.GetFiles(folder.Location.SegmentsFolder).Select(path => (path, bytes: File.ReadAllBytes(path))).ToList();
        folder.Files.Write("b.txt", "banana");
        folder.Update();
        var commit = Commits(folder)[^1];
        var whole = File.ReadAllBytes(commit);
        for (var length = 0; length < whole.Length; length += length < whole.Length - 20 ? 7 : 1)
        {
            foreach (var (path, bytes) in before)
                File.WriteAllBytes(path, bytes);

            // What follows was not written, or is what stood on the disk before.
            foreach (var rest in (byte[][])[[], new byte[whole.Length - length], [.. Enumerable.Repeat((byte)0x7F, whole.Length - length)]])
            {
                File.WriteAllBytes(commit, [.. whole[..length], .. rest]);
                Assert.Empty(folder.Paths("banana"));
                Assert.Equal(["a.txt"], folder.Paths("apple"));
            }
        }

        Assert.Equal(1, folder.Update().Added);
        Assert.Equal(["b.txt"], folder.Paths("banana"));
    }

    [Fact]
    public void Whatever_a_power_cut_leaves_of_segments_gen_is_not_looked_at()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var hint = Path.Combine(folder.Location.SegmentsFolder, "segments.gen");
        Assert.False(File.Exists(hint));
        File.WriteAllBytes(hint, new byte[36]);

        Assert.Equal(["a.txt"], folder.Paths("apple"));
        folder.Files.Write("b.txt", "banana");
        folder.Update();
        Assert.Equal(["b.txt"], folder.Paths("banana"));
    }

    private static string[] Commits(IndexedFolder folder) =>
        [.. Directory.GetFiles(folder.Location.SegmentsFolder, "segments_*").Order(StringComparer.Ordinal)];

    private static void CutOff(string path, Left left)
    {
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, left switch
        {
            Left.Nothing => [],
            Left.Half => bytes[..(bytes.Length / 2)],
            _ => new byte[bytes.Length],
        });
    }
}
