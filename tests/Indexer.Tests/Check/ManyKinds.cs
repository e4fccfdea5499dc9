using System.Text;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>A folder with documents of every kind an index knows, indexed in several steps.</summary>
internal static class ManyKinds
{
    /// <summary>Queries that meet all of them.</summary>
    public static readonly string[] Queries = ["apple", "banana", "cherry", "date", "\"apple banana\"", "everywhere", "good", "elder -apple", "author:banana tag:good", "lang:de", "absent"];

    /// <summary>Small documents only: several segments, deletions, moved, touched, mended and skipped files.</summary>
    public static IndexedFolder Small()
    {
        var folder = IndexedFolder.ByOneThread();
        for (var i = 0; i < 12; i++)
            folder.Files.Write($"plain/{i}.txt", $"An apple banana number {i}. Another cherry-date stands here.\n\nAnd the name{i}.");

        folder.Files.Write("notes.md", "---\ndate: 2024-05-17\nauthor: Banana Split\ntags: [apple, good]\nsummary: everywhere\nlang: de\n---\n# Title\n\nSome apple.\n\n## Below\n\n- an item\n- a cherry\n\n```\nint banana = 3;\n```\n");
        folder.Files.Write("empty.txt", "");
        folder.Files.Write("photo.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        folder.Files.Write("mended.txt", [.. "plenty of good words and one bad byte "u8, 0xFF, .. " and again good words"u8]);
        folder.Files.Write("punctuation.txt", "... !!!");
        folder.Update();
        folder.Files.Move("plain/1.txt", "moved/one.txt");
        folder.Files.Delete("plain/2.txt");
        folder.Files.Write("plain/3.txt", "A changed apple.");
        File.SetLastWriteTimeUtc(folder.Files["plain/4.txt"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        folder.Update();
        folder.Files.Write("elder.txt", "An elder tree.");
        folder.Update();
        return folder;
    }

    /// <summary>Those, and a document of three parts among them.</summary>
    public static IndexedFolder WithLong()
    {
        var folder = Small();
        folder.Files.Write("long.md", LongText());
        folder.Files.Write("short.txt", "everywhere too");
        folder.Update();
        return folder;
    }

    public static string LongText()
    {
        var text = new StringBuilder("# Book\r\n\r\nThis is the beginning.\r\n\r\n");
        for (var chapter = 1; text.Length < 9 << 20; chapter++)
        {
            text.Append("## Chapter ").Append(chapter).Append("\r\n\r\nIt is everywhere.\r\n\r\n");
            for (var i = 0; i < 500; i++)
                text.Append("Türkiye 😀 fills chapter ").Append(chapter).Append(". ").Append(i % 7 == 6 ? "\r\n\r\n" : "");
            text.Append("\r\n\r\n");
        }

        return text.ToString();
    }
}
