using CsCheck;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Testing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>What is damaged is found, and mended.</summary>
public sealed class DamageTests
{
    private const string Victim = "plain/5.txt";
    private const string VictimText = "An apple banana number 5. Another cherry-date stands here.\n\nAnd the name5.";

    private static readonly Dictionary<string, (CheckFindingKind Kind, Action<List<IIndexableField>> Change)> Changes = new(StringComparer.Ordinal)
    {
        ["a passage table of nothing"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, [1, 1, 1]))),
        ["a passage table that ends too late"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, [.. Table().Encode(), 0]))),
        ["a passage table that begins elsewhere"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { PartStart = 1 }).Encode()))),
        ["a passage table of another line"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { StartLine = 2 }).Encode()))),
        ["a passage table of another column"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { StartColumn = 2 }).Encode()))),
        ["a sentence beyond the text"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, Table(new Sentence(0, 1000, SentenceKind.Prose, true)).Encode()))),
        ["a sentence of nothing"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, Table(new Sentence(3, 3, SentenceKind.Prose, true)).Encode()))),
        ["a heading above no sentence"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Headings = [new Heading(1, 9, "x")] }).Encode()))),
        ["a heading of no level"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Headings = [new Heading(0, 0, "x")] }).Encode()))),
        ["lines that end otherwise"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, [.. Table().Encode()[..^1], 4]))),
        ["bytes that begin in the midst of the source"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Bytes = Bytes(5, 1) }).Encode()))),
        ["bytes of characters that there are not"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Bytes = Bytes(0, 1, new ByteShift(1000, -1)) }).Encode()))),
        ["something left out behind the text"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Omissions = [new Omission(1000, 1, 1)] }).Encode()))),
        ["nothing left out"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Omissions = [new Omission(5, 0, 0)] }).Encode()))),
        ["something left out twice"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, (Table() with { Omissions = [new Omission(5, 1, 1), new Omission(5, 1, 1)] }).Encode()))),
        ["links that were not indexed"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Properties, new StatedWords(null, Links: "http://x").EncodeProperties()))),
        ["words of links that there are not"] = (CheckFindingKind.Text, fields => fields.SetPostings(RawDocument.Body(VictimText, new StatedWords(null, Links: "http://x")))),
        ["forms of links that there are not"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.Forms(VictimText, new StatedWords(null, Links: "http://x")))),
        ["a passage table of an older version"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Passages, Table().Encode()[..^1]))),
        ["no passage table"] = (CheckFindingKind.Text, fields => fields.Drop<StoredField>(IndexFields.Passages)),
        ["no text"] = (CheckFindingKind.Text, fields => fields.Drop<StoredField>(IndexFields.Text)),
        ["no format"] = (CheckFindingKind.Text, fields => fields.Drop<StoredField>(IndexFields.Format)),
        ["a text that is no text"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Text, [.. Enumerable.Repeat((byte)0xC3, 100)]))),
        ["a length for ranking that is false"] = (CheckFindingKind.Text, fields => fields.OfType<Field>().Single(f => f.Name == IndexFields.Body).Boost = 8),
        ["another text"] = (CheckFindingKind.Postings, fields => fields.Set(Stored(IndexFields.Text, "An apple banana number 6. Another cherry-date stands here.\n\nAnd the name6."u8.ToArray()))),
        ["another order of words"] = (CheckFindingKind.Postings, fields => fields.Set(Stored(IndexFields.Text, "An apple number banana 5. Another cherry-date stands here.\n\nAnd the name5."u8.ToArray()))),
        ["another place of words"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Text, "An  apple banana number 5. Another cherry-date stands here.\nAnd the name5."u8.ToArray()))),
        ["no postings"] = (CheckFindingKind.Text, fields => fields.Drop<Field>(IndexFields.Body)),
        ["no forms"] = (CheckFindingKind.Postings, fields => fields.Drop<Field>(IndexFields.Forms)),
        ["forms of another text"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.Forms("an apple banana number 5. Another cherry-date stands here.\n\nAnd the name5."))),
        ["terms among the forms"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.BodyAsForms(VictimText))),
        ["tokens without their lengths"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.WithLengths(VictimText, null))),
        ["tokens of other lengths"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.WithLengths(VictimText, [3]))),
        ["a title that was not indexed"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.Title, new BytesRef("A title")))),
        ["an author that was not indexed"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Properties, new StatedWords(null, "Jane").EncodeProperties()))),
        ["properties that cannot be read"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Properties, [9]))),
        ["properties of nothing"] = (CheckFindingKind.Text, fields => fields.Set(Stored(IndexFields.Properties, [0, 0, 0]))),
        ["a language that it does not state"] = (CheckFindingKind.Text, fields => fields.Set(new SortedDocValuesField(IndexFields.Language, new BytesRef("de")))),
        ["words of an author that there is not"] = (CheckFindingKind.Text, fields => fields.SetPostings(RawDocument.Body(VictimText, new StatedWords(null, "Jane")))),
        ["forms of keywords that there are not"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.Forms(VictimText, new StatedWords(null, null, "zoo")))),
        ["no encoding"] = (CheckFindingKind.Text, fields => fields.Drop<SortedDocValuesField>(IndexFields.Encoding)),
        ["no sentences"] = (CheckFindingKind.Text, fields => fields.Drop<BinaryDocValuesField>(IndexFields.SentenceEnds)),
        ["sentences elsewhere"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.SentenceEnds, new BytesRef([5])))),
        ["no offsets of words"] = (CheckFindingKind.Text, fields => fields.Drop<BinaryDocValuesField>(IndexFields.Tokens)),
        ["offsets of words elsewhere"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.Tokens, new BytesRef(Offsets(VictimText.Insert(3, " ")))))),
        ["offsets of fewer words"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.Tokens, new BytesRef(Offsets("An apple"))))),
        ["offsets behind the text"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.Tokens, new BytesRef(Offsets(VictimText.Replace("An", new string(' ', 500), StringComparison.Ordinal)))))),
        ["offsets that cannot be read"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.Tokens, new BytesRef([28, 0, 9, 9])))),
        ["words of a title that there is not"] = (CheckFindingKind.Text, fields => fields.SetPostings(RawDocument.Body(VictimText, new StatedWords("title")))),
        ["forms of a title that there is not"] = (CheckFindingKind.Postings, fields => fields.SetPostings(RawDocument.Forms(VictimText, new StatedWords("title")))),
        ["headings that there are not"] = (CheckFindingKind.Text, fields => fields.Set(new BinaryDocValuesField(IndexFields.Headings, new BytesRef([0, 1])))),
        ["no format for filters"] = (CheckFindingKind.Text, fields => fields.Drop<SortedDocValuesField>(IndexFields.Format)),
        ["another format for filters"] = (CheckFindingKind.Text, fields => fields.Set(new SortedDocValuesField(IndexFields.Format, new BytesRef("markdown")))),
        ["a date that it does not state"] = (CheckFindingKind.Text, fields => fields.Set(new NumericDocValuesField(IndexFields.Stated, 5))),
        ["an empty path"] = (CheckFindingKind.Ledger, fields => fields.Set(new BinaryDocValuesField(IndexFields.Path, new BytesRef()))),
        ["a path that is no text"] = (CheckFindingKind.Ledger, fields => fields.Set(new BinaryDocValuesField(IndexFields.Path, new BytesRef([0xC3])))),
        ["a short hash"] = (CheckFindingKind.Ledger, fields => fields.Set(new BinaryDocValuesField(IndexFields.Hash, new BytesRef(new byte[15])))),
        ["no hash"] = (CheckFindingKind.Ledger, fields => fields.Drop<BinaryDocValuesField>(IndexFields.Hash)),
        ["no length"] = (CheckFindingKind.Ledger, fields => fields.Drop<NumericDocValuesField>(IndexFields.Length)),
        ["a length below nothing"] = (CheckFindingKind.Ledger, fields => fields.Set(new NumericDocValuesField(IndexFields.Length, -1))),
        ["a status that is none"] = (CheckFindingKind.Ledger, fields => fields.Set(new NumericDocValuesField(IndexFields.Status, 99))),
        ["a part without those before it"] = (CheckFindingKind.Ledger, fields => fields.Set(new NumericDocValuesField(IndexFields.Part, 1))),
        ["a number that is none"] = (CheckFindingKind.Ledger, fields => fields.Set(new NumericDocValuesField(IndexFields.Id, -5))),
        ["another number than its term"] = (CheckFindingKind.Postings, fields => fields.Set(new NumericDocValuesField(IndexFields.Id, 5000))),
        ["skipped with a text"] = (CheckFindingKind.Text, fields => fields.Set(new NumericDocValuesField(IndexFields.Status, 2))),
        ["mended without saying what"] = (CheckFindingKind.Text, fields => fields.Set(new NumericDocValuesField(IndexFields.Mended, 1))),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Fact]
    public void Every_changed_byte_is_found_or_changes_nothing()
    {
        using var folder = ManyKinds.Small();
        var files = Directory.GetFiles(folder.Location.SegmentsFolder).Where(path => new FileInfo(path).Length > 0).Order(StringComparer.Ordinal).ToArray();
        foreach (var path in files.Where(path => Path.GetFileName(path).StartsWith("segments", StringComparison.Ordinal) || path.EndsWith(".del", StringComparison.Ordinal)))
        {
            for (var at = 0; at < new FileInfo(path).Length; at++)
                AssertFound(folder, path, at, 0x01);
        }

        Gen.Select(Gen.OneOf(files), Gen.Double[0, 1], Gen.Int[1, 255]).Sample(
            (path, place, mask) => AssertFound(folder, path, (int)(place * (new FileInfo(path).Length - 1)), (byte)mask), iter: 400, threads: 1);
        IndexCheckTests.AssertSound(IndexCheckTests.Check(folder));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_found() => CutOff(path => path.EndsWith(".cfs", StringComparison.Ordinal));

    [Fact]
    public void A_small_file_cut_off_anywhere_is_found() => CutOff(path => !path.EndsWith(".cfs", StringComparison.Ordinal));

    [Fact]
    public void A_false_name_of_the_generation_is_found()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        Damaged.Flip(folder.Location.SegmentsFolder, "*.cfs", 300);
        Damaged.Repair(folder);
        var pointer = Path.Combine(folder.Location.Folder, "current");
        for (var at = 0; at < "main-2".Length; at++)
        {
            Damaged.Flip(folder.Location.Folder, "current", at, 0x01);
            Assert.Equal(CheckFindingKind.Commit, Assert.Single(IndexCheckTests.Check(folder).Findings).Kind);
            Assert.Equal(1, Damaged.Repair(folder).Kept);
            AssertMended(folder);
            Damaged.Flip(folder.Location.SegmentsFolder, "*.cfs", 300);
            Damaged.Repair(folder);
            if (Generation.Current(folder.Location) != "main-2")
                Directory.Move(folder.Location.SegmentsFolder, Path.Combine(folder.Location.Folder, "main-2"));

            File.WriteAllText(pointer, "main-2\n");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_wrong_is_found_and_mended(string name)
    {
        using var folder = ManyKinds.Small();
        var (kind, change) = Changes[name];
        Damaged.Rewrite(folder, Victim, change);
        AssertAnsweredOrTold(folder);
        var report = IndexCheckTests.Check(folder);

        var finding = Assert.Single(report.Findings, f => f.Segment is not null);
        Assert.Equal(kind, finding.Kind);
        if (!name.Contains("path", StringComparison.Ordinal))
            Assert.Equal(Victim, finding.Path);

        var repair = Damaged.Repair(folder);
        Assert.Equal((16, 1, 0), (repair.Kept, repair.Read!.Added, repair.Nameless));
        AssertMended(folder);
    }

    // A search need not notice damage, but what it says of it is that.
    private static void AssertAnsweredOrTold(IndexedFolder folder)
    {
        foreach (var query in new[] { "another cherry", "\"cherry date\"", "name5", "title:name5 apple", "heading:another cherry type:text" })
        {
            var failure = Record.Exception(() => folder.Search(query));
            Assert.True(failure is null or IndexException { Kind: IndexErrorKind.Corrupt }, $"{query}: {failure}");
        }
    }

    [Fact]
    public void A_path_that_stands_twice_is_found_and_mended()
    {
        using var folder = ManyKinds.Small();
        Damaged.AddTwin(folder, Victim, fields =>
        {
            fields.Set(new NumericDocValuesField(IndexFields.Id, 5000));
            fields.Set(new StringField(IndexFields.Id, DocumentId.ToTerm(5000), Field.Store.NO));
        });
        Assert.Equal((Victim, "it is in the index twice"), SingleFinding(folder));
        Assert.Equal(16, Damaged.Repair(folder).Kept);
        AssertMended(folder);
    }

    [Fact]
    public void A_number_that_stands_twice_is_found_and_mended()
    {
        using var folder = ManyKinds.Small();
        Damaged.AddTwin(folder, Victim, fields => fields.Set(new BinaryDocValuesField(IndexFields.Path, new BytesRef("plain/twin.txt"))));
        folder.Files.Write("plain/twin.txt", "An apple banana number 5. Another cherry-date stands here.\n\nAnd the name5.");
        var (path, detail) = SingleFinding(folder);
        Assert.Equal("plain/twin.txt", path);
        Assert.Matches(@"its number \d+ is that of another document too", detail);
        Assert.Equal((16, 2), (Damaged.Repair(folder).Kept, folder.Paths("name5").Length));
        AssertMended(folder);
    }

    [Fact]
    public void Sums_that_are_not_those_of_the_documents_are_found_and_mended()
    {
        using var folder = ManyKinds.Small();
        Damaged.Commit(folder, stamp => stamp with { LedgerSum = stamp.LedgerSum + 1, Retries = 3 });
        Assert.Equal(
            ["the sum of its ledger is not that of its documents", "it says that 3 files could not be read, and its documents say 0"],
            IndexCheckTests.Check(folder).Findings.Select(f => f.Detail));
        Assert.Equal((17, 0), (Damaged.Repair(folder).Kept, folder.Update().Added));
        AssertMended(folder);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_missing_part_is_found_and_mended(int missing)
    {
        using var folder = ManyKinds.WithLong();
        Damaged.Rewrite(folder, "long.md", fields =>
        {
            if (fields.PartOf() == missing)
                fields.Clear();
        });
        Assert.NotEqual(ManyKinds.LongText(), folder.Read("long.md"));
        var (path, detail) = SingleFinding(folder);
        Assert.Equal(("long.md", $"its part {missing + 1} does not follow part {missing}"), (path, detail));

        var repair = Damaged.Repair(folder);
        Assert.Equal((18, 1), (repair.Kept, repair.Read!.Added));
        AssertMended(folder);
        Assert.Equal(ManyKinds.LongText(), folder.Read("long.md"));
    }

    [Fact]
    public void A_part_that_says_something_else_than_the_others_is_found_and_mended()
    {
        using var folder = ManyKinds.WithLong();
        Damaged.Rewrite(folder, "long.md", fields => fields.Set(new NumericDocValuesField(IndexFields.Length, fields.PartOf())));
        Assert.Equal(CheckFindingKind.Ledger, Assert.Single(IndexCheckTests.Check(folder).Findings, f => f.Segment is not null).Kind);
        Damaged.Repair(folder);
        AssertMended(folder);
    }

    [Fact]
    public void Long_documents_are_kept_whole_where_others_are_mended()
    {
        using var folder = ManyKinds.WithLong();
        Damaged.Write(folder, (session, _) =>
        {
            // All in one segment, so that the long document stands among those that are taken out.
            foreach (var path in (string[])["short.txt", "long.md", Victim])
            {
                foreach (var part in RawDocument.Read(folder, path))
                    session.Delete(part.OfType<NumericDocValuesField>().Single(f => f.Name == IndexFields.Id).GetInt64Value()!.Value);

                var parts = RawDocument.Read(folder, path);
                if (parts.Count == 1)
                    parts[0].Set(Stored(IndexFields.Passages, [9]));

                session.Add(parts);
            }
        });
        Assert.Equal(2, IndexCheckTests.Check(folder).FindingCount);
        Assert.Equal(17, Damaged.Repair(folder).Kept);
        AssertMended(folder);
        Assert.Equal(ManyKinds.LongText(), folder.Read("long.md"));
    }

    [Theory]
    [InlineData(IndexFields.Headings)]
    [InlineData(IndexFields.Stated)]
    public void What_is_missing_of_a_stated_date_and_of_headings_is_found(string name)
    {
        using var folder = ManyKinds.Small();
        Damaged.Rewrite(folder, "notes.md", fields => Assert.Equal(1, fields.RemoveAll(f => f.Name == name)));
        Assert.Equal(CheckFindingKind.Text, Assert.Single(IndexCheckTests.Check(folder).Findings, f => f.Segment is not null).Kind);
        Damaged.Repair(folder);
        AssertMended(folder);
    }

    internal static void AssertMended(IndexedFolder folder)
    {
        IndexCheckTests.AssertSound(IndexCheckTests.Check(folder));
        using var fresh = new IndexedFolder();
        foreach (var path in Directory.EnumerateFiles(folder.Files.FullPath, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder.Files.FullPath, path);
            if (!name.StartsWith(IndexLocation.FolderName, StringComparison.Ordinal))
                fresh.Files.Write(name, File.ReadAllBytes(path));
        }

        fresh.Update();
        foreach (var query in ManyKinds.Queries)
            Assert.Equal(Answer(fresh, query), Answer(folder, query));

        var (status, expected) = (folder.Status(), fresh.Status());
        Assert.Equal((expected.Seen, expected.Indexed, 0), (status.Seen, status.Indexed, status.Behind));
        Assert.Equal(expected.Skipped, status.Skipped);
        Assert.Equal(expected.Mended, status.Mended);
        Assert.Equal(["current", "main", "write.lock"], Directory.EnumerateFileSystemEntries(folder.Location.Folder).Select(NameOf).Where(n => n != ".gitignore").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static string NameOf(string path) => Path.GetFileName(path) is var name && name.StartsWith("main", StringComparison.Ordinal) ? "main" : Path.GetFileName(path);

    private static IEnumerable<(string Path, string Text)> Answer(IndexedFolder folder, string query) =>
        folder.Search(query).Hits.Select(hit => (hit.Path, string.Join('|', hit.Passages.Select(p => $"{p.Line}:{p.Column}:{p.Text}")))).Order();

    private static (string? Path, string Detail) SingleFinding(IndexedFolder folder)
    {
        var finding = Assert.Single(IndexCheckTests.Check(folder).Findings, f => f.Segment is not null);
        return (finding.Path, finding.Detail);
    }

    private static void AssertFound(IndexedFolder folder, string path, int at, byte mask)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= mask;
        File.WriteAllBytes(path, bytes);
        Assert.False(IndexCheckTests.Check(folder).IsSound, $"{Path.GetFileName(path)} at {at}");
        bytes[at] ^= mask;
        File.WriteAllBytes(path, bytes);
    }

    private static void CutOff(Func<string, bool> isMeant)
    {
        using var folder = ManyKinds.Small();
        foreach (var path in Directory.GetFiles(folder.Location.SegmentsFolder).Where(path => new FileInfo(path).Length > 0 && isMeant(path)))
        {
            var bytes = File.ReadAllBytes(path);
            for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 40))
            {
                File.WriteAllBytes(path, bytes[..length]);
                Assert.False(IndexCheckTests.Check(folder).IsSound, $"{Path.GetFileName(path)} of {length}");
            }

            File.WriteAllBytes(path, bytes);
        }
    }

    private static SourceBytes Bytes(long start, int width, params ByteShift[] shifts) => new() { Start = start, Widths = [new('\0', width)], Shifts = shifts };

    private static byte[] Offsets(string text)
    {
        using var tokens = new TextTokens(new TextAnalyzer());
        tokens.Read(text);
        return tokens.EncodeOffsets();
    }

    private static StoredField Stored(string name, byte[] bytes) => new(name, bytes);

    private static PassageTable Table(params Sentence[] sentences) =>
        new() { PartStart = 0, StartLine = 1, StartColumn = 1, Headings = [], Sentences = sentences };
}
