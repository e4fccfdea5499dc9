using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Up to 128 documents of a term, and how often it occurs in each, which is read when it is asked for.</summary>
/// <param name="input">The file of documents; others may move it meanwhile.</param>
/// <param name="docCount">Number of documents in the segment.</param>
internal sealed class DocBlock(IndexInput input, int docCount)
{
    private readonly int[] _docs = new int[PackedBlock.Size];
    private readonly int[] _frequencies = new int[PackedBlock.Size];
    private long _frequencyPointer;
    private bool _needsFrequencies;

    /// <summary>Number of documents.</summary>
    public int Count { get; private set; }

    /// <summary>The last document.</summary>
    public int Last => _docs[Count - 1];

    /// <summary>The document at a place.</summary>
    public int this[int index] => _docs[index];

    /// <summary>How often the term occurs in the document at a place.</summary>
    public int FrequencyAt(int index)
    {
        if (_needsFrequencies)
            ReadFrequencies();

        return _frequencies[index];
    }

    /// <summary>The documents from a place on.</summary>
    public ReadOnlySpan<int> DocumentsFrom(int index) => _docs.AsSpan(index, Count - index);

    /// <summary>How often the term occurs in each of them.</summary>
    public ReadOnlySpan<int> FrequenciesFrom(int index)
    {
        if (_needsFrequencies)
            ReadFrequencies();

        return _frequencies.AsSpan(index, Count - index);
    }

    /// <summary>Forgets all documents.</summary>
    public void Clear() => Count = 0;

    /// <summary>Reads a packed block.</summary>
    /// <param name="pointer">Where it is.</param>
    /// <param name="before">The last document before it.</param>
    /// <param name="hasFrequencies">Whether the field has frequencies.</param>
    public void ReadPacked(long pointer, int before, bool hasFrequencies)
    {
        input.Seek(pointer);
        PackedBlock.Read(input, _docs);
        long doc = before;
        foreach (ref var next in _docs.AsSpan())
        {
            doc += (uint)next + 1L;
            next = (int)doc;
        }

        if (doc >= docCount)
            throw Corrupt();

        Count = PackedBlock.Size;
        _frequencyPointer = input.Position;
        _needsFrequencies = hasFrequencies;
        if (!hasFrequencies)
            Array.Fill(_frequencies, 1);
    }

    /// <summary>Reads documents that stand in a row.</summary>
    /// <param name="row">Stands at them.</param>
    /// <param name="count">Their number.</param>
    /// <param name="before">The last document before them.</param>
    /// <param name="hasFrequencies">Whether a frequency stands with each.</param>
    public void ReadRow(DataInput row, int count, int before, bool hasFrequencies)
    {
        if (count is <= 0 or > PackedBlock.Size)
            throw Corrupt();

        long doc = before;
        for (var i = 0; i < count; i++)
        {
            var code = row.ReadVInt64();
            doc += (hasFrequencies ? code >> 1 : code) + 1;
            _frequencies[i] = hasFrequencies && (code & 1) == 0 ? row.ReadVInt32() : 1;
            if ((ulong)doc >= (ulong)docCount || _frequencies[i] <= 0)
                throw Corrupt();

            _docs[i] = (int)doc;
        }

        Count = count;
        _needsFrequencies = false;
    }

    /// <summary>Takes a single document.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="frequency">How often the term occurs in it.</param>
    public void TakeOnly(long doc, long frequency)
    {
        if ((ulong)doc >= (ulong)docCount || frequency is <= 0 or > int.MaxValue)
            throw Corrupt();

        (_docs[0], _frequencies[0], Count, _needsFrequencies) = ((int)doc, (int)frequency, 1, false);
    }

    /// <summary>The place of the first document from a place on that is not before a target.</summary>
    public int Find(int target, int from)
    {
        // Mostly it is near.
        var step = 1;
        for (; from + step <= Count && _docs[from + step - 1] < target; step *= 2)
            from += step;

        var to = Math.Min(from + step - 1, Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_docs[middle] < target)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    private void ReadFrequencies()
    {
        input.Seek(_frequencyPointer);
        PackedBlock.Read(input, _frequencies);
        var all = 0;
        foreach (ref var frequency in _frequencies.AsSpan())
            all |= ++frequency;

        if (all < 0)
            throw Corrupt();

        _needsFrequencies = false;
    }

    private CorruptIndexException Corrupt() => new($"postings that make no sense in {input}");
}
