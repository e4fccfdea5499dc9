using System.Buffers.Binary;
using DocumentSearch.Extract.Formats.Compound;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>Which properties of a message stand for the numbered names of appointments, tasks and contacts ([MS-OXMSG] 2.2.3).</summary>
internal sealed class OutlookNames
{
    private const int EntryBytes = 8;
    private const int FirstId = 0x8000;

    private readonly Dictionary<uint, int> _ids = [];

    internal OutlookNames(CompoundFile file, CompoundEntry root)
    {
        if (root.Storage("__nameid_version1.0")?.Stream("__substg1.0_00030102") is not { } stream)
            return;

        ReadOnlySpan<byte> entries = file.Read(stream);

        for (var at = 0; at + EntryBytes <= entries.Length; at += EntryBytes)
        {
            // names that are texts have the lowest bit set
            if ((entries[at + 4] & 1) == 0)
            {
                var name = BinaryPrimitives.ReadUInt32LittleEndian(entries[at..]);
                _ids.TryAdd(name, FirstId + BinaryPrimitives.ReadUInt16LittleEndian(entries[(at + 6)..]));
            }
        }
    }

    /// <summary>The property of a numbered name, or 0, which no property has.</summary>
    internal int Id(uint name) => _ids.GetValueOrDefault(name);
}
