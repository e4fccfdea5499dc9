using System.Buffers.Binary;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>How a paragraph is formatted, as far as that says what it is.</summary>
/// <param name="HeadingLevel">How deep it is a heading, from 1; 0 if it is none.</param>
/// <param name="IsListed">Whether it is an item of a list.</param>
/// <param name="IsInTable">Whether it stands in a cell.</param>
/// <param name="EndsRow">Whether it stands for the end of a row.</param>
internal readonly record struct WordParagraph(int HeadingLevel, bool IsListed, bool IsInTable, bool EndsRow);

/// <summary>The formats of paragraphs, which stand in pages of 512 bytes ([MS-DOC] 2.9.174, PapxFkp) by the places of their text in the file.</summary>
internal sealed class WordParagraphs
{
    private const int PageBytes = 512;
    private const int FormatPlaceBytes = 13;
    private const int MaxHeadingStyle = 9; // styles 1 to 9 are the headings in every document
    private const ushort InTable = 0x2416;
    private const ushort EndOfRow = 0x2417;
    private const ushort OutlineLevel = 0x2640;
    private const ushort List = 0x460B;
    private const ushort TableDefinition = 0xD608;

    private readonly List<(uint Start, WordParagraph Format)> _formats = [];

    /// <summary>Reads the formats.</summary>
    internal WordParagraphs(WordHeader header, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> tables)
    {
        var (start, length) = header.ParagraphPages;
        if (start < 0 || length < 12 || (long)start + length > tables.Length)
            return;

        // bounds of the pages stand before their numbers
        var count = (length - sizeof(int)) / (2 * sizeof(int));
        var numbers = tables.Slice(start + (count + 1) * sizeof(int), count * sizeof(int));

        for (var i = 0; i < count; i++)
        {
            var page = BinaryPrimitives.ReadUInt32LittleEndian(numbers[(i * sizeof(int))..]) * (long)PageBytes;
            if (page + PageBytes <= stream.Length)
                Page(stream.Slice((int)page, PageBytes));
        }

        _formats.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    /// <summary>Whether no formats are known.</summary>
    internal bool IsEmpty => _formats.Count == 0;

    /// <summary>The format of the paragraph around a place in the file.</summary>
    internal WordParagraph Of(long offset)
    {
        var (low, high) = (0, _formats.Count - 1);

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_formats[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return _formats.Count > 0 && _formats[low].Start <= offset ? _formats[low].Format : default;
    }

    private static WordParagraph Format(ReadOnlySpan<byte> format)
    {
        if (format.Length < 2)
            return default;

        var style = BinaryPrimitives.ReadUInt16LittleEndian(format);
        var paragraph = new WordParagraph(style <= MaxHeadingStyle ? style : 0, false, false, false);
        format = format[2..];

        while (format.Length > 2)
        {
            var code = BinaryPrimitives.ReadUInt16LittleEndian(format);
            format = format[2..];
            var size = OperandBytes(code, format);
            if (size > format.Length)
                break;

            paragraph = code switch
            {
                InTable => paragraph with { IsInTable = format[0] != 0 },
                EndOfRow => paragraph with { EndsRow = format[0] != 0 },
                OutlineLevel when paragraph.HeadingLevel == 0 => paragraph with { HeadingLevel = format[0] < MaxHeadingStyle ? format[0] + 1 : 0 },
                List => paragraph with { IsListed = BinaryPrimitives.ReadInt16LittleEndian(format) != 0 },
                _ => paragraph,
            };
            format = format[size..];
        }

        return paragraph;
    }

    /// <summary>How many bytes what a code changes takes: its upper three bits say so.</summary>
    private static int OperandBytes(ushort code, ReadOnlySpan<byte> operand) => (code >> 13) switch
    {
        0 or 1 => 1,
        2 or 4 or 5 => 2,
        3 => 4,
        7 => 3,
        _ when code == TableDefinition => operand.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16LittleEndian(operand) + 1,
        _ => operand.IsEmpty ? int.MaxValue : operand[0] + 1,
    };

    private void Page(ReadOnlySpan<byte> page)
    {
        var count = page[^1];
        var places = (count + 1) * sizeof(uint);
        if (places + count * FormatPlaceBytes > PageBytes)
            return;

        for (var i = 0; i < count; i++)
        {
            var start = BinaryPrimitives.ReadUInt32LittleEndian(page[(i * sizeof(uint))..]);
            var at = page[places + i * FormatPlaceBytes] * 2;
            _formats.Add((start, at == 0 || at + 2 > PageBytes ? default : Format(Sized(page[at..]))));
        }
    }

    /// <summary>A format without the size it begins with, in words, of which the first half may be left out.</summary>
    private static ReadOnlySpan<byte> Sized(ReadOnlySpan<byte> format)
    {
        var (start, length) = format[0] == 0 ? (2, format[1] * 2) : (1, format[0] * 2 - 1);
        return start >= format.Length ? default : format.Slice(start, Math.Min(length, format.Length - start));
    }
}
