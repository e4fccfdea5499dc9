using System.Buffers.Binary;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>The file information block that a Word document begins with ([MS-DOC] 2.5; of Word 6 and 95, which has other places for the same).</summary>
internal sealed class WordHeader
{
    private const ushort Word97 = 0xA5EC;
    private const ushort Word6 = 0xA5DC;
    private const int FirstVersion97 = 0xC1; // 193; versions before are those of Word 6 and 95
    private const int MinBytes = 0x1AA;

    private readonly byte[] _stream;

    private WordHeader(byte[] stream) => _stream = stream;

    /// <summary>Whether it is of Word 97 or later, whose texts may be Unicode.</summary>
    internal bool IsUnicode => Short(0) == Word97 && Short(2) >= FirstVersion97;

    /// <summary>Whether it cannot be read without a password.</summary>
    internal bool IsEncrypted => (Flags & 0x0100) != 0;

    /// <summary>Name of the stream with the tables.</summary>
    internal string TableName => (Flags & 0x0200) != 0 ? "1Table" : "0Table";

    /// <summary>Number of the language that it was written in.</summary>
    internal int Language => Short(6);

    /// <summary>Where the text begins in a document that was not saved fast.</summary>
    internal int TextStart => Number(0x18);

    /// <summary>
    /// Lengths in characters of the texts that follow each other: the document itself, footnotes, headers and footers, macros, comments,
    /// endnotes, text boxes, text boxes in headers.
    /// </summary>
    internal int[] Lengths
    {
        get
        {
            var first = IsUnicode ? 0x4C : 0x34;
            return [.. Enumerable.Range(0, 8).Select(i => Math.Max(0, Number(first + i * sizeof(int))))];
        }
    }

    /// <summary>Where the table of pieces is, in the stream with the tables.</summary>
    internal (int Start, int Length) Pieces => IsUnicode ? Place(0x1A2) : Place(0x160);

    /// <summary>Where the table of pages with the formats of paragraphs is.</summary>
    internal (int Start, int Length) ParagraphPages => IsUnicode ? Place(0x102) : (0, 0);

    private int Flags => Short(0x0A);

    /// <summary>Reads the header; null if the stream begins with none that is known.</summary>
    internal static WordHeader? Read(byte[] stream) =>
        stream.Length >= MinBytes && BinaryPrimitives.ReadUInt16LittleEndian(stream) is Word97 or Word6 ? new WordHeader(stream) : null;

    private int Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_stream.AsSpan(offset));

    private int Number(int offset) => BinaryPrimitives.ReadInt32LittleEndian(_stream.AsSpan(offset));

    private (int Start, int Length) Place(int offset) => (Number(offset), Number(offset + sizeof(int)));
}
