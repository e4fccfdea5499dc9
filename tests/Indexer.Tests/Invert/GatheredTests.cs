using CsCheck;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Invert;

/// <summary>A segment that is gathered is the one that Lucene's own writer makes of the same documents.</summary>
public sealed class GatheredTests
{
    private static readonly string[] Pieces =
    [
        "walrus", "Walrus", "the", "THE", "cease-fire", "getUserName", "SharePoint-Server.cs", "https://x.org/a_b?q=1", "日本語", "カタカナ", "한국어", "ไทย",
        "Türkiye", "TÜRKİYE", "6,000", "1.0.21", "C++", "O’Neill's", "👩🏽‍💻", "㍿", "e\u0301te\u0301", "\ud800", "\0", "ﷺ", "don't", "# ", "\n\n", "\n", ". ", "- ", "| a | b |\n|---|---|\n",
    ];

    private static readonly Gen<string> Texts = Gen.Select(Gen.OneOf(Pieces), Gen.OneOf(" ", "", "\n", ". ")).Array[0, 60]
        .Select(pieces => string.Concat(pieces.Select(p => p.Item1 + p.Item2)));

    private static readonly Gen<string> Heads = Gen.OneOf(
        "", "---\ntitle: A Title of it\nauthor: Jane Doe, Bob\ntags: [one, two-three]\ndescription: What it says\nlanguage: de\ndate: 2024-05-01\n---\n", "# Heading of it\n\n");

    [Fact]
    public void It_is_the_same_for_any_documents() => Gen.Select(Heads, Texts, Gen.OneOf(".md", ".txt", ".html", ".png")).Array[1, 12].Sample(
        documents =>
        {
            using var files = new TempFolder();
            for (var i = 0; i < documents.Length; i++)
                files.Write($"d{i}{documents[i].Item3}", documents[i].Item1 + documents[i].Item2);

            AssertSame(files.FullPath);
        },
        iter: 60,
        threads: 1);

    [Theory]
    [InlineData("formats", "files", "md")]
    [InlineData("formats", "files", "txt")]
    [InlineData("formats", "files", "html")]
    [InlineData("formats", "files", "archive")]
    public void It_is_the_same_for_real_documents(params string[] names)
    {
        Assert.SkipWhen(SharedData.Find(names) is null, SharedData.Absent);
        AssertSame(SharedData.Find(names)!);
    }

    [Fact]
    public void Documents_in_the_place_of_others_leave_nothing_of_them()
    {
        using var folder = new IndexedFolder { Options = Options(0) };
        folder.Files.Write("a.txt", "a walrus");
        folder.Files.Write("b.txt", "a narwhal");
        folder.Update();
        folder.Files.Write("a.txt", "a manatee, not one of the others");
        folder.Files.Write("c.txt", "a dugong");
        folder.Files.Delete("b.txt");
        var report = folder.Update();
        Assert.Equal((1, 1, 1), (report.Added, report.Modified, report.Removed));
        Assert.Empty(folder.Paths("walrus OR narwhal"));
        Assert.Equal(["a.txt"], folder.Paths("manatee"));
        Assert.Equal(["c.txt"], folder.Paths("dugong"));
    }

    [Fact]
    public void What_stood_in_an_archive_goes_with_it()
    {
        using var folder = new IndexedFolder { Options = Options(0) };
        folder.Files.Write("box.zip", Zip(("walrus.txt", "a walrus"), ("narwhal.txt", "a narwhal")));
        folder.Update();
        Assert.Equal(["box.zip!/walrus.txt"], folder.Paths("\"a walrus\""));
        folder.Files.Write("box.zip", Zip(("manatee.txt", "a manatee")));
        folder.Update();
        Assert.Empty(folder.Paths("walrus OR narwhal"));
        Assert.Equal(["box.zip!/manatee.txt"], folder.Paths("\"a manatee\""));
        Assert.True(IndexCheck.Run(folder.Location, null, CancellationToken.None).IsSound);
    }

    /// <summary>Two segments at least, the second with words of the first and others.</summary>
    [Fact]
    public void Words_are_the_same_in_every_segment()
    {
        using var files = new TempFolder();
        var words = Enumerable.Range(0, 1500).Select(i => $"w{i * 7919 % 3000:x}").ToArray();
        for (var i = 0; i < 12; i++)
            files.Write($"{i}.txt", string.Join(' ', Enumerable.Range(0, 400_000).Select(n => words[(n * (i + 1)) % words.Length])));

        using var index = new TempFolder();
        using var snapshot = IndexSnapshot.Open(Index(files.FullPath, index["index"], 0));
        Assert.InRange(snapshot.Reader.Leaves.Count, 2, 4);
        AssertSame(files.FullPath, sameSegments: false);
    }

    /// <summary>Lucene looks for merges only when it has written segments itself.</summary>
    [Fact]
    public void Many_updates_do_not_leave_as_many_segments()
    {
        using var folder = new IndexedFolder { Options = Options(gatheredFiles: 0) };
        for (var i = 0; i < 25; i++)
        {
            folder.Files.Write($"{i}.txt", $"walrus {i}");
            folder.Update();
        }

        using var snapshot = IndexSnapshot.Open(folder.Location);
        Assert.InRange(snapshot.Reader.Leaves.Count, 1, 12);
        Assert.Equal(25, folder.Paths("walrus").Length);
    }

    private static void AssertSame(string documents, bool sameSegments = true)
    {
        using var index = new TempFolder();
        var (gathered, plain) = (Index(documents, index["gathered"], 0), Index(documents, index["plain"], int.MaxValue));
        Assert.Equal(SegmentContent.Of(plain), SegmentContent.Of(gathered));
        if (sameSegments)
            Assert.Equal(SegmentContent.Counts(plain), SegmentContent.Counts(gathered));
    }

    private static IndexLocation Index(string documents, string folder, int gatheredFiles)
    {
        var location = IndexLocation.At(folder);
        new IndexUpdater(location, Options(gatheredFiles)).Update([documents], null, CancellationToken.None);
        return location;
    }

    private static IndexerOptions Options(int gatheredFiles) => new() { Threads = 1, GatheredFiles = gatheredFiles, LockTimeout = TimeSpan.Zero };

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
