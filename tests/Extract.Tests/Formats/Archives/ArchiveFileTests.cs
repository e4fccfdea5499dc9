using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Archives;

public sealed class ArchiveFileTests
{
    [Fact]
    public void Reads_the_files_of_a_zip_archive_and_lists_their_names()
    {
        var (result, embedded) = EmbeddedFiles.Run("a.zip", Zip(("d/hello.txt", "hello"u8.ToArray()), ("holiday.jpg", [0xFF, 0xD8, 0xFF, 0xE0])));

        Assert.Equal(["ListItem: d/hello.txt", "ListItem: holiday.jpg"], result.Document().Outline());
        Assert.Equal("hello", embedded["d/hello.txt"].Result.Document().Text);
        Assert.Equal(SkipReason.UnsupportedFormat, embedded["holiday.jpg"].Result.Skipped().Reason);
        Assert.Equal(new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc), embedded["d/hello.txt"].Modified);
    }

    [Fact]
    public void Reads_archives_within_each_other()
    {
        var (_, embedded) = EmbeddedFiles.Run("a.zip", Zip(("b.tar.gz", Gzip(Tar(("c.txt", "deep"u8.ToArray()))))));

        Assert.Equal("deep", embedded["b.tar.gz!/c.txt"].Result.Document().Text);
    }

    [Theory]
    [InlineData("a.txt.gz", "a.txt")]
    [InlineData("A.TXT.GZ", "A.TXT")]
    [InlineData("unknown", "content")]
    public void Reads_a_packed_file(string archive, string name)
    {
        var (result, embedded) = EmbeddedFiles.Run(archive, Gzip("packed words"u8.ToArray()));

        Assert.Equal("packed words", embedded[name].Result.Document().Text);
        Assert.Equal("gzip", result.Document().Format);
    }

    [Fact]
    public void Never_lets_a_name_lead_out()
    {
        var (_, embedded) = EmbeddedFiles.Run("a.tar", Tar(("../../etc/passwd", "x"u8.ToArray()), ("/root.txt", "y"u8.ToArray())));

        Assert.Equal(["etc/passwd", "root.txt"], embedded.Keys);
    }

    [Fact]
    public void Passes_over_programs() => Assert.Equal("Java archive is not a supported format", Extraction.Skip("a.jar", Zip(("a.txt", "x"u8.ToArray()))).Detail);

    [Fact]
    public void Refuses_what_is_too_large_and_reads_the_rest()
    {
        var limits = ExtractLimits.Default with { MaxUnpackedBytes = 100 };
        var (result, embedded) = EmbeddedFiles.Run("a.zip", Zip(("big.txt", new byte[101]), ("small.txt", "x"u8.ToArray())), limits);

        Assert.Equal(SkipReason.TooLarge, embedded["big.txt"].Result.Skipped().Reason);
        Assert.Equal("x", embedded["small.txt"].Result.Document().Text);
        Assert.Null(result.Document().Loss);
    }

    [Fact]
    public void Says_that_it_stopped_at_a_bound()
    {
        var limits = ExtractLimits.Default with { MaxTotalUnpackedBytes = 1500 };
        var (result, embedded) = EmbeddedFiles.Run("a.zip", Zip([.. Enumerable.Range(0, 9).Select(i => ($"{i}.txt", Encoding.ASCII.GetBytes(new string('x', 400))))]), limits);

        Assert.StartsWith("it unpacks to more than", result.Document().Loss, StringComparison.Ordinal);
        Assert.Equal(3, embedded.Count);
    }

    [Fact]
    public void Reads_names_in_legacy_code_pages()
    {
        var zip = Zip(("AAAAAA.txt", "x"u8.ToArray()));
        "M\u0081ller"u8.ToArray().Where(b => b != 0xC2).ToArray().CopyTo(zip, zip.AsSpan().IndexOf("AAAAAA"u8));
        "M\u0081ller"u8.ToArray().Where(b => b != 0xC2).ToArray().CopyTo(zip, zip.AsSpan().LastIndexOf("AAAAAA"u8));

        Assert.Equal(["Müller.txt"], EmbeddedFiles.Run("a.zip", zip).Embedded.Keys);
    }

    [Fact]
    public void Keeps_what_stands_before_damage()
    {
        var tar = Tar(("a.txt", "first"u8.ToArray()), ("b.txt", new byte[5000]));
        var (result, embedded) = EmbeddedFiles.Run("a.tar", tar.AsMemory(0, 2500));

        Assert.Equal("first", embedded["a.txt"].Result.Document().Text);
        Assert.StartsWith("it is damaged", result.Document().Loss, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_the_files_before_the_cut_of_a_zip_archive()
    {
        var zip = Zip(("a.txt", "first"u8.ToArray()), ("b.txt", "second"u8.ToArray()), ("c.txt", RandomNumberGenerator.GetBytes(5000)));
        var (result, embedded) = EmbeddedFiles.Run("a.zip", zip.AsMemory(0, 1000));

        Assert.Equal("it is damaged: the list of its files, with which it ends, is missing", result.Document().Loss);
        Assert.Equal("first", embedded["a.txt"].Result.Document().Text);
        Assert.Equal("second", embedded["b.txt"].Result.Document().Text);
        Assert.Equal(SkipReason.Corrupt, Extraction.Skip("a.zip", zip.AsMemory(0, 20)).Reason);
        Assert.Equal(SkipReason.Corrupt, Extraction.Skip("a.docx", zip.AsMemory(0, 1000)).Reason);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero);
                using var file = entry.Open();
                file.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();

        using (var tar = new TarWriter(stream))
        {
            foreach (var (name, content) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress))
            gzip.Write(content);
        return stream.ToArray();
    }
}
