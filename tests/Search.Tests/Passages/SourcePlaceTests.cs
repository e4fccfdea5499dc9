using System.Text;
using CsCheck;
using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Passages;

/// <summary>Places of highlights in the files they come from: read back from the file, they are what was marked.</summary>
public sealed class SourcePlaceTests
{
    private static readonly string[] Charsets =
        ["utf-8", "utf-16", "utf-16BE", "utf-32", "windows-1252", "koi8-r", "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp"];

    private static readonly Gen<(string Name, string Text, string Charset, bool IsMarked)> Files = Gen.Select(
        Gen.OneOf("a.txt", "a.md", "a.cs"),
        Gen.OneOf("walrus ", "Tusks. ", "A walrus-tusk sleeps. ", "über ", "Всё хорошо ", "日本語です。", "ｶﾅ ", "\U0001F389 ", "\U00020000", "# Ice\n", "\n", "\n\n", "- ", "[walrus](http://x.org/é \"t\") ", "[A tusk][日本] ", "<b>", "![walrus-tusk](日本.png)",
            "\n[日本]: y\n").Array[5, 60],
        Gen.OneOf("\n", "\r\n", "\r"), Gen.OneOf(Charsets), Gen.Bool,
        static (name, pieces, lineEnd, charset, marked) => (name, string.Concat(pieces).ReplaceLineEndings(lineEnd), charset, marked));

    static SourcePlaceTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Every_highlight_is_found_again_in_its_file_by_byte_and_by_line() => Files.Array[40].Sample(
        files =>
        {
            using var folder = IndexedFolder.OfBytes([.. files.Select((f, i) => ($"{i}/{f.Name}", Bytes(f)))]);
            var response = folder.Search(new SearchRequest("walrus tusk \"walrus tusk\" 日本") { Top = 100, PassageLength = 60, PassagesPerHit = 20 });
            Assert.NotEmpty(response.Hits);
            foreach (var path in response.Hits.SelectMany(h => h.Duplicates.Append(h.Path).Select(p => (Hit: h, Path: p))))
            {
                var bytes = File.ReadAllBytes(folder.Location.ToFull(path.Path));
                foreach (var passage in path.Hit.Passages)
                {
                    AssertFound(passage.Source, passage.Text, path.Hit, bytes);
                    foreach (var highlight in passage.Highlights)
                    {
                        AssertFound(highlight.Source!.Value, passage.Text[(highlight.Start - passage.Start)..(highlight.End - passage.Start)], path.Hit, bytes);
                        Assert.All(highlight.Words, w => Assert.True(highlight.Start <= w.Start && w.Start < w.End && w.End <= highlight.End));
                    }
                }
            }
        },
        iter: 12,
        threads: 1);

