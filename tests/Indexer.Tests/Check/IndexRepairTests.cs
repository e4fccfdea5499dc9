using CsCheck;
using DocumentSearch.Indexer.Check;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Check;

public sealed class IndexRepairTests
{
    [Fact]
    public void A_sound_index_is_left_as_it_is()
    {
        using var folder = ManyKinds.Small();
        var before = Files(folder);
        var report = Damaged.Repair(folder);
        Assert.True(report.Found.IsSound);
        Assert.Null(report.Read);
        Assert.Equal((Generation.First, before), (Generation.Current(folder.Location), Files(folder)));
    }

    [Fact]
    public void Any_damage_of_any_file_is_mended() => Gen.Select(Gen.Int[0, 1000], Gen.Double[0, 1], Gen.Int[0, 3]).Sample(
        (number, place, how) =>
        {
            using var folder = ManyKinds.Small();
            var files = Directory.GetFiles(folder.Location.SegmentsFolder)
                .Where(path => new FileInfo(path).Length > 0 && !Path.GetFileName(path).StartsWith("segments_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).ToArray();
            var file = files[number % files.Length];
            var bytes = File.ReadAllBytes(file);
            var at = (int)(place * (bytes.Length - 1));
            switch (how)
            {
                case 0:
                    File.Delete(file);
                    break;
                case 1:
                    File.WriteAllBytes(file, bytes[..at]);
                    break;
                case 2:
                    bytes.AsSpan(at).Clear();
                    bytes[at]++;
                    File.WriteAllBytes(file, bytes);
                    break;
                default:
                    bytes[at] ^= 0x20;
                    File.WriteAllBytes(file, bytes);
                    break;
            }

            var isOptional = how == 0 && Path.GetFileName(file) == "segments.gen";
            var report = Damaged.Repair(folder);
            Assert.Equal(isOptional, report.Found.IsSound);
            Assert.Empty(report.Lost);
            if (!isOptional)
                DamageTests.AssertMended(folder);
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void A_damaged_commit_still_says_what_the_index_covers()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("one/a.txt", "apple");
        folder.Files.Write("two/b.txt", "banana");
        folder.Files.Write("two/c.log", "cherry");
        var request = new UpdateRequest
        {
            AddRoots = [folder.Files["one"], folder.Files["two"]],
            Choose = choices => choices with { MaxFileBytes = 5000, Exclude = ["*.tmp"] },
        };
        folder.Updater.Update(request, null, CancellationToken.None);
        var commit = Directory.GetFiles(folder.Location.SegmentsFolder, "segments_*").Single();
        var bytes = File.ReadAllBytes(commit);
        var misread = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            if (RescuedStamp.Of(damaged)?.Roots is not { } roots || !roots.SequenceEqual(["one", "two"], StringComparer.Ordinal))
                misread++;
        }

        Assert.InRange(misread, 1, "roots".Length + "one two".Length + 2);
        Assert.Null(RescuedStamp.Of(new byte[100]));
        Assert.Equal(["*.tmp"], DocumentSearch.Indexer.Source.SourceChoices.Read(RescuedStamp.Of(bytes)!.Choices).Exclude);

        bytes[^20] ^= 0x01;
        File.WriteAllBytes(commit, bytes);
        Assert.Equal(IndexErrorKind.Corrupt, Assert.Throws<IndexException>(() => folder.Paths("apple")).Kind);
        var report = Damaged.Repair(folder);
        Assert.Equal(["one", "two"], report.GuessedRoots);
        Assert.Equal(3, report.Read!.Added);
        IndexCheckTests.AssertSound(IndexCheckTests.Check(folder));
        using var snapshot = IndexSnapshot.Open(folder.Location);
        Assert.Equal("*.tmp", snapshot.Stamp.Choices["exclude"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_commit_that_says_nothing_leaves_a_way_out(int length)
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        var commit = Directory.GetFiles(folder.Location.SegmentsFolder, "segments_*").Single();
        File.WriteAllBytes(commit, [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7919 >> 3))]);
        Assert.Equal(CheckFindingKind.Commit, Assert.Single(IndexCheckTests.Check(folder).Findings).Kind);
        var error = Assert.Throws<IndexException>(() => Damaged.Repair(folder));
        Assert.Equal(IndexErrorKind.Corrupt, error.Kind);
        Assert.EndsWith("delete this folder, then make it anew with: search index FOLDER", error.Message, StringComparison.Ordinal);

        Directory.Delete(folder.Location.Folder, recursive: true);
        folder.Update();
        Assert.Equal(["a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void A_commit_that_is_gone_is_made_anew_by_an_update()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        File.Delete(Directory.GetFiles(folder.Location.SegmentsFolder, "segments_*").Single());
        var error = Assert.Throws<IndexException>(() => Damaged.Repair(folder));
        Assert.EndsWith("no index here; make one with: search index FOLDER", error.Message, StringComparison.Ordinal);
        folder.Update();
        Assert.Equal(["a.txt"], folder.Paths("apple"));
        IndexCheckTests.AssertSound(IndexCheckTests.Check(folder));
    }

    [Fact]
    public void Changes_since_the_last_commit_come_in_with_it()
    {
        using var folder = IndexedFolder.ByOneThread();
        folder.Files.Write("a.txt", "apple");
        folder.Files.Write("b.txt", "banana");
        folder.Update();
        folder.Files.Write("new.txt", "a new date");
        folder.Files.Delete("b.txt");
        Damaged.FlipText(folder, "_0");
        Assert.Equal("b.txt", Assert.Single(Damaged.Repair(folder).Lost));
        DamageTests.AssertMended(folder);
    }

    [Fact]
    public void What_a_missing_folder_held_is_kept_if_sound_and_told_if_not()
    {
        using var folder = new IndexedFolder();
        folder.Files.Write("docs/a.txt", "apple");
        folder.Updater.Update([folder.Files["docs"]], null, CancellationToken.None);
        folder.Files.Write("docs/b.txt", "banana");
        folder.Updater.Update([folder.Files["docs"]], null, CancellationToken.None);
        Directory.Move(folder.Files["docs"], folder.Files["away"]);
        Damaged.FlipText(folder, "_0");
        var report = Damaged.Repair(folder);

        Assert.Equal((1, 1, 0), (report.Kept, report.LostCount, report.Nameless));
        Assert.Equal("docs/a.txt", Assert.Single(report.Lost));
        Assert.Equal("docs", Assert.Single(report.Read!.Faults).Path);
        IndexCheckTests.AssertSound(IndexCheckTests.Check(folder));
        Assert.Equal(["docs/b.txt"], folder.Paths("banana"));

        Directory.Move(folder.Files["away"], folder.Files["docs"]);
        folder.Updater.Update([], null, CancellationToken.None);
        Assert.Equal(["docs/a.txt"], folder.Paths("apple"));
    }

    [Fact]
    public void Documents_that_cannot_even_be_named_are_counted()
    {
        using var folder = IndexedFolder.InOneSegment(("a.txt", "apple"), ("b.txt", "banana"));
        Damaged.Flip(folder.Location.SegmentsFolder, "*.cfe", 30);
        Assert.Equal((2, 0), (Damaged.Repair(folder).Nameless, folder.Update().Added));
        DamageTests.AssertMended(folder);
    }

    [Fact]
    public void An_interrupted_repair_changes_nothing_and_is_gone_on_with()
    {
        using var folder = IndexedFolder.ByOneThread();
        for (var i = 0; i < 20; i++)
            folder.Files.Write($"{i:00}.txt", "apple");

        folder.Update();
        folder.Files.Write("later.txt", "banana");
        folder.Update();
        Damaged.Flip(folder.Location.SegmentsFolder, "_0.cfs", 700);
        using (var cancel = new CancellationTokenSource())
            Assert.True(Damaged.RepairTold(folder, new Told(p => CancelAt(p, 7, cancel)), cancel.Token).Interrupted);

        Assert.Equal((Generation.First, false), (Generation.Current(folder.Location), IndexCheckTests.Check(folder).IsSound));
        Assert.StartsWith("main-2: ", Assert.Single(IndexCheckTests.Check(folder).Notes), StringComparison.Ordinal);
        var report = Damaged.Repair(folder);
        Assert.Equal((8, 13), (report.Kept, report.Read!.Added));
        DamageTests.AssertMended(folder);
        Assert.Equal("main-2", Generation.Current(folder.Location));
    }

    [Fact]
    public void An_interrupted_repair_that_was_damaged_meanwhile_is_begun_anew()
    {
        using var folder = ManyKinds.Small();
        Damaged.Flip(folder.Location.SegmentsFolder, "*.cfs", 700);
        using (var cancel = new CancellationTokenSource())
            Damaged.RepairTold(folder, new Told(p => CancelAt(p, 1, cancel)), cancel.Token);

        Damaged.Flip(Path.Combine(folder.Location.Folder, "main-2"), "*.cfs", 200);
        Assert.False(Damaged.Repair(folder).Interrupted);
        DamageTests.AssertMended(folder);
    }

    [Fact]
    public void An_interrupted_repair_is_no_hindrance_for_what_else_is_done()
    {
        using var folder = ManyKinds.Small();
        Damaged.Commit(folder, stamp => stamp with { Retries = 3 });
        using (var cancel = new CancellationTokenSource())
        {
            folder.Files.Write("new.txt", "a new date");
            Damaged.RepairTold(folder, new Told(p => CancelAt(p, 1, cancel)), cancel.Token);
        }

        Assert.Equal(2, Generation.All(folder.Location).Count);
        folder.Files.Write("other.txt", "another date");
        folder.Update();
        Assert.Equal([Generation.First], Generation.All(folder.Location));
        IndexCheckTests.AssertSound(IndexCheckTests.Check(folder));
    }

    [Fact]
    public void What_is_damaged_while_it_is_made_does_not_take_the_place_of_anything()
    {
        using var folder = ManyKinds.Small();
        Damaged.Flip(folder.Location.SegmentsFolder, "*.cfs", 700);
        var error = Assert.Throws<IndexException>(() => IndexRepair.Run(folder.Location, folder.Options, FlipWhenMade, CancellationToken.None));
        Assert.Contains("what was mended is damaged again", error.Message, StringComparison.Ordinal);
        Assert.Equal([Generation.First], Generation.All(folder.Location));

        Damaged.Repair(folder);
        DamageTests.AssertMended(folder);

        IProgress<UpdateProgress>? FlipWhenMade(RepairStep step)
        {
            if (step == RepairStep.Verifying)
                Damaged.Flip(Path.Combine(folder.Location.Folder, "main-2"), "*.cfs", 300);

            return null;
        }
    }

    [Fact]
    public void An_index_of_older_rules_is_made_anew_from_its_sources()
    {
        using var folder = ManyKinds.Small();
        Damaged.Commit(folder, stamp => stamp with { Analysis = AnalysisFingerprint.Current + "-old" });
        Damaged.Flip(folder.Location.SegmentsFolder, "*.cfs", 700);
        var report = Damaged.Repair(folder);
        Assert.Equal((0, 17, 0), (report.Kept, report.Read!.Added, report.Nameless));
        DamageTests.AssertMended(folder);
    }

    [Fact]
    public void One_process_at_a_time_mends()
    {
        using var folder = IndexedFolder.Of(("a.txt", "apple"));
        using var turn = WriterTurn.Wait(folder.Location, folder.Options, CancellationToken.None);
        Assert.Equal(IndexErrorKind.Locked, Assert.Throws<IndexException>(() => Damaged.Repair(folder)).Kind);
    }

    [Fact]
    public void Queries_are_answered_while_it_is_mended()
    {
        using var folder = ManyKinds.Small();
        Damaged.Rewrite(folder, "plain/5.txt", fields => fields.Clear());
        var totals = new List<int>();
        Damaged.RepairTold(folder, new Told(_ => totals.Add(folder.Search("apple").Total)), CancellationToken.None);
        Assert.Equal(folder.Search("apple").Total - 1, Assert.Single(totals));
    }

    private static string Files(IndexedFolder folder) => string.Join(' ', Directory.GetFiles(folder.Location.SegmentsFolder).Order(StringComparer.Ordinal));

    private static void CancelAt(UpdateProgress progress, int files, CancellationTokenSource cancel)
    {
        if (progress.Files == files)
            cancel.Cancel();
    }

    private sealed class Told(Action<UpdateProgress> action) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) => action(value);
    }
}
