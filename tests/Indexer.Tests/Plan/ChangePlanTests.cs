using CsCheck;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Tests.Plan;

public sealed class ChangePlanTests
{
    private static readonly Gen<string> Paths = Gen.OneOf("a", "b", "c", "d/a", "d/b", "d2/a", "d/e/a", "/far/a");

    private static readonly Gen<SourceStamp> Stamps =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 1], static (length, modified, changed, number) => new SourceStamp(length, modified, changed, number));

    private static readonly Gen<Dictionary<string, SourceStamp>> Ledgers = Gen.Select(Paths, Stamps).Array[0, 8].Select(ByPath);

    private static readonly Gen<SourceFile[]> Files = Gen.Select(Paths, Stamps).Array[0, 8].Select(static files => ByPath(files).Select(f => new SourceFile(f.Key, f.Value)).ToArray());

    [Fact]
    public void A_plan_makes_the_ledger_what_the_scan_saw() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var plan = Compute(new ScanResult(files, [], IsComplete: true), ledger);
        Assert.Equal(files.ToDictionary(f => f.Path, f => f.Stamp), Apply(plan, ledger));
        Assert.Equal(files.Length, plan.Unchanged + plan.Added.Count + plan.Modified.Count);
        Assert.Equal(0, Compute(new ScanResult(files, [], IsComplete: true), Apply(plan, ledger)).Changes);
    });

    [Fact]
    public void A_plan_does_nothing_that_is_not_needed() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var plan = Compute(new ScanResult(files, [], IsComplete: true), ledger);
        Assert.All(plan.Added, f => Assert.False(ledger.ContainsKey(f.Path)));
        Assert.All(plan.Modified, f => Assert.NotEqual(f.Stamp, ledger[f.Path]));
        Assert.All(plan.Removed, p => Assert.DoesNotContain(files, f => f.Path == p));
        Assert.Equal(plan.Added.Concat(plan.Modified).Sum(f => f.Stamp.Length), plan.Bytes);
    });

    [Fact]
    public void A_file_that_two_roots_name_counts_once() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
    {
        var once = Compute(new ScanResult(files, [], IsComplete: true), ledger);
        var twice = Compute(new ScanResult([.. files.Concat(files).OrderBy(f => f.Path, StringComparer.Ordinal)], [], IsComplete: true), ledger);
        Assert.Equal((once.Unchanged, once.Added.Count, once.Modified.Count), (twice.Unchanged, twice.Added.Count, twice.Modified.Count));
        Assert.Equal(once.Removed.Order(StringComparer.Ordinal), twice.Removed.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void A_scan_that_was_cut_short_removes_nothing() => Gen.Select(Files, Ledgers).Sample((files, ledger) =>
        Compute(new ScanResult(files, [], IsComplete: false), ledger).Removed.Count == 0);

    [Fact]
    public void What_is_under_a_place_that_could_not_be_scanned_is_kept() => Gen.Select(Files, Ledgers, Gen.OneOf("a", "d", "d/e", ".", "/far")).Sample((files, ledger, fault) =>
    {
        var plan = Compute(new ScanResult(files, [new ScanFault(fault, "")], IsComplete: true), ledger);
        var gone = ledger.Keys.Where(p => files.All(f => f.Path != p));
        Assert.Equal(gone.Where(p => fault != "." && p != fault && !p.StartsWith(fault + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), plan.Removed.Order(StringComparer.Ordinal));
    });

    private static ChangePlan Compute(ScanResult scan, Dictionary<string, SourceStamp> ledger) =>
        ChangePlan.Compute(scan, ledger.ToDictionary(e => e.Key, e => new LedgerEntry(e.Value, default, 0), StringComparer.Ordinal));

    private static Dictionary<string, SourceStamp> Apply(ChangePlan plan, Dictionary<string, SourceStamp> ledger)
    {
        var applied = new Dictionary<string, SourceStamp>(ledger, StringComparer.Ordinal);
        foreach (var path in plan.Removed)
            applied.Remove(path);
        foreach (var file in plan.Added.Concat(plan.Modified))
            applied[file.Path] = file.Stamp;

        return applied;
    }

    private static Dictionary<string, SourceStamp> ByPath((string Path, SourceStamp Stamp)[] files) =>
        files.DistinctBy(f => f.Path).ToDictionary(f => f.Path, f => f.Stamp, StringComparer.Ordinal);
}
