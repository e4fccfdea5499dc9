using Lucene.Net.Index;
using ZstdSharp.Unsafe;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>
/// The dictionary of a run: pieces of its documents from everywhere in it, and how often their bytes and distances come, as
/// Zstandard keeps it (RFC 8878, section 5). It is made from the documents and goes into the data file with them.
/// </summary>
internal sealed unsafe class RunDictionary
{
    private const int ContentLength = 32 << 10;
    private const int PieceLength = 1 << 10;

    // Of less than this, there would be nothing much to be saved.
    private const int MinRunLength = 8 * ContentLength;

    // Counting is done by packing so many samples.
    private const int MaxSamples = 128;
    private const int MaxSampleLength = 8 << 10;
    private const int MinSamples = 16;
    private const int MaxHeadLength = 4 << 10;

    private readonly ZstandardHandle _tables;

    /// <summary>Reads one.</summary>
    /// <exception cref="CorruptIndexException">It is none.</exception>
    public RunDictionary(ReadOnlySpan<byte> dictionary)
    {
        _tables = ZstandardHandle.NewTables(dictionary);
        if (_tables.IsInvalid)
            throw new CorruptIndexException("the dictionary of stored documents cannot be read");
    }

    /// <summary>The tables by which frames are unpacked; whoever uses them keeps this alive.</summary>
    public ZSTD_DDict_s* Tables => (ZSTD_DDict_s*)_tables.Memory;

    /// <summary>Makes one.</summary>
    /// <param name="run">What will be packed by it.</param>
    /// <param name="frames">Where the frames lie that it will be packed into.</param>
    /// <returns>The dictionary; empty if there is too little to make one of.</returns>
    public static byte[] Of(ReadOnlySpan<byte> run, IReadOnlyList<System.Range> frames)
    {
        if (run.Length < MinRunLength || frames.Count < MinSamples)
            return [];

        var (samples, lengths) = Samples(run, frames);
        var content = Pieces(run);
        var dictionary = new byte[ContentLength + MaxHeadLength];
        nuint length;
        fixed (byte* to = dictionary, from = content, sampled = samples)
        fixed (nuint* sizes = lengths)
        {
            length = Methods.ZDICT_finalizeDictionary(
                to, (nuint)dictionary.Length, from, (nuint)content.Length, sampled, sizes, (uint)lengths.Length, new ZDICT_params_t { compressionLevel = 1, dictID = 1 });
        }

        // Samples may be of a kind that nothing can be learnt of.
        return Methods.ZSTD_isError(length) ? [] : dictionary[..(int)length];
    }

    private static byte[] Pieces(ReadOnlySpan<byte> run)
    {
        var pieces = new byte[ContentLength];
        for (var at = 0; at < ContentLength; at += PieceLength)
            run.Slice((int)((long)(run.Length - PieceLength) * at / ContentLength), PieceLength).CopyTo(pieces.AsSpan(at));

        return pieces;
    }

    private static (byte[] Samples, nuint[] Lengths) Samples(ReadOnlySpan<byte> run, IReadOnlyList<System.Range> frames)
    {
        var count = Math.Min(MaxSamples, frames.Count);
        var lengths = new nuint[count];
        var samples = new byte[count * MaxSampleLength];
        var end = 0;
        for (var i = 0; i < count; i++)
        {
            var frame = run[frames[(int)((long)frames.Count * i / count)]];
            var sample = frame[..Math.Min(frame.Length, MaxSampleLength)];
            sample.CopyTo(samples.AsSpan(end));
            end += sample.Length;
            lengths[i] = (nuint)sample.Length;
        }

        return (samples, lengths);
    }
}
