namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Undoes the predictors that data is prepared with before it is packed (ISO 32000-1, 7.4.4.4).</summary>
internal static class Predictor
{
    private const int Tiff = 2;
    private const int FirstPng = 10;
    private const int MaxRowBytes = 1 << 24;

    /// <summary>The data without its predictor; the last row may be cut off.</summary>
    /// <param name="data">Unpacked data, whose memory may be used for the result.</param>
    /// <param name="kind">1: none, 2: TIFF, from 10 on: PNG, where each row says which.</param>
    /// <param name="colors">Samples of a pixel.</param>
    /// <param name="bits">Bits of a sample.</param>
    /// <param name="columns">Pixels of a row.</param>
    internal static Memory<byte> Undo(Memory<byte> data, int kind, int colors, int bits, int columns)
    {
        var rowBits = (long)Math.Max(1, colors) * Math.Max(1, bits) * Math.Max(1, columns);
        var row = (int)Math.Min(MaxRowBytes, (rowBits + 7) / 8);
        var pixel = Math.Clamp((Math.Max(1, colors) * Math.Max(1, bits) + 7) / 8, 1, row);

        if (kind == Tiff && bits == 8)
            UndoTiff(data.Span, row, pixel);

        return kind >= FirstPng ? data[..UndoPng(data.Span, row, pixel)] : data;
    }

    private static void UndoTiff(Span<byte> data, int row, int pixel)
    {
        for (var start = 0; start < data.Length; start += row)
        {
            var end = Math.Min(data.Length, start + row);

            for (var i = start + pixel; i < end; i++)
                data[i] += data[i - pixel];
        }
    }

    /// <summary>Writes rows without the byte before each that names its filter, from the beginning of the data.</summary>
    /// <returns>Length of the result.</returns>
    private static int UndoPng(Span<byte> data, int row, int pixel)
    {
        var target = 0;
        var above = ReadOnlySpan<byte>.Empty;

        for (var source = 0; source + 1 < data.Length; source += row + 1)
        {
            var filter = data[source];
            var length = Math.Min(row, data.Length - source - 1);
            data.Slice(source + 1, length).CopyTo(data[target..]);
            var current = data.Slice(target, length);

            for (var i = 0; i < length; i++)
            {
                int left = i >= pixel ? current[i - pixel] : 0;
                int up = i < above.Length ? above[i] : 0;
                int corner = i >= pixel && i < above.Length ? above[i - pixel] : 0;
                current[i] += (byte)(filter switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }

            above = current;
            target += length;
        }

        return target;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
