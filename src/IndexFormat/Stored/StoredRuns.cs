using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Writes the index file: where runs and their documents begin.</summary>
/// <param name="output">The file, behind its header.</param>
internal sealed class StoredRuns(IndexOutput output) : IDisposable
{
    // Numbers of the table and of what stands behind it.
    private const int RunBytes = (2 * sizeof(int)) + (4 * sizeof(long)) + 1;
    private const int TailBytes = 2 * sizeof(int);

    private readonly List<StoredRun> _runs = [];

    /// <summary>Adds a run.</summary>
    /// <param name="firstDoc">Its first document.</param>
    /// <param name="start">Where it begins in the data file.</param>
    /// <param name="dictionaryLength">Bytes of its dictionary.</param>
    /// <param name="packedLength">Bytes of its documents.</param>
    /// <param name="length">Bytes of its documents before they were packed.</param>
    /// <param name="offsets">Where each begins, behind the dictionary; ascending.</param>
    public void Add(int firstDoc, long start, int dictionaryLength, long packedLength, long length, List<long> offsets)
    {
        var width = 1;
        while (offsets[^1] >> (8 * width) != 0)
            width++;

        _runs.Add(new StoredRun(firstDoc, start, dictionaryLength, packedLength, length, output.Position, width));
        foreach (var offset in offsets)
        {
            for (var i = width - 1; i >= 0; i--)
                output.WriteByte((byte)(offset >> (8 * i)));
        }
    }

    /// <summary>Writes the table of runs and ends the file.</summary>
    public void Finish(int docs)
    {
        foreach (var run in _runs)
        {
            output.WriteInt32(run.FirstDoc);
            output.WriteInt64(run.Start);
            output.WriteInt32(run.DictionaryLength);
            output.WriteInt64(run.PackedLength);
            output.WriteInt64(run.Length);
            output.WriteInt64(run.Offsets);
            output.WriteByte((byte)run.OffsetWidth);
        }

        output.WriteInt32(_runs.Count);
        output.WriteInt32(docs);
        CodecUtil.WriteFooter(output);
    }

    /// <summary>Reads the table.</summary>
    /// <param name="input">The file.</param>
    /// <param name="docs">Number of documents that the segment has.</param>
    /// <exception cref="CorruptIndexException">It makes no sense.</exception>
    public static List<StoredRun> Read(IndexInput input, int docs)
    {
        input.Seek(input.Length - CodecUtil.FooterLength() - TailBytes);
        var count = input.ReadInt32();
        if (input.ReadInt32() != docs || count < 0 || count > docs)
            throw new CorruptIndexException($"the table of stored documents is of others: {input}");

        input.Seek(input.Length - CodecUtil.FooterLength() - TailBytes - ((long)count * RunBytes));
        var runs = new List<StoredRun>(count);
        for (var i = 0; i < count; i++)
        {
            var run = new StoredRun(
                input.ReadInt32(), input.ReadInt64(), input.ReadInt32(), input.ReadInt64(), input.ReadInt64(), input.ReadInt64(), input.ReadByte());
            var isNext = i == 0 ? run.FirstDoc == 0 : run.FirstDoc > runs[^1].FirstDoc && run.Start >= runs[^1].End;
            if (!isNext || run.FirstDoc >= docs || run.OffsetWidth is < 1 or > 8 || run.DictionaryLength < 0 || run.PackedLength < 0)
                throw new CorruptIndexException($"the table of stored documents makes no sense: {input}");

            runs.Add(run);
        }

        return count > 0 || docs == 0 ? runs : throw new CorruptIndexException($"the table of stored documents is empty: {input}");
    }

    public void Dispose() => output.Dispose();
}
