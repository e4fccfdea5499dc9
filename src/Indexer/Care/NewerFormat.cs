using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>Keeps an index of a newer version from being replaced or removed; a damaged one may be.</summary>
internal static class NewerFormat
{
    /// <exception cref="IndexException">A newer version wrote the index.</exception>
    public static void Refuse(IndexLocation location)
    {
        try
        {
            _ = location.Exists ? IndexSnapshot.ReadStamp(location) : null;
        }
        catch (IndexException e) when (e.Kind != IndexErrorKind.NewerFormat)
        {
            // There is nothing that this version could not judge.
        }
    }
}
