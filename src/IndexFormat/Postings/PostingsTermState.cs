using Lucene.Net.Codecs;
using Lucene.Net.Index;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Where the postings of a term are.</summary>
internal sealed class PostingsTermState : BlockTermState
{
    /// <summary>Postings of up to so many bytes stand in the dictionary itself.</summary>
    public const int MaxInlineBytes = 24;

    private byte[]? _inline;

    /// <summary>Where its documents are in the file of documents, or those of the nearest term before that has any there.</summary>
    public long DocPointer { get; set; }

    /// <summary>Where its positions are in the file of positions, or those of the nearest term before that has any there.</summary>
    public long PositionPointer { get; set; }

    /// <summary>The document, if it is the only one and is not inline; else -1.</summary>
    public int OnlyDoc { get; set; } = -1;

    /// <summary>Number of bytes of its postings that stand in <see cref="Inline"/>; 0 if they stand in the files.</summary>
    public int InlineLength { get; set; }

    /// <summary>Room for inline postings.</summary>
    public byte[] Inline => _inline ??= new byte[MaxInlineBytes];

    public override void CopyFrom(TermState other)
    {
        base.CopyFrom(other);
        var state = (PostingsTermState)other;
        DocPointer = state.DocPointer;
        PositionPointer = state.PositionPointer;
        OnlyDoc = state.OnlyDoc;
        InlineLength = state.InlineLength;
        if (InlineLength > 0)
            state.Inline.AsSpan(0, InlineLength).CopyTo(Inline);
    }

    public override object Clone()
    {
        var clone = new PostingsTermState();
        clone.CopyFrom(this);
        return clone;
    }
}
