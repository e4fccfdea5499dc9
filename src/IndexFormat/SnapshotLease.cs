namespace DocumentSearch.IndexFormat;

/// <summary>
/// A reader's wish that a commit stay for a while after later ones have taken its place, so that another process can open it
/// again. It is a small file in the index folder (<see cref="LeaseFile"/>). Any reader may write one, without a lock; writers look
/// for them whenever they would delete a commit.
/// </summary>
public static class SnapshotLease
{
    /// <summary>Name of the folder of leases, in that of the index.</summary>
    public const string FolderName = "leases";

    /// <summary>How many commits are kept at a time. Beyond that, those go first whose leases end first.</summary>
    public const int MaxCommits = 32;

    /// <summary>The longest time ahead of the clock for which a commit is kept.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromHours(1);

    // A lease that ends later than anyone can have asked for was written before the clock was set back.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    /// <summary>Has a snapshot's commit kept, or kept for longer. Nothing in the index folder makes it throw.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="time">How long from now on, at most <see cref="MaxTime"/>. A lease that ends later already stays as it is.</param>
    /// <param name="clock">The time; null for the system's.</param>
    /// <returns>
    /// Whether the commit is kept. It is not if the index folder cannot be written, or if a later commit has taken its place already:
    /// then only the last one can be counted on.
    /// </returns>
    public static bool Take(IndexSnapshot snapshot, TimeSpan time, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var (location, commit) = (snapshot.Location, snapshot.Commit);
        if (time <= TimeSpan.Zero)
            return false;

        // No writer touches a backup.
        if (BackupMark.Read(location.Folder) is not null)
            return true;

        try
        {
            clock ??= TimeProvider.System;
            var lease = LeaseFile.Of(location, commit);
            var (now, before) = (Now(clock), lease.ReadUntil());
            var until = now + (time < MaxTime ? time : MaxTime);
            if ((!IsLive(before, now) || before < until) && IsThere(location, commit))
            {
                lease.Write(until);
                Clear(location, clock);
            }

            // Whoever looks for leases from now on finds this one. A writer that has looked before, and is about to delete the
            // commit, has made a later one whole or switched generations, and is still at work. Yet it keeps the commit if the
            // lease that was prolonged has not ended.
            return IsThere(location, commit)
                && (IsLive(before, Now(clock)) || Generation.IsLast(location, commit) || !WriterLock.IsHeld(location));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The commits that have to be kept now, whether they are there still or not.</summary>
    /// <param name="location">The index.</param>
    /// <param name="clock">The time.</param>
    public static IReadOnlySet<CommitName> Live(IndexLocation location, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(clock);
        var now = Now(clock);
        return LeaseFile.All(location)
            .Where(file => file.Commit is not null)
            .Select(file => (file.Commit, Until: file.ReadUntil()))
            .Where(lease => IsLive(lease.Until, now))
            .OrderByDescending(lease => lease.Until)
            .Take(MaxCommits)
            .Select(lease => lease.Commit!)
            .ToHashSet();
    }

    /// <summary>
    /// Deletes what is of no use any more: leases whose commit is gone, and what a reader that was killed left unfinished. A lease
    /// that has ended stays while its commit is there, lest it be deleted when it has just been prolonged.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="clock">The time.</param>
    public static void Clear(IndexLocation location, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(clock);
        foreach (var file in LeaseFile.All(location))
        {
            if (file.Commit is { } commit ? !IsThere(location, commit) : file.IsUnfinished && (Now(clock) - file.Written).Duration() > MaxTime)
                file.TryDelete();
        }
    }

    /// <summary>Deletes all leases, when the index they belong to is removed; anything else in their folder stays.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IOException">Their folder cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static void Remove(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        foreach (var file in LeaseFile.All(location).Where(file => file.Commit is not null || file.IsUnfinished))
            file.TryDelete();

        LeaseFile.DeleteEmptyFolder(location);
    }

    private static DateTime Now(TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    private static bool IsLive(DateTime? until, DateTime now) => until > now && until <= now + MaxTime + ClockSlack;

    private static bool IsThere(IndexLocation location, CommitName commit) => File.Exists(commit.PathIn(location));
}
