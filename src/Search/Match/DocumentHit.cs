using System.Buffers.Binary;
using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Open;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>
/// What documents are identical by. The same bytes read in another format may have another title, and so another score.
/// </summary>
/// <param name="Hash">Hash of the bytes.</param>
/// <param name="Format">Short name of the format.</param>
internal readonly record struct DocumentContent(UInt128 Hash, string Format)
{
    /// <summary>The first bits of a hash are one.</summary>
    public override int GetHashCode() => unchecked((int)(uint)Hash);
}

/// <summary>A part of a document that matched.</summary>
/// <param name="Doc">Lucene's number of it in this snapshot.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct ScoredPart(int Doc, float Score);

/// <summary>A document that matched, with its parts that matched best, best first.</summary>
/// <param name="segment">The doc values of its segment.</param>
/// <param name="parts">The parts, at least one.</param>
/// <param name="leaves">The leaves that make it a hit, where that was decided over all its parts; else null.</param>
/// <param name="rank">What it is ordered by; more is better.</param>
internal sealed class DocumentHit(SegmentValues segment, IReadOnlyList<ScoredPart> parts, IReadOnlySet<Leaf>? leaves, double rank)
{
    private string? _path;
    private DocumentContent? _content;
    private List<string>? _duplicates;

    public IReadOnlyList<ScoredPart> Parts { get; } = parts;

    public IReadOnlySet<Leaf>? Leaves { get; } = leaves;

    public double Rank { get; set; } = rank;

    public float Score { get; set; } = parts[0].Score;

    /// <summary>Stored names of identical documents that are hits too, in any order.</summary>
    public List<string> Duplicates => _duplicates ??= [];

    /// <summary>Its stored name, read when it is first needed: most candidates are beaten by their score alone.</summary>
    public string Path => _path ??= segment.Path(Parts[0].Doc);

    /// <summary>By which it is known to be identical to another.</summary>
    public DocumentContent Content => _content ??= segment.Content(Parts[0].Doc);

    /// <summary>The doc values of its segment.</summary>
    public SegmentValues Segment => segment;
}

/// <summary>What is read of the documents of one segment while hits are collected, by Lucene's number in the snapshot.</summary>
internal sealed class SegmentValues(AtomicReaderContext segment)
{
    private const int StackLength = 256;

    private readonly BinaryDocValues _paths = segment.AtomicReader.GetBinaryDocValues(IndexFields.Path);
    private readonly BinaryDocValues? _hashes = segment.AtomicReader.GetBinaryDocValues(IndexFields.Hash);
    private readonly SortedDocValues? _formats = segment.AtomicReader.GetSortedDocValues(IndexFields.Format);
    private readonly BytesRef _bytes = new();
    private readonly Dictionary<int, string> _formatNames = [];
    private DocumentFacts? _facts;

    /// <summary>What it says of its documents besides.</summary>
    public DocumentFacts Facts => _facts ??= new DocumentFacts(segment);

    public string Path(int doc)
    {
        _paths.Get(doc - segment.DocBase, _bytes);
        return TextOf(_bytes);
    }

    /// <summary>How the path of a document compares to another, in ordinal order of UTF-16.</summary>
    public int ComparePath(int doc, ReadOnlySpan<char> other)
    {
        _paths.Get(doc - segment.DocBase, _bytes);
        Span<char> path = stackalloc char[StackLength];
        return _bytes.Length <= StackLength
            ? path[..Encoding.UTF8.GetChars(_bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length), path)].SequenceCompareTo(other)
            : TextOf(_bytes).AsSpan().SequenceCompareTo(other);
    }

    /// <summary>By which a document is known to be identical to another.</summary>
    public DocumentContent Content(int doc) => new(Hash(doc), Format(doc));

    /// <summary>Short name of the format; empty where the segment does not say.</summary>
    public string Format(int doc)
    {
        if (_formats is null)
            return "";

        var number = _formats.GetOrd(doc - segment.DocBase);
        if (number < 0)
            return "";

        if (_formatNames.TryGetValue(number, out var known))
            return known;

        _formats.LookupOrd(number, _bytes);
        return _formatNames[number] = TextOf(_bytes);
    }

    // Lucene's own way to read it goes astray where it is damaged.
    private static string TextOf(BytesRef bytes) => Encoding.UTF8.GetString(bytes.Bytes, bytes.Offset, bytes.Length);

    /// <summary>Hash of the content; without one, no other document has the same.</summary>
    public UInt128 Hash(int doc)
    {
        if (_hashes is null)
            return (UInt128)doc;

        _hashes.Get(doc - segment.DocBase, _bytes);
        return _bytes.Length == 16
            ? BinaryPrimitives.ReadUInt128LittleEndian(_bytes.Bytes.AsSpan(_bytes.Offset, 16))
            : (UInt128)doc;
    }
}