    [Fact]
    public void Places_go_on_from_part_to_part_of_a_long_document()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 9_000_000; i++)
            text.Append(i % 3 == 0 ? "Grüße aus dem Süden, " : "no words of note here.").Append(i % 1000 == 0 && text.Length is < 500_000 or > 8_000_000 ? "a walrus \r\n" : "\r\n");

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        bytes[^5_000_000] = 0xFF; // not valid: one character of three bytes in the text, one byte in the file
        using var folder = IndexedFolder.OfBytes(("long.txt", [.. Encoding.UTF8.GetPreamble(), .. bytes]));
        var hit = folder.Search(new SearchRequest("walrus") { PassagesPerHit = 10_000, PassageLength = 40 }).Hits[0];
        Assert.True(hit.Passages.Max(p => p.Start) > 8_500_000);
        var content = File.ReadAllBytes(folder.Location.ToFull("long.txt"));
        Assert.All(hit.Passages, p => Assert.All(p.Highlights, h => AssertSame("walrus", content, h.Source!.Value)));
        Assert.NotNull(hit.Notice);

        static void AssertSame(string word, byte[] content, SourceRange place) =>
            Assert.Equal(word, Encoding.UTF8.GetString(content, (int)place.Start.Byte!.Value, (int)(place.End.Byte!.Value - place.Start.Byte.Value)));
    }

    [Fact]
    public void A_phrase_is_one_highlight_with_its_words()
    {
        using var folder = IndexedFolder.Of(("a.md", "# A big Walrus\n\nThe big cease-fire walrus. A big\nwalrus."));
        var hit = folder.Search("\"big walrus\" \"big cease-fire\"").Hits[0];
        Assert.Equal(
            ["big Walrus: big Walrus", "big cease-fire: big cease-fire", "big\nwalrus: big walrus"],
            hit.Passages.SelectMany(p => p.Highlights.Select(h => (p, h))).OrderBy(x => x.h.Start)
                .Select(x => $"{Of(x.p, x.h.Start, x.h.End)}: {string.Join(' ', x.h.Words.Select(w => Of(x.p, w.Start, w.End)))}"));
        Assert.Equal(["\"big walrus\"", "\"big cease-fire\""], hit.Passages.SelectMany(p => p.Words).Distinct().OrderDescending());

        static string Of(Passage passage, int start, int end) => passage.Text[(start - passage.Start)..(end - passage.Start)];
    }

    [Fact]
    public void What_is_marked_in_a_link_is_its_text_alone()
    {
        const string Text = "Grüße: see [the guide](http://very/long \"A title\") for [big](x) <b>walruses</b>.\n\n[two](a) lines";
        using var folder = IndexedFolder.Of(("a.md", Text));
        Assert.Equal(["guide", "big", "walruses", "two"], Sources("guide big walruses two"));
        Assert.Equal(["guide](http://very/long \"A title\") for [big](x) <b>walruses"], Sources("\"guide for big walruses\""));
        var passage = folder.Search("\"guide for big walruses\"").Hits[0].Passages[0];
        Assert.Equal("Grüße: see the guide for big walruses.", passage.Text);
        Assert.Equal((1, 1, 1, Text.IndexOf('\n', StringComparison.Ordinal) + 1), (passage.Line, passage.Column, passage.Source.End.Line, passage.Source.End.Column));

        IEnumerable<string> Sources(string query) => folder.Search(query).Hits[0].Passages.SelectMany(p => p.Highlights).OrderBy(h => h.Start)
            .Select(h => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Text)[(int)h.Source!.Value.Start.Byte!.Value..(int)h.Source.Value.End.Byte!.Value]));
    }

    private static byte[] Bytes((string Name, string Text, string Charset, bool IsMarked) file)
    {
        var encoding = Encoding.GetEncoding(file.Charset);
        return [.. file.IsMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes(file.Text)];
    }

    // By bytes: what stands before each place is the text before it. By line and column: as an editor counts them.
    private static void AssertFound(SourceRange place, string expected, Hit hit, byte[] file)
    {
        var decoder = Encoding.GetEncoding(hit.Encoding);
        var mark = decoder.GetPreamble() is { Length: > 0 } preamble && file.AsSpan().StartsWith(preamble) ? preamble.Length : 0;
        var text = decoder.GetString(file, mark, file.Length - mark);
        if (place.Start.Byte is null)
            Assert.Contains('\uFFFD', text);
        else
            AssertHolds(Before(place.End)[Before(place.Start).Length..]);

        AssertHolds(text[Offset(place.Start)..Offset(place.End)]);

        // What is left out of Markdown stands within what is marked, never at its ends.
        void AssertHolds(string source)
        {
            if (hit.Format != "markdown" || source.Length == expected.Length)
            {
                Assert.Equal(expected, source);
                return;
            }

            Assert.Equal((expected[0], expected[^1]), (source[0], source[^1]));
            Assert.Equal(expected.Length, source.Aggregate(0, (found, c) => found < expected.Length && expected[found] == c ? found + 1 : found));
        }

        string Before(SourcePlace at) => decoder.GetString(file, mark, (int)at.Byte!.Value - mark);

        int Offset(SourcePlace at)
        {
            var lines = text.Contains('\n') ? text.Split('\n') : text.Split('\r');
            return lines.Take(at.Line - 1).Sum(l => l.Length + 1) + at.Column - 1;
        }
    }
}
