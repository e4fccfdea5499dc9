using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>The text of a Word document, put together of its pieces, with where in the file each character stands.</summary>
internal sealed class WordPieces
{
    private const int PieceBytes = 8;

    private readonly List<(int Start, long Offset, int Bytes)> _pieces = []; // first character, its place in the file, bytes a character

    private WordPieces(string text) => Text = text;

    /// <summary>All of the text.</summary>
    internal string Text { get; }

    /// <summary>Whether pieces are missing.</summary>
    internal bool IsTruncated { get; private init; }

    /// <summary>Where in the file a character stands.</summary>
    internal long Offset(int character)
    {
        var (low, high) = (0, _pieces.Count - 1);

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= character)
                low = middle;
            else
                high = middle - 1;
        }

        return _pieces.Count == 0 ? 0 : _pieces[low].Offset + (long)(character - _pieces[low].Start) * _pieces[low].Bytes;
    }

    /// <summary>Puts the text together.</summary>
    /// <param name="header">The header.</param>
    /// <param name="stream">The stream that it begins.</param>
    /// <param name="tables">The stream with the tables.</param>
    /// <param name="legacy">What text that is not Unicode is written in.</param>
    /// <param name="task">Bounds.</param>
    internal static WordPieces Read(WordHeader header, byte[] stream, byte[] tables, Encoding legacy, ExtractionTask task)
    {
        var text = new StringBuilder();
        var pieces = new List<(int, long, int)>();
        var isTruncated = false;

        foreach (var (length, offset, isWide) in Table(header, tables))
        {
            var bytes = isWide ? 2 : 1;
            var room = Math.Max(0, Math.Min((long)length * bytes, stream.Length - offset));
            isTruncated |= room < (long)length * bytes;

            // pieces may share their bytes, so that what they make up is bounded by itself
            if (offset < 0 || room == 0 || text.Length > task.Limits.MaxText)
                continue;

            pieces.Add((text.Length, offset, bytes));
            var before = text.Length;
            text.Append((isWide ? Encoding.Unicode : legacy).GetString(stream.AsSpan((int)offset, (int)room)));

            // a code page of two bytes a character would shift all that follows
            if (!isWide && text.Length - before < room)
                text.Append('\uFEFF', (int)room - (text.Length - before));
        }

        var read = new WordPieces(text.ToString()) { IsTruncated = isTruncated };
        read._pieces.AddRange(pieces);
        return read;
    }

    private static List<(int Length, long Offset, bool IsWide)> Table(WordHeader header, ReadOnlySpan<byte> tables)
    {
        var pieces = new List<(int, long, bool)>();
        var table = Slice(tables, header.Pieces);

        // each format of fast saving stands before the table
        while (table.Length > 3 && table[0] == 1)
            table = table[Math.Min(table.Length, 3 + BinaryPrimitives.ReadUInt16LittleEndian(table[1..]))..];

        if (table.Length < 5 || table[0] != 2)
            return header.IsUnicode ? [] : [(header.Lengths.Sum(), header.TextStart, false)];

        var size = BinaryPrimitives.ReadInt32LittleEndian(table[1..]);
        table = table[5..];
        table = table[..Math.Clamp(size, 0, table.Length)];
        var count = (table.Length - sizeof(int)) / (sizeof(int) + PieceBytes);

        for (var i = 0; i < count; i++)
        {
            var length = Number(table, i + 1) - (long)Number(table, i);
            var place = BinaryPrimitives.ReadUInt32LittleEndian(table[((count + 1) * sizeof(int) + i * PieceBytes + 2)..]);
            const uint compressed = 0x40000000;
            var isWide = header.IsUnicode && (place & compressed) == 0;

            if (length is > 0 and < int.MaxValue)
                pieces.Add(((int)length, header.IsUnicode && !isWide ? (place & ~compressed) / 2 : place, isWide));
        }

        return pieces;
    }

    private static int Number(ReadOnlySpan<byte> table, int i) => BinaryPrimitives.ReadInt32LittleEndian(table[(i * sizeof(int))..]);

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, (int Start, int Length) place) =>
        place.Start < 0 || place.Length <= 0 || place.Start >= bytes.Length ? default : bytes.Slice(place.Start, Math.Min(place.Length, bytes.Length - place.Start));
}
