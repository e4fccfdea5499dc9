using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Formats.Compound;

/// <summary>What a document says of itself in its summary streams ([MS-OLEPS]).</summary>
internal sealed class SummaryInformation
{
    private const int HeaderBytes = 28;
    private const int FormatIdBytes = 16;
    private const int MaxProperties = 1000;
    private const ushort CodePageId = 1;
    private const ushort Short = 2;
    private const ushort Legacy = 0x1E;
    private const ushort Unicode = 0x1F;
    private const ushort Time = 0x40;

    private readonly Dictionary<uint, string> _texts = [];
    private readonly Dictionary<uint, DateTime> _dates = [];

    private SummaryInformation(ReadOnlySpan<byte> stream)
    {
        if (Number(stream, HeaderBytes + FormatIdBytes) is not { } start || start >= stream.Length)
            return;

        var section = stream[(int)start..];
        var encoding = Encoding.Latin1;

        for (var i = 0; i < Math.Min(Number(section, 4) ?? 0, MaxProperties); i++)
        {
            var entry = 8 + i * 8;
            if (Number(section, entry) is not { } id || Number(section, entry + 4) is not { } offset || offset >= section.Length - 8)
                continue;

            var value = section[(int)offset..];
            var type = BinaryPrimitives.ReadUInt16LittleEndian(value);

            // the code page is the first property, before the texts that are in it
            if (id == CodePageId && type == Short)
                encoding = CodePage(BinaryPrimitives.ReadUInt16LittleEndian(value[4..])) ?? encoding;
            else if (type is Legacy or Unicode && Text(value, type, encoding) is { Length: > 0 } text)
                _texts[id] = text;
            else if (type == Time && value.Length >= 12 && BinaryPrimitives.ReadInt64LittleEndian(value[4..]) is var time
                && time > 0 && time < DateTime.MaxValue.ToFileTimeUtc())
                _dates[id] = DateTime.FromFileTimeUtc(time);
        }
    }

    /// <summary>The title, or null.</summary>
    internal string? Title => _texts.GetValueOrDefault(2u);

    /// <summary>When it was saved last, or else created; UTC.</summary>
    internal DateTime? Date => Of(13) ?? Of(12);

    /// <summary>The rest.</summary>
    internal DocumentProperties Properties => new()
    {
        Author = _texts.GetValueOrDefault(4u),
        Keywords = _texts.GetValueOrDefault(5u),
        Description = _texts.GetValueOrDefault(3u) ?? _texts.GetValueOrDefault(6u),
    };

    /// <summary>Reads the summary of a document; an empty one if it has none.</summary>
    internal static SummaryInformation Of(CompoundFile file, CompoundEntry document) =>
        new(document.Stream("\u0005SummaryInformation") is { } stream ? file.Read(stream) : []);

    private static uint? Number(ReadOnlySpan<byte> bytes, int offset) =>
        offset + sizeof(uint) <= bytes.Length ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]) : null;

    private static Encoding? CodePage(int page) => page switch
    {
        65001 => Encoding.UTF8,
        1200 => Encoding.Unicode,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(page),
    };

    private static string Text(ReadOnlySpan<byte> value, ushort type, Encoding encoding)
    {
        var units = BinaryPrimitives.ReadUInt32LittleEndian(value[4..]);
        var bytes = value[8..];
        bytes = bytes[..(int)Math.Min(bytes.Length, type == Unicode ? units * 2L : units)];
        var text = (type == Unicode ? Encoding.Unicode : encoding).GetString(bytes);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }

    // years before any of these programs are what is left of a time that was spent on editing, or nothing
    private DateTime? Of(uint id) => _dates.TryGetValue(id, out var date) && date.Year > 1980 ? date : null;
}
