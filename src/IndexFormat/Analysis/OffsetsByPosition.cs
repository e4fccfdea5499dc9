using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Brings the offsets of a text's tokens to one start and one end for each position: what begins at a position begins where the first
/// of its tokens does, and what ends at one ends where the last does of all tokens whose last position it is.
/// </summary>
internal sealed class OffsetsByPosition
{
    private readonly TokenOffsetsEncoder _encoder = new();
    private readonly int[] _counts = new int[IndexFields.Ranges];
    private int[] _starts = [];
    private int[] _ends = [];

    /// <summary>The stored form of the offsets of tokens.</summary>
    public byte[] Encode(TextTokens tokens)
    {
        Clear(tokens.Count + byte.MaxValue);
        var entries = tokens.Entries;
        var stated = tokens.Stated;
        var (last, entry, range, nextStated) = (-1, 0, 0, 0);
        foreach (var page in tokens.Pages)
        {
            for (; entry < page.End; entry++)
            {
                ref readonly var token = ref page.Tokens[entries[entry].Token];
                if (nextStated < stated.Count && stated[nextStated].Entry == entry)
                    range = stated[nextStated++].Position / IndexFields.TitlePosition;

                if (token.PositionIncrement > 0)
                {
                    last++;
                    _counts[range]++;
                    _starts[last] = entries[entry].Start + token.Start;
                }

                ref var end = ref _ends[last + token.Length - 1];
                end = Math.Max(end, entries[entry].Start + token.End);
            }
        }

        return _encoder.Encode(_starts.AsSpan(0, last + 1), _ends.AsSpan(0, last + 1), _counts);
    }

    private void Clear(int length)
    {
        if (_starts.Length < length)
            (_starts, _ends) = (new int[length + length / 2], new int[length + length / 2]);

        Array.Clear(_counts);
        Array.Clear(_ends, 0, length);
    }
}
