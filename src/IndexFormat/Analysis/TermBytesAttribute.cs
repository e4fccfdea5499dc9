using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Attribute = Lucene.Net.Util.Attribute;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Hands the index writer a term's bytes as they are, where Lucene's own attribute would encode its characters each time.</summary>
internal sealed class TermBytesAttribute : Attribute, ITermToBytesRefAttribute
{
    /// <summary>The term of the current token; always this same instance, filled anew.</summary>
    public BytesRef BytesRef { get; } = new();

    public void FillBytesRef()
    {
        // It is filled when the token is set.
    }

    public void Set(byte[] bytes, int offset, int length)
    {
        BytesRef.Bytes = bytes;
        BytesRef.Offset = offset;
        BytesRef.Length = length;
    }

    public override void Clear() => Set([], 0, 0);

    public override void CopyTo(IAttribute target) =>
        ((TermBytesAttribute)target).Set(BytesRef.Bytes, BytesRef.Offset, BytesRef.Length);
}
