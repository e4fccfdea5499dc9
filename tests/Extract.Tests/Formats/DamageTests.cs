using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats;

/// <summary>Whatever becomes of the bytes of a file, it is read, or there is a reason why it is not.</summary>
public sealed class DamageTests
{
    private const string Rtf = @"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset128 Gothic;}}{\info{\title Words}{\author Jo}}{\*\generator x;}
\pard\outlinelevel0 Heading\par\pard One {\b two} \'e9\u233?{\f1\'93\'fa} {\footnote A note}\par{\header At the head}
\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row\pard{\field{\*\fldinst HYPERLINK ""x""}{\fldrslt link}}{\pict\pngblip 89504e47}\bin4 abcd end\par}";

    private const string Message = "From: Jo <a@x.org>\r\nTo: b@x.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Tue, 12 Nov 2013 09:12:42 -0500\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\nSome =C3=A9 words\r\n--b2\r\nContent-Type: text/html\r\n\r\n<p>Some <b>words</b></p>\r\n--b2--\r\n"
        + "--b1\r\nContent-Type: application/octet-stream; name=a.txt\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=utf-8''%C3%A9.txt\r\n\r\n"
        + "aGVsbG8gd29ybGQ=\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@x.org\r\nSubject: within\r\n\r\nBody\r\n--b1--\r\n";

    private static readonly (string Name, byte[] Content)[] Inner =
        [("d/hello.txt", "hello words"u8.ToArray()), ("b.md", "# Head\n\ntext"u8.ToArray()), ("m.eml", Encoding.ASCII.GetBytes(Message))];

    public static TheoryData<string> Kinds => [.. Files.Keys];

    private static readonly Dictionary<string, byte[]> Files = new(StringComparer.Ordinal)
    {
        ["a.rtf"] = Encoding.ASCII.GetBytes(Rtf),
        ["a.eml"] = Encoding.ASCII.GetBytes(Message),
        ["a.mbox"] = Encoding.ASCII.GetBytes($"From a@x.org Tue Nov 12 09:12:42 2013\r\n{Message}\r\nFrom b@x.org Tue Nov 12 09:13:42 2013\r\n{Message}"),
        ["a.mht"] = Encoding.ASCII.GetBytes(Message.Replace("multipart/mixed", "multipart/related", StringComparison.Ordinal)),
        ["a.zip"] = Zip(),
        ["a.tar"] = Tar(),
        ["a.tar.gz"] = Packed(Tar(), s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true)),
        ["a.txt.gz"] = Packed("packed words"u8.ToArray(), s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true)),
        // "packed words" in each
        ["a.txt.bz2"] = Convert.FromBase64String("QlpoOTFBWSZTWfsPvK0AAAQRgEAALgjYgCAAIgaGjQgGmmgEXpKS5eLuSKcKEh9h95Wg"),
        ["a.txt.xz"] = Convert.FromBase64String("/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQALcGFja2VkIHdvcmRzAHb0k2hUHedtAAEkDKYY2NgftvN9AQAAAAAEWVo="),
        ["a.txt.zst"] = Convert.FromBase64String("KLUv/SAMYQAAcGFja2VkIHdvcmRz"),
        ["a.7z"] = Convert.FromBase64String("N3q8ryccAAS0zgYLDAAAAAAAAAAuAAAAAAAAADZrgchwYWNrZWQgd29yZHMBBAYAAQkMAAcLAQABAQAMDAAICgHnhCJ9AAAFARENAGEALgB0AHgAdAAAAAAA"),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Undamaged_files_are_read(string name) => EmbeddedFiles.Run(name, Files[name]).Result.Document();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bytes_that_are_changed_repeated_or_lost_do_no_harm(string name)
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var damaged = Damaged(Files[name], new Random(seed));

            if (EmbeddedFiles.Run(name, damaged).Result is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_may_end_anywhere(string name)
    {
        for (var length = 0; length < Files[name].Length; length += 1 + Files[name].Length / 1000)
        {
            if (EmbeddedFiles.Run(name, Files[name].AsMemory(0, length)).Result is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
        }
    }

    private static byte[] Damaged(byte[] file, Random random)
    {
        var damaged = file.ToArray();

        for (var changes = random.Next(1, 12); changes > 0; changes--)
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

        var (start, length) = (random.Next(damaged.Length), random.Next(1, 100));
        var end = Math.Min(start + length, damaged.Length);

        return random.Next(3) switch
        {
            0 => [.. damaged[..start], .. damaged[end..]],
            1 => [.. damaged[..end], .. damaged[start..]],
            _ => damaged,
        };
    }

    private static byte[] Zip()
    {
        using var stream = new MemoryStream();

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Inner)
            {
                using var file = zip.CreateEntry(name).Open();
                file.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Tar()
    {
        using var stream = new MemoryStream();

        using (var tar = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, content) in Inner)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return stream.ToArray();
    }

    private static byte[] Packed(byte[] content, Func<Stream, Stream> pack)
    {
        using var stream = new MemoryStream();
        using (var packed = pack(stream))
            packed.Write(content);
        return stream.ToArray();
    }
}
