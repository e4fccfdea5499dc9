using DocumentSearch.Extract;

namespace DocumentSearch.Indexer.Write;

/// <summary>The number under which the ledger keeps a skip reason: 0 means indexed.</summary>
internal static class SkipStatus
{
    public static int Encode(SkipReason reason) => (int)reason + 1;

    public static SkipReason? Decode(int status) => status == 0 ? null : (SkipReason)(status - 1);
}
