namespace DocumentSearch.Indexer.Watch;

/// <summary>How soon a watch brings changes in, and how often it looks for those that nobody tells of.</summary>
public sealed record WatchOptions
{
    /// <summary>Look for changes so often instead of waiting for events; null to poll only where there are none.</summary>
    public TimeSpan? Poll { get; init; }

    /// <summary>How often to look where there are no events. Default: 1 second.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often to look besides where there are events, for what they do not tell. Default: 60 seconds.</summary>
    public TimeSpan RescanInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long nothing must happen before changes are brought in. Default: 150 milliseconds.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long changes wait for that at most. Default: 700 milliseconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>How often to look at events while they come in a stream.</summary>
    internal TimeSpan Glance { get; init; } = TimeSpan.FromMilliseconds(50);
}
