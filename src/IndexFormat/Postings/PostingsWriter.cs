using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Writes the postings of a segment (docs/index-format.md); Lucene's block tree writes the dictionary that leads to them.</summary>
internal sealed class PostingsWriter : PostingsWriterBase
{
    public const string DocExtension = "doc";
    public const string PositionExtension = "pos";
    public const string TermsCodec = "BoundedTerms";
    public const string DocCodec = "BoundedDocs";
    public const string PositionCodec = "BoundedPositions";
    public const int Version = 0;

    private readonly IndexOutput _docOutput;
    private readonly IndexOutput _positionOutput;
    private readonly PositionWriter _positions;
    private readonly DocWriter _docs;
    private readonly GrowingBuffer _docRest = new();
    private readonly GrowingBuffer _positionRest = new();
    private long _docStart;
    private long _positionStart;
    private long _lastDocPointer;
    private long _lastPositionPointer;

    public PostingsWriter(SegmentWriteState state)
    {
        _docOutput = Create(state, DocExtension, DocCodec);
        try
        {
            _positionOutput = Create(state, PositionExtension, PositionCodec);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(_docOutput);
            throw;
        }

        _positions = new PositionWriter(_positionOutput);
        _docs = new DocWriter(_docOutput, _positions);
    }

    /// <summary>The norms of the documents in the field that is being written; null if they are not known.</summary>
    public byte[]? Norms
    {
        get => _docs.Norms;
        set => _docs.Norms = value;
    }

    public override void Init(IndexOutput termsOut) => CodecUtil.WriteHeader(termsOut, TermsCodec, Version);

    public override BlockTermState NewTermState() => new PostingsTermState();

    // All of a term's place is written as bytes: one that is inline has no pointers.
    public override int SetField(FieldInfo fieldInfo)
    {
        _docs.HasFrequencies = fieldInfo.IndexOptions >= IndexOptions.DOCS_AND_FREQS;
        _docs.HasPositions = fieldInfo.IndexOptions >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;
        _positions.HasOffsets = fieldInfo.IndexOptions >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS;
        Norms = null;
        return 0;
    }

    public override void StartTerm()
    {
        _docStart = _docOutput.Position;
        _positionStart = _positionOutput.Position;
        _positions.StartTerm();
        _docs.StartTerm();
    }

    public override void StartDoc(int docId, int freq)
    {
        _docs.StartDoc(docId, freq);
        _positions.StartDoc();
    }

    public override void AddPosition(int position, BytesRef? payload, int startOffset, int endOffset) =>
        _positions.Add(position, payload, startOffset, endOffset);

    public override void FinishDoc() => _docs.FinishDoc();

    public override void FinishTerm(BlockTermState state)
    {
        var place = (PostingsTermState)state;
        _docRest.Clear();
        _positionRest.Clear();
        var only = state.DocFreq == 1 ? _docs.OnlyDoc : -1;
        _docs.FinishTerm(_docRest);
        _positions.FinishTerm(_positionRest);
        var isInline = !_docs.IsLarge && _positionOutput.Position == _positionStart
            && _docRest.Length + _positionRest.Length <= PostingsTermState.MaxInlineBytes;
        if (isInline)
        {
            place.InlineLength = _docRest.Length + _positionRest.Length;
            _docRest.Written.CopyTo(place.Inline);
            _positionRest.Written.CopyTo(place.Inline.AsSpan(_docRest.Length));
            return;
        }

        place.DocPointer = _docStart;
        place.PositionPointer = _positionStart;
        place.OnlyDoc = only;
        if (only < 0)
            _docRest.CopyTo(_docOutput);

        _positionRest.CopyTo(_positionOutput);
    }

    public override void EncodeTerm(long[] longs, DataOutput output, FieldInfo fieldInfo, BlockTermState state, bool absolute)
    {
        var place = (PostingsTermState)state;
        if (absolute)
            _lastDocPointer = _lastPositionPointer = 0;

        if (place.InlineLength > 0)
        {
            if (!IsPlain(place, fieldInfo))
                output.WriteVInt32(place.InlineLength << 1 | 1);

            output.WriteBytes(place.Inline, 0, place.InlineLength);
            return;
        }

        if (place.OnlyDoc >= 0)
        {
            output.WriteVInt64((long)place.OnlyDoc << 1);
        }
        else
        {
            output.WriteVInt64((place.DocPointer - _lastDocPointer) << 1);
            _lastDocPointer = place.DocPointer;
        }

        if (fieldInfo.IndexOptions < IndexOptions.DOCS_AND_FREQS_AND_POSITIONS)
            return;

        output.WriteVInt64(place.PositionPointer - _lastPositionPointer);
        _lastPositionPointer = place.PositionPointer;
    }

    /// <summary>Whether a term occurs just once, so that it needs no word of where it is.</summary>
    public static bool IsPlain(BlockTermState state, FieldInfo fieldInfo) =>
        state.DocFreq == 1 && (fieldInfo.IndexOptions == IndexOptions.DOCS_ONLY || state.TotalTermFreq == 1);

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        try
        {
            CodecUtil.WriteFooter(_docOutput);
            CodecUtil.WriteFooter(_positionOutput);
            IOUtils.Dispose(_docOutput, _positionOutput);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(_docOutput, _positionOutput);
            throw;
        }
    }

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        var output = state.Directory.CreateOutput(
            IndexFileNames.SegmentFileName(state.SegmentInfo.Name, state.SegmentSuffix, extension), state.Context);
        try
        {
            CodecUtil.WriteHeader(output, codec, Version);
            return output;
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(output);
            throw;
        }
    }
}
