using System.Buffers.Binary;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>
/// Where the current state of each part of a presentation is: each time it is saved, what changed is added at the end, with a
/// directory of it ([MS-PPT] 2.1.2).
/// </summary>
internal sealed class SlideDirectory
{
    private const ushort UserEdit = 0x0FF5;
    private const ushort Directory = 0x1772;
    private const int MaxEdits = 10_000;

    private readonly Dictionary<uint, uint> _offsets = [];

    private SlideDirectory()
    {
    }

    /// <summary>Number of the part that says which slides there are.</summary>
    internal uint Document { get; private set; }

    /// <summary>Reads the directories.</summary>
    /// <param name="stream">The presentation.</param>
    /// <param name="currentUser">The stream that says where the last of them is.</param>
    internal static SlideDirectory Read(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> currentUser)
    {
        var directory = new SlideDirectory();
        var edit = currentUser.Length >= 20 ? BinaryPrimitives.ReadUInt32LittleEndian(currentUser[16..]) : 0;

        // the last one first: what earlier ones say holds for what is not saved again
        for (var i = 0; i < MaxEdits && SlideRecord.At(stream, edit) is { Type: UserEdit, Length: >= 20 } record; i++)
        {
            var data = stream.Slice(record.Start, record.Length);
            if (i == 0)
                directory.Document = BinaryPrimitives.ReadUInt32LittleEndian(data[16..]);

            directory.Add(stream, BinaryPrimitives.ReadUInt32LittleEndian(data[12..]));
            var earlier = BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
            if (earlier == 0 || earlier >= edit)
                break;

            edit = earlier;
        }

        return directory;
    }

    /// <summary>The part of a number; null if there is none.</summary>
    internal SlideRecord? Find(ReadOnlySpan<byte> stream, uint number) =>
        _offsets.TryGetValue(number, out var offset) ? SlideRecord.At(stream, offset) : null;

    private void Add(ReadOnlySpan<byte> stream, uint offset)
    {
        if (SlideRecord.At(stream, offset) is not { Type: Directory } record)
            return;

        var data = stream.Slice(record.Start, record.Length);

        while (data.Length >= sizeof(uint))
        {
            // 20 bits for the first number, 12 for how many follow
            var head = BinaryPrimitives.ReadUInt32LittleEndian(data);
            data = data[sizeof(uint)..];

            for (var (number, count) = (head & 0xFFFFF, head >> 20); count > 0 && data.Length >= sizeof(uint); number++, count--)
            {
                _offsets.TryAdd(number, BinaryPrimitives.ReadUInt32LittleEndian(data));
                data = data[sizeof(uint)..];
            }
        }
    }
}
