using CsCheck;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Tests.Plan;

public sealed class ChangePlanTests
{
    private const long MaxFileBytes = 2;

    private static readonly Gen<string> Paths = Gen.OneOf("a", "b", "c", "d/a", "d/b", "d2/a", "d/e/a", "/far/a", "a.txt", "b.txt", "d/a.md");

    private static readonly Gen<SourceStamp> Stamps =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 3], static (length, modified, changed, number) => new SourceStamp(length, modified, changed, number));

    private static readonly Gen<Dictionary<string, Known>> Ledgers =
        Gen.Select(Paths, Stamps, Gen.OneOf(SkipStatus.Indexed, SkipStatus.Unreadable)).Array[0, 8].Select(static entries => entries
            .DistinctBy(e => e.Item1)
            .ToDictionary(e => e.Item1, e => new Known(e.Item2, e.Item2.Length > MaxFileBytes ? SkipStatus.TooLarge : e.Item3), StringComparer.Ordinal));

    private static readonly Gen<SourceFile[]> Files =
        Gen.Select(Paths, Stamps).Array[0, 8].Select(static files => files.DistinctBy(f => f.Item1).Select(f => new SourceFile(f.Item1, f.Item2)).ToArray());

    [Fact]
    public void A_plan_makes_the_ledger_what_the_scan_saw() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var plan = new Planned(ScanResult.Of(files), ledger);
        var applied = plan.Apply();
        Assert.Equal(files.ToDictionary(f => f.Path, f => f.Stamp), applied.ToDictionary(e => e.Key, e => e.Value.Stamp));
        Assert.Equal(files.Length, plan.Plan.Unchanged + plan.Added.Length + plan.Modified.Length + plan.Moved.Length + plan.Retried.Length);
        var again = new Planned(ScanResult.Of(files), applied);
        Assert.Equal((0, 0), (again.Plan.Changes, again.Retried.Length));
    });

    [Fact]
    public void A_plan_does_nothing_that_is_not_needed() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var plan = new Planned(ScanResult.Of(files), ledger);
        Assert.All(plan.Added, f => Assert.False(ledger.ContainsKey(f.Path)));
        Assert.All(plan.Modified, f => Assert.NotEqual(f.Stamp, ledger[f.Path].Stamp));
        Assert.All(plan.Retried, f => Assert.Equal((f.Stamp, SkipStatus.Unreadable), (ledger[f.Path].Stamp, ledger[f.Path].Status)));
        Assert.All(plan.Removed, p => Assert.DoesNotContain(files, f => f.Path == p));
        Assert.Equal(plan.Added.Concat(plan.Modified).Sum(f => f.Stamp.Length), plan.Plan.Bytes);
    });

    [Fact]
    public void A_document_is_kept_only_where_its_file_can_be_the_same() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var plan = new Planned(ScanResult.Of(files), ledger);
        Assert.All(plan.Moved, move =>
        {
            Assert.DoesNotContain(files, f => f.Path == move.From);
            Assert.False(ledger.ContainsKey(move.To.Path));
            var (before, now) = (ledger[move.From].Stamp, move.To.Stamp);
            Assert.NotEqual(0, now.FileNumber);
            Assert.Equal((before.FileNumber, before.Length, before.ModifiedTicks), (now.FileNumber, now.Length, now.ModifiedTicks));
            Assert.Equal(Path.GetExtension(move.From), Path.GetExtension(move.To.Path));
        });
        Assert.Equal(plan.Moved.Length, plan.Moved.DistinctBy(m => m.From).Count());
    });

    [Fact]
    public void A_renamed_file_is_moved()
    {
        var ledger = new Dictionary<string, Known>(StringComparer.Ordinal) { ["a/x.txt"] = new(new SourceStamp(1, 2, 3, 4), SkipStatus.Indexed) };
        var plan = new Planned(ScanResult.Of([new SourceFile("b/y.txt", new SourceStamp(1, 2, 9, 4))]), ledger);
        Assert.Equal(("a/x.txt", "b/y.txt"), (plan.Moved.Single().From, plan.Moved.Single().To.Path));
        Assert.Equal(1, plan.Plan.Changes);

        // As Markdown the same bytes are another document.
        Assert.Empty(new Planned(ScanResult.Of([new SourceFile("b/y.md", new SourceStamp(1, 2, 9, 4))]), ledger).Moved);
    }

    [Theory]
    [InlineData(2, 2, SkipStatus.TooLarge, 1)]
    [InlineData(2, 2, SkipStatus.Indexed, 0)]
    [InlineData(3, 2, SkipStatus.Indexed, 1)]
    [InlineData(3, 2, SkipStatus.TooLarge, 0)]
    public void A_changed_size_limit_is_a_change(long length, long limit, int status, int modified)
    {
        var stamp = new SourceStamp(length, 1, 1, 1);
        var plan = ChangePlan.Compute(ScanResult.Of([new SourceFile("a", stamp)]), Ledger.Of([("a", stamp, status)]), limit);
        Assert.Equal(modified, plan.Modified.Count);
    }

    [Fact]
    public void A_scan_that_was_cut_short_removes_and_moves_nothing() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var plan = new Planned(ScanResult.Of(files, isComplete: false), ledger);
        return plan.Removed.Length == 0 && plan.Moved.Length == 0;
    });

    [Fact]
    public void What_is_under_a_place_that_could_not_be_scanned_is_kept() => Gen.Select(Files, Ledgers, Gen.OneOf("a", "d", "d/e", ".", "/far", "/")).Sample((files, ledger, fault) =>
    {
        var plan = new Planned(ScanResult.Of(files, [new ScanFault(fault, "")]), ledger);
        var gone = ledger.Keys.Where(p => files.All(f => f.Path != p));
        var isKept = (string p) => fault == "." || p == fault || p.StartsWith(fault.TrimEnd('/') + "/", StringComparison.Ordinal);
        Assert.Equal(
            gone.Where(p => !isKept(p)).Order(StringComparer.Ordinal),
            plan.Removed.Concat(plan.Moved.Select(m => m.From)).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void What_was_left_out_on_purpose_is_not_kept()
    {
        var ledger = new Dictionary<string, Known>(StringComparer.Ordinal) { ["link/a"] = new(default, SkipStatus.Indexed) };
        Assert.Equal(["link/a"], new Planned(ScanResult.Of([], [new ScanFault("link", "", ScanFaultKind.LeftOut)]), ledger).Removed);
    }

    private sealed record Known(SourceStamp Stamp, int Status);

    /// <summary>A plan by names.</summary>
    private sealed class Planned
    {
        private readonly Dictionary<string, Known> _ledger;

        public Planned(ScanResult scan, Dictionary<string, Known> known)
        {
            _ledger = known;
            var ledger = Ledger.Of([.. known.Select(e => (e.Key, e.Value.Stamp, e.Value.Status))]);
            Plan = ChangePlan.Compute(scan, ledger, MaxFileBytes);
            Added = [.. Plan.Added.Select(scan.FileOf)];
            Modified = [.. Plan.Modified.Select(k => scan.FileOf(k.File))];
            Retried = [.. Plan.Retried.Select(k => scan.FileOf(k.File))];
            Moved = [.. Plan.Moved.Select(k => (ledger.PathOf(k.Entry), scan.FileOf(k.File)))];
            Removed = [.. Plan.Removed.Select(ledger.PathOf)];
            Assert.All(Plan.Modified.Concat(Plan.Retried), k => Assert.Equal(scan.PathOf(k.File), ledger.PathOf(k.Entry)));
        }

        public ChangePlan Plan { get; }

        public SourceFile[] Added { get; }

        public SourceFile[] Modified { get; }

        public SourceFile[] Retried { get; }

        public (string From, SourceFile To)[] Moved { get; }

        public string[] Removed { get; }

        public Dictionary<string, Known> Apply()
        {
            var applied = new Dictionary<string, Known>(_ledger, StringComparer.Ordinal);
            foreach (var path in Removed.Concat(Moved.Select(m => m.From)))
                applied.Remove(path);
            foreach (var file in Added.Concat(Modified).Concat(Retried).Concat(Moved.Select(m => m.To)))
                applied[file.Path] = new Known(file.Stamp, file.Stamp.Length > MaxFileBytes ? SkipStatus.TooLarge : SkipStatus.Indexed);

            return applied;
        }
    }
}
