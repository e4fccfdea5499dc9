using System.Buffers.Binary;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Compound;

/// <summary>Makes compound files of streams in folders of one level, by names such as <c>folder/stream</c>.</summary>
internal static class CompoundFileBuilder
{
    private const int SectorBytes = 512;
    private const int EntryBytes = 128;
    private const uint End = 0xFFFFFFFE;
    private const uint None = 0xFFFFFFFF;

    internal static byte[] Build(params (string Name, byte[] Content)[] streams)
    {
        var sectors = new List<byte[]>();
        var fat = new List<uint>();
        var entries = new List<byte[]> { Entry("Root Entry", 5, End, 0) };
        var folders = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var last = new Dictionary<int, int>(); // the entry that each folder was given last

        foreach (var (name, content) in streams)
        {
            var parts = name.Split('/');
            var folder = parts.Length > 1 ? parts[0] : "";
            if (!folders.TryGetValue(folder, out var parent))
                parent = folders[folder] = Add(0, Entry(folder, 1, End, 0));

            Add(parent, Entry(parts[^1], 2, content.Length == 0 ? End : (uint)sectors.Count, content.Length));
            Chain(content);
        }

        while (entries.Count % (SectorBytes / EntryBytes) != 0)
            entries.Add(new byte[EntryBytes]);

        var directory = (uint)sectors.Count;
        Chain([.. entries.SelectMany(e => e)]);

        // as many sectors of the table as are needed for all and themselves
        var tables = 1;
        while (tables * (SectorBytes / 4) < sectors.Count + tables)
            tables++;

        var first = sectors.Count;
        fat.AddRange(Enumerable.Repeat(0xFFFFFFFDu, tables));
        while (fat.Count < tables * (SectorBytes / 4))
            fat.Add(None);

        byte[] table = [.. fat.SelectMany(BitConverter.GetBytes)];
        var header = new byte[SectorBytes];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 6);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(44), tables);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(48), directory);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), End);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(68), End);
        for (var i = 0; i < 109; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + (i * 4)), i < tables ? (uint)(first + i) : None);

        return [.. header, .. sectors.SelectMany(s => s), .. table];

        int Add(int parent, byte[] entry)
        {
            var number = entries.Count;
            entries.Add(entry);
            // siblings are a list to the right, of which the folder names the first
            if (last.TryGetValue(parent, out var before))
                BinaryPrimitives.WriteInt32LittleEndian(entries[before].AsSpan(72), number);
            else
                BinaryPrimitives.WriteInt32LittleEndian(entries[parent].AsSpan(76), number);
            return last[parent] = number;
        }

        void Chain(byte[] content)
        {
            for (var at = 0; at < content.Length; at += SectorBytes)
            {
                var sector = new byte[SectorBytes];
                content.AsSpan(at, Math.Min(SectorBytes, content.Length - at)).CopyTo(sector);
                sectors.Add(sector);
                fat.Add(at + SectorBytes < content.Length ? (uint)sectors.Count : End);
            }
        }
    }

    private static byte[] Entry(string name, byte kind, uint start, int size)
    {
        var entry = new byte[EntryBytes];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)((name.Length + 1) * 2));
        entry[66] = kind;
        foreach (var link in (int[])[68, 72, 76])
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(link), None);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(120), size);
        return entry;
    }
}
