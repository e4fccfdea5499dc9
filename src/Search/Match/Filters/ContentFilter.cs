using System.Buffers.Binary;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents with one of some contents, by their hashes.</summary>
internal sealed class ContentFilter(IReadOnlySet<UInt128> hashes) : DocumentFilter("")
{
    public override Func<int, bool> In(AtomicReader segment)
    {
        if (segment.GetBinaryDocValues(IndexFields.Hash) is not { } values)
            return static _ => false;

        var bytes = new BytesRef();
        return doc =>
        {
            values.Get(doc, bytes);
            return bytes.Length == 16 && hashes.Contains(BinaryPrimitives.ReadUInt128LittleEndian(bytes.Bytes.AsSpan(bytes.Offset, 16)));
        };
    }
}
