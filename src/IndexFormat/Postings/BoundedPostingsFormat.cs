using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// How this program writes postings (docs/index-format.md): blocks that outliers do not widen, terms that are rare in the dictionary
/// itself, and bounds of what a block can score.
/// </summary>
/// <param name="norms">Knows the lengths of documents that are written for the first time; those that are merged are known anyway.</param>
[PostingsFormatName(FormatName)]
public sealed class BoundedPostingsFormat(NormSource? norms = null) : PostingsFormat
{
    /// <summary>The name that is stored with each field.</summary>
    public const string FormatName = "Bounded";

    /// <inheritdoc/>
    public override FieldsConsumer FieldsConsumer(SegmentWriteState state)
    {
        var postings = new PostingsWriter(state);
        try
        {
            var terms = new BlockTreeTermsWriter<object>(
                state, postings, BlockTreeTermsWriter.DEFAULT_MIN_BLOCK_SIZE, BlockTreeTermsWriter.DEFAULT_MAX_BLOCK_SIZE, subclassState: null!);
            return new BoundedFieldsConsumer(terms, postings, norms);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(postings);
            throw;
        }
    }

    /// <inheritdoc/>
    public override FieldsProducer FieldsProducer(SegmentReadState state)
    {
        var postings = new PostingsReader(state);
        try
        {
            return new BlockTreeTermsReader<object>(
                state.Directory, state.FieldInfos, state.SegmentInfo, postings, state.Context, state.SegmentSuffix, state.TermsIndexDivisor, subclassState: null!);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(postings);
            throw;
        }
    }
}
