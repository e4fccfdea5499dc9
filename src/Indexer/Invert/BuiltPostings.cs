using Lucene.Net.Codecs;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Invert;

/// <summary>The codec of the index, which writes the postings of a <see cref="BuiltSegment"/> without asking for them one by one.</summary>
[CodecName("Lucene46")]
internal sealed class BuildingCodec(Codec codec) : FilterCodec(codec)
{
    /// <inheritdoc/>
    public override PostingsFormat PostingsFormat { get; } = new BuiltPostings(codec.PostingsFormat);
}

/// <summary>Postings as another format writes them.</summary>
[PostingsFormatName("BuiltPostings")]
internal sealed class BuiltPostings(PostingsFormat format) : PostingsFormat
{
    /// <inheritdoc/>
    public override FieldsConsumer FieldsConsumer(SegmentWriteState state) => new Consumer(format.FieldsConsumer(state));

    /// <inheritdoc/>
    public override FieldsProducer FieldsProducer(SegmentReadState state) => format.FieldsProducer(state);

    private sealed class Consumer(FieldsConsumer fields) : FieldsConsumer
    {
        public override TermsConsumer AddField(FieldInfo field) => fields.AddField(field);

        public override void Merge(MergeState mergeState, Fields all)
        {
            if (mergeState.Readers is [BuiltSegment built])
                built.WritePostings(mergeState.FieldInfos, fields);
            else
                fields.Merge(mergeState, all);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                fields.Dispose();
        }
    }
}
