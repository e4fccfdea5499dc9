using System.Text;
using System.Text.Unicode;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// What a commit that cannot be read any more says of itself, as far as its bytes show it: names that a stamp is written
/// under, and the values behind them.
/// </summary>
internal static class RescuedStamp
{
    private const int MaxKeyLength = 127;

    /// <summary>The stamp in the newest damaged commit of a folder that still says what the index covers, or null.</summary>
    public static CommitStamp? In(string folder) => CommitFile.In(folder).Select(Read).FirstOrDefault(stamp => stamp is not null);

    private static CommitStamp? Read(string path)
    {
        try
        {
            return Of(File.ReadAllBytes(path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The stamp that stands somewhere in these bytes, or null.</summary>
    public static CommitStamp? Of(ReadOnlySpan<byte> bytes)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] is > 0 and <= MaxKeyLength && TryString(bytes[at..], out var key, out var keyEnd)
                && CommitStamp.IsKey(key) && TryString(bytes[(at + keyEnd)..], out var value, out _))
                found.TryAdd(key, value);
        }

        return CommitStamp.Read(found) is { Roots.Count: > 0 } stamp ? stamp : null;
    }

    // Lucene writes a text as the number of its UTF-8 bytes, in groups of seven bits, and then these bytes.
    private static bool TryString(ReadOnlySpan<byte> bytes, out string text, out int end)
    {
        (text, end) = ("", 0);
        long length = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (end == bytes.Length || shift > 28)
                return false;

            length |= (bytes[end] & 0x7FL) << shift;
            if (bytes[end++] < 0x80)
                break;
        }

        if (length > bytes.Length - end || !Utf8.IsValid(bytes.Slice(end, (int)length)))
            return false;

        text = Encoding.UTF8.GetString(bytes.Slice(end, (int)length));
        end += (int)length;
        return true;
    }
}
