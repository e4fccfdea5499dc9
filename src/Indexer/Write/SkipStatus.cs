using DocumentSearch.Extract;

namespace DocumentSearch.Indexer.Write;

/// <summary>The number under which the ledger keeps a skip reason: 0 means indexed.</summary>
internal static class SkipStatus
{
    public const int Indexed = 0;
    public const int TooLarge = (int)SkipReason.TooLarge + 1;
    public const int Unreadable = (int)SkipReason.Unreadable + 1;

    public static int Encode(SkipReason reason) => (int)reason + 1;

    /// <summary>Whether a file was opened but its text could not be got out of it: it is not tried again until it changes, or somebody asks for it.</summary>
    public static bool IsFailed(int status) =>
        Decode(status) is SkipReason.Corrupt or SkipReason.Encrypted or SkipReason.TimeLimit or SkipReason.MemoryLimit;

    public static SkipReason? Decode(int status) => status == Indexed ? null : (SkipReason)(status - 1);
}
