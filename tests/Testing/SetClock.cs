namespace DocumentSearch.Testing;

/// <summary>A clock that shows the time of its making until it is set to another.</summary>
public sealed class SetClock : TimeProvider
{
    private long _ticks = System.GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(double minutes) => Interlocked.Add(ref _ticks, TimeSpan.FromMinutes(minutes).Ticks);
}
