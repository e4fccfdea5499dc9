using DocumentSearch.IndexFormat;
using Lucene.Net.Codecs;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Invert;

/// <summary>The codec of the index, which writes the postings of a <see cref="BuiltSegment"/> without asking for them one by one.</summary>
[CodecName(IndexCodec.CodecName)]
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
    public override FieldsConsumer FieldsConsumer(SegmentWriteState state) => new Consumer(format, state);

    /// <inheritdoc/>
    public override FieldsProducer FieldsProducer(SegmentReadState state) => format.FieldsProducer(state);

    // Only what it is asked for first says which documents are written.
    private sealed class Consumer(PostingsFormat format, SegmentWriteState state) : FieldsConsumer
    {
        private FieldsConsumer? _fields;

        public override TermsConsumer AddField(FieldInfo field) => Open(format).AddField(field);

        public override void Merge(MergeState mergeState, Fields fields)
        {
            if (mergeState.Readers is [BuiltSegment built])
                built.WritePostings(mergeState.FieldInfos, Open(new IndexCodec(built.NormsOf).PostingsFormat));
            else
                Open(format).Merge(mergeState, fields);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Open(format).Dispose();
        }

        private FieldsConsumer Open(PostingsFormat postings) => _fields ??= postings.FieldsConsumer(state);
    }
}
