using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Reads the postings of a segment.</summary>
internal sealed class PostingsReader : PostingsReaderBase
{
    public PostingsReader(SegmentReadState state)
    {
        DocInput = Open(state, PostingsWriter.DocExtension, PostingsWriter.DocCodec);
        try
        {
            PositionInput = Open(state, PostingsWriter.PositionExtension, PostingsWriter.PositionCodec);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(DocInput);
            throw;
        }

        DocCount = state.SegmentInfo.DocCount;
    }

    /// <summary>The file of documents, to be cloned.</summary>
    public IndexInput DocInput { get; }

    /// <summary>The file of positions, to be cloned.</summary>
    public IndexInput PositionInput { get; }

    /// <summary>Number of documents in the segment.</summary>
    public int DocCount { get; }

    public override void Init(IndexInput termsIn) =>
        CodecUtil.CheckHeader(termsIn, PostingsWriter.TermsCodec, PostingsWriter.Version, PostingsWriter.Version);

    public override BlockTermState NewTermState() => new PostingsTermState();

    public override void DecodeTerm(long[] longs, DataInput input, FieldInfo fieldInfo, BlockTermState state, bool absolute)
    {
        var place = (PostingsTermState)state;
        if (absolute)
            place.DocPointer = place.PositionPointer = 0;

        place.OnlyDoc = -1;
        place.InlineLength = 0;
        if (PostingsWriter.IsPlain(state, fieldInfo))
        {
            DecodePlain(input, fieldInfo.IndexOptions, place);
            return;
        }

        var code = input.ReadVInt64();
        if ((code & 1) != 0)
        {
            DecodeInline(input, code >> 1, place);
            return;
        }

        if (state.DocFreq == 1)
            place.OnlyDoc = Checked(code >> 1);
        else
            place.DocPointer += code >> 1;

        if (fieldInfo.IndexOptions >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS)
            place.PositionPointer += input.ReadVInt64();
    }

    public override DocsEnum Docs(FieldInfo fieldInfo, BlockTermState state, IBits? skipDocs, DocsEnum? reuse, DocsFlags flags) =>
        Begin(fieldInfo, state, skipDocs, reuse, withLengths: false, withOffsets: false);

    public override DocsAndPositionsEnum DocsAndPositions(
        FieldInfo fieldInfo, BlockTermState state, IBits? skipDocs, DocsAndPositionsEnum? reuse, DocsAndPositionsFlags flags) =>
        Begin(
            fieldInfo,
            state,
            skipDocs,
            reuse,
            flags.HasFlag(DocsAndPositionsFlags.PAYLOADS),
            flags.HasFlag(DocsAndPositionsFlags.OFFSETS));

    public override long RamBytesUsed() => 0;

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(DocInput);
        CodecUtil.ChecksumEntireFile(PositionInput);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            IOUtils.Dispose(DocInput, PositionInput);
    }

    private BoundedPostings Begin(FieldInfo fieldInfo, BlockTermState state, IBits? liveDocs, DocsEnum? reuse, bool withLengths, bool withOffsets)
    {
        var postings = reuse is BoundedPostings known && known.IsOf(this) ? known : new BoundedPostings(this);
        postings.Begin(fieldInfo.IndexOptions, (PostingsTermState)state, liveDocs, withLengths, withOffsets);
        return postings;
    }

    // The bytes themselves say where they end.
    private static void DecodePlain(DataInput input, IndexOptions options, PostingsTermState place)
    {
        CopyNumber(input, place);
        if (options < IndexOptions.DOCS_AND_FREQS_AND_POSITIONS)
            return;

        var position = place.InlineLength;
        CopyNumber(input, place);
        if ((place.Inline[position] & 1) != 0)
            place.Inline[place.InlineLength++] = input.ReadByte();

        if (options < IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS)
            return;

        CopyNumber(input, place);
        CopyNumber(input, place);
    }

    private static void CopyNumber(DataInput input, PostingsTermState place)
    {
        for (var i = 0; i < 5; i++)
        {
            var b = input.ReadByte();
            place.Inline[place.InlineLength++] = b;
            if (b < 0x80)
                return;
        }

        throw new CorruptIndexException("no number in a dictionary");
    }

    private static void DecodeInline(DataInput input, long length, PostingsTermState place)
    {
        if (length is <= 0 or > PostingsTermState.MaxInlineBytes)
            throw new CorruptIndexException("postings in a dictionary that are too long for it");

        place.InlineLength = (int)length;
        input.ReadBytes(place.Inline, 0, place.InlineLength);
    }

    private int Checked(long doc) => doc < DocCount ? (int)doc : throw new CorruptIndexException("a document that the segment does not have");

    private static IndexInput Open(SegmentReadState state, string extension, string codec)
    {
        var input = state.Directory.OpenInput(
            IndexFileNames.SegmentFileName(state.SegmentInfo.Name, state.SegmentSuffix, extension), state.Context);
        try
        {
            CodecUtil.CheckHeader(input, codec, PostingsWriter.Version, PostingsWriter.Version);
            return input;
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(input);
            throw;
        }
    }
}
