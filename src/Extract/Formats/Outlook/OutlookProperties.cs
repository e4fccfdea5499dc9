using System.Buffers.Binary;
using System.Text;
using DocumentSearch.Extract.Formats.Compound;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>The properties of a message, a recipient or an attachment ([MS-OXMSG] 2.4): those of fixed size in one stream, each other in its own.</summary>
internal sealed class OutlookProperties
{
    /// <summary>The stream by which a message is known.</summary>
    internal const string StreamName = "__properties_version1.0";

    private const int EntryBytes = 16;
    private const ushort Integer = 0x0003;
    private const ushort Legacy = 0x001E;
    private const ushort Unicode = 0x001F;
    private const ushort Time = 0x0040;
    private const ushort Binary = 0x0102;
    private const ushort Storage = 0x000D;

    private readonly CompoundFile _file;
    private readonly CompoundEntry _storage;
    private readonly Dictionary<uint, long> _fixed = [];

    /// <summary>Reads the properties of a storage.</summary>
    /// <param name="file">The file.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="headerBytes">How much stands before its first property.</param>
    internal OutlookProperties(CompoundFile file, CompoundEntry storage, int headerBytes)
    {
        (_file, _storage) = (file, storage);
        if (storage.Stream(StreamName) is not { } stream)
            return;

        ReadOnlySpan<byte> entries = file.Read(stream);

        for (var at = headerBytes; at + EntryBytes <= entries.Length; at += EntryBytes)
        {
            var tag = BinaryPrimitives.ReadUInt32LittleEndian(entries[at..]);
            _fixed[tag] = BinaryPrimitives.ReadInt64LittleEndian(entries[(at + 8)..]);
        }
    }

    /// <summary>What its legacy texts are written in.</summary>
    internal OutlookCodePage CodePage { get; set; }

    /// <summary>A number; null if there is none.</summary>
    internal int? Number(int id) => _fixed.TryGetValue(Tag(id, Integer), out var value) ? (int)value : null;

    /// <summary>A date, UTC; null if there is none.</summary>
    internal DateTime? Date(int id) =>
        _fixed.TryGetValue(Tag(id, Time), out var value) && value > 0 && value < DateTime.MaxValue.ToFileTimeUtc() ? DateTime.FromFileTimeUtc(value) : null;

    /// <summary>A text that is not blank; null if there is none.</summary>
    internal string? Text(int id)
    {
        var text = Bytes(id, Unicode) is { } wide ? Encoding.Unicode.GetString(wide) : Bytes(id, Legacy) is { } narrow ? CodePage.Decode(narrow) : null;
        text = text?.TrimEnd('\0');
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The bytes of a binary property; null if there is none.</summary>
    internal byte[]? Bytes(int id) => Bytes(id, Binary);

    /// <summary>The storage of a property that is a file system of its own, such as an embedded message; null if there is none.</summary>
    internal CompoundEntry? Object(int id) => _storage.Storage(Name(id, Storage));

    private static uint Tag(int id, ushort type) => (uint)id << 16 | type;

    private static string Name(int id, ushort type) => $"__substg1.0_{Tag(id, type):X8}";

    private byte[]? Bytes(int id, ushort type) => _storage.Stream(Name(id, type)) is { } stream ? _file.Read(stream) : null;
}
