using System.IO.Compression;
using DocumentSearch.Extract.Formats.Compound;
using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Hands over what is embedded in a presentation: compound files in records of their own, most of them packed ([MS-PPT] 2.10.34).</summary>
internal static class SlideObjects
{
    private const ushort Storage = 0x1011;
    private const int Packed = 1; // what its instance says of a storage
    private const int SizeBytes = 4; // which stand before what is packed

    /// <summary>Hands over all of them.</summary>
    internal static void Embed(byte[] stream, ExtractionTask task)
    {
        if (!task.ReadsEmbedded)
            return;

        for (var at = 0; SlideRecord.At(stream, at) is { } record; at = record.End)
        {
            if (record.Type == Storage && Unpacked(stream, record, task) is { } content)
                EmbeddedObjects.ReadFile(content, task);
        }
    }

    private static byte[]? Unpacked(byte[] stream, SlideRecord record, ExtractionTask task)
    {
        if (record.Instance != Packed)
            return stream[record.Start..record.End];

        try
        {
            using var packed = new MemoryStream(stream, record.Start, record.Length, writable: false) { Position = Math.Min(SizeBytes, record.Length) };
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            return BoundedRead.All(unpacked, task);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
