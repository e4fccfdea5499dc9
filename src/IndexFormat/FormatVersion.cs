namespace DocumentSearch.IndexFormat;

/// <summary>The version of everything an index stores: fields, passage table, commit stamp.</summary>
public static class FormatVersion
{
    /// <summary>The version written by this build. Raised whenever a stored structure changes its meaning.</summary>
    public const int Current = 8;

    /// <summary>
    /// The oldest version whose documents this build can still search, so that an index of it answers while it is rebuilt.
    /// </summary>
    public const int OldestReadable = 1;
}
