using System.IO.Hashing;
using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// What one occurrence of a term adds to the sum of its document. The sum over a document does not depend on their order, so
/// that of its postings, which come by term, can be compared with that of its text, which comes by place.
/// </summary>
internal static class TokenSum
{
    public static ulong TermOf(ReadOnlySpan<byte> term) => XxHash3.HashToUInt64(term);

    /// <summary>What one occurrence adds.</summary>
    public static UInt128 Of(ulong term, int position, int length)
    {
        term += (uint)(length - 1) * 0xC2B2AE3D27D4EB4FUL;
        var high = Math.BigMul(term, (uint)position * 0x9E3779B97F4A7C15UL ^ 0xD6E8FEB86659FD93UL, out var low);
        return new UInt128(high ^ BitOperations.RotateLeft(low, 29), (high ^ low) * 0x9E3779B97F4A7C15UL);
    }

    /// <summary>What all occurrences of a term in a document add, read from its postings.</summary>
    /// <param name="postings">Stand at the document.</param>
    /// <param name="term">The term.</param>
    /// <exception cref="InvalidDataException">They are out of order.</exception>
    public static UInt128 OfDocument(DocsAndPositionsEnum postings, ulong term)
    {
        var sum = UInt128.Zero;
        var before = -1;
        for (var rest = postings.Freq; rest > 0; rest--)
        {
            var position = postings.NextPosition();
            if (position < before)
                throw new InvalidDataException("its positions are out of order");

            before = position;
            sum += Of(term, position, LengthOf(postings.GetPayload()));
        }

        return sum;
    }

    private static int LengthOf(BytesRef? payload) => payload is null ? 1
        : payload.Length == 1 && payload.Bytes[payload.Offset] > 1 ? payload.Bytes[payload.Offset]
        : throw new InvalidDataException("the lengths of its tokens cannot be read");
}
