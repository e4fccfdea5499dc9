namespace DocumentSearch.Indexer.Watch;

/// <summary>What a notice of a watch is about.</summary>
public enum WatchNotice
{
    /// <summary>A folder or file to be watched does not exist yet.</summary>
    Missing,

    /// <summary>The index is up to date, and events of the folders arrive.</summary>
    Watching,

    /// <summary>The index is up to date, but no events arrive; the folders are looked at again and again.</summary>
    Polling,

    /// <summary>Another process is writing the index.</summary>
    Waiting,

    /// <summary>Changes could not be brought in; it is tried again.</summary>
    Failed,
}

/// <summary>Something that a watch has to tell.</summary>
public abstract record WatchEvent
{
    private WatchEvent()
    {
    }

    /// <summary>Changes were brought in, or other places than before cannot be scanned.</summary>
    /// <param name="Report">What was done, and how long it took, looking included; faults only if they are not as before.</param>
    public sealed record Updated(UpdateReport Report) : WatchEvent;

    /// <summary>How the watch is faring.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Message">A lowercase sentence.</param>
    public sealed record Notice(WatchNotice Kind, string Message) : WatchEvent;
}
