using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>Updates whose power is cut at every single operation that writes, while a reader has the commit before them kept.</summary>
public sealed class LeasedCrashTests
{
    private static readonly Unsynced[] Fates = [Unsynced.Dropped, Unsynced.Zeroed, Unsynced.AnyOfThese, Unsynced.Kept];

    [Theory]
    [InlineData(IndexStart.Changed)]
    [InlineData(IndexStart.Outdated)]
    public void The_commit_that_is_kept_opens_whatever_becomes_of_the_update(IndexStart start)
    {
        using var folder = ChangedFolder.Of(start);
        PowerCut power;
        var at = 0;
        do
        {
            power = new PowerCut(++at);
            Try(folder, power, Fates[at % Fates.Length]);
        }
        while (power.At is not null);

        Assert.InRange(at, 80, 2000);
    }

    private static void Try(ChangedFolder folder, PowerCut power, Unsynced fate)
    {
        folder.Reset();
        var commit = Lease(folder, null);
        var segments = "";
        var failure = Record.Exception(() => folder.UpdateOn(
            path =>
            {
                power.Watch(segments = path);
                return new DiskDirectory(IndexDirectory.Open(path), power);
            },
            threads: 1,
            gathers: true));
        Assert.True(failure is IndexException { Kind: IndexErrorKind.NotWritable } || power.At is null or { Operation: WriteOperation.Delete }, $"{failure}");
        Assert.Empty(power.SyncedTooEarly);
        var what = $"cut at {power.At}, {fate}";
        var files = power.Survivors(fate, areDeletionsDone: null, new Random(1));
        folder.Reset();
        Lease(folder, commit);
        ChangedFolder.PutIn(segments, files);
        AssertIsThere(folder, commit, what);
        folder.Update();
        folder.AssertIsComplete(what);
        AssertIsThere(folder, commit, what);
    }

    private static CommitName Lease(ChangedFolder folder, CommitName? commit)
    {
        using var snapshot = IndexSnapshot.Open(folder.Location);
        Assert.True(SnapshotLease.Take(snapshot, TimeSpan.FromMinutes(50)));
        Assert.True(commit is null || snapshot.Commit == commit);
        return snapshot.Commit;
    }

    private static void AssertIsThere(ChangedFolder folder, CommitName commit, string what)
    {
        using var snapshot = IndexSnapshot.TryOpenLeased(folder.Location, commit);
        Assert.True(snapshot is not null, what);
        Assert.True(IndexContent.Read(snapshot).Texts.SequenceEqual(folder.Before!.Texts), what);
    }
}
