using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>Updates whose power is cut, at every single operation that writes.</summary>
public sealed class PowerCutTests
{
    // So many of them are tried at each operation, and the next ones at the next.
    private const int FatesPerOperation = 3;

    private static readonly (Unsynced Unsynced, bool? AreDeletionsDone)[] Fates =
    [
        (Unsynced.Kept, true),
        (Unsynced.Dropped, true),
        (Unsynced.Zeroed, false),
        (Unsynced.Emptied, false),
        (Unsynced.Truncated, true),
        (Unsynced.AnyOfThese, null),
        (Unsynced.Dropped, false),
        (Unsynced.Zeroed, true),
        (Unsynced.AnyOfThese, null),
    ];

    [Theory]
    [InlineData(IndexStart.New)]
    [InlineData(IndexStart.Changed)]
    [InlineData(IndexStart.Outdated)]
    [InlineData(IndexStart.Changed, true)]
    public void The_index_opens_at_its_last_commit_and_the_next_update_completes_it(IndexStart start, bool gathers = false)
    {
        using var folder = ChangedFolder.Of(start);
        PowerCut power;
        var at = 0;
        do
        {
            power = new PowerCut(++at);
            Try(folder, power, gathers, Enumerable.Range(at * FatesPerOperation, FatesPerOperation).Select(i => Fates[i % Fates.Length]));
        }
        while (power.At is not null);

        Assert.InRange(at, 80, 2000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{at - 1} operations");
    }

    private static void Try(ChangedFolder folder, PowerCut power, bool gathers, IEnumerable<(Unsynced Unsynced, bool? AreDeletionsDone)> fates)
    {
        folder.Reset();
        var segments = "";
        var failure = Record.Exception(() => folder.UpdateOn(
            path =>
            {
                power.Watch(segments = path);
                return new DiskDirectory(IndexDirectory.Open(path), power);
            },
            threads: 1,
            gathers));
        Assert.Empty(power.SyncedTooEarly);
        Assert.True(failure is IndexException { Kind: IndexErrorKind.NotWritable } || power.At is null or { Operation: WriteOperation.Delete }, $"{failure}");
        var chance = new Random(1);
        foreach (var (fate, files) in fates.Select(fate => (fate, power.Survivors(fate.Unsynced, fate.AreDeletionsDone, chance))).ToList())
        {
            folder.Reset(segments, files);
            var what = $"cut at {power.At}, {fate}";
            AssertOpens(folder, Path.GetFileName(segments), power, what);
            folder.Update();
            folder.AssertIsComplete(what);
        }
    }

    private static void AssertOpens(ChangedFolder folder, string generation, PowerCut power, string what)
    {
        using (var snapshot = IndexSnapshot.TryOpen(folder.Location, generation))
            Assert.True(power.LastCommit <= (snapshot?.Reader.IndexCommit.Generation ?? 0), what);

        if (folder.Location.Exists)
            folder.AssertIsOnTheWay(what);
        else
            Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(() => IndexContent.Read(folder.Location)).Kind);
    }
}
