using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// File systems take the time of a change from a clock that ticks every few milliseconds. A file that is read within the tick
/// of its last change could change again without a sign of it, so it is read when the tick is over (git calls such files racily
/// clean).
/// </summary>
internal static class ClockTick
{
    /// <summary>Longest tick that is reckoned with: twice that of a kernel with 100 ticks a second.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(20);

    public static void WaitUntilOver(SourceStamp stamp, CancellationToken cancel)
    {
        var age = DateTime.UtcNow.Ticks - LastChange(stamp);
        if (age >= 0 && age < Length.Ticks)
            cancel.WaitHandle.WaitOne(Length - TimeSpan.FromTicks(age));
    }

    /// <summary>Whether the last change seems to lie in the future, as by another machine's clock.</summary>
    public static bool IsAhead(SourceStamp stamp) => stamp.ChangedTicks > DateTime.UtcNow.Ticks;

    private static long LastChange(SourceStamp stamp) => stamp.ChangedTicks != 0 ? stamp.ChangedTicks : stamp.ModifiedTicks;
}
