using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>
/// How what is stored of documents lies in a segment: each document is packed by itself, with the help of a dictionary that is sampled from
/// some megabytes of documents around it (a run). So one is read without its neighbours, and as small as if it were packed with them.
/// </summary>
internal sealed class StoredFormat : StoredFieldsFormat
{
    public const int Version = 0;
    public const string DataExtension = "fdt";
    public const string IndexExtension = "fdx";
    public const string DataCodec = "StoredRuns";
    public const string IndexCodec = "StoredRunsIndex";

    /// <summary>Values of more bytes are packed by themselves, so that what is short is read without what is long.</summary>
    public const int LongValue = 4096;

    public override StoredFieldsReader FieldsReader(Lucene.Net.Store.Directory directory, SegmentInfo si, FieldInfos fn, IOContext context) =>
        new StoredReader(directory, si, fn, context);

    public override StoredFieldsWriter FieldsWriter(Lucene.Net.Store.Directory directory, SegmentInfo si, IOContext context) =>
        new StoredWriter(directory, si, context);
}
