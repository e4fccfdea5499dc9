using Lucene.Net.Index;
using ZstdSharp.Unsafe;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Unpacks what <see cref="FrameEncoder"/> has packed. Used by one thread at a time; Lucene closes a reader but not its clones, so that this has nothing to be disposed.</summary>
internal sealed unsafe class FrameDecoder
{
    private readonly ZstandardHandle _context = ZstandardHandle.NewDecoder();

    public FrameDecoder() =>
        _ = Methods.ZSTD_DCtx_setParameter(Context, ZSTD_dParameter.ZSTD_d_experimentalParam1, (int)ZSTD_format_e.ZSTD_f_zstd1_magicless);

    private ZSTD_DCtx_s* Context => (ZSTD_DCtx_s*)_context.Memory;

    /// <summary>Unpacks one frame.</summary>
    /// <param name="packed">The frame.</param>
    /// <param name="output">Filled by it to the last byte.</param>
    /// <param name="dictionary">By which it was packed; null if by none.</param>
    /// <exception cref="CorruptIndexException">It cannot be unpacked, or is longer or shorter.</exception>
    public void Read(ReadOnlySpan<byte> packed, Span<byte> output, RunDictionary? dictionary)
    {
        nuint length;
        fixed (byte* from = packed, to = output)
            length = Methods.ZSTD_decompress_usingDDict(Context, to, (nuint)output.Length, from, (nuint)packed.Length, dictionary is null ? null : dictionary.Tables);

        GC.KeepAlive(dictionary);
        GC.KeepAlive(_context);
        if (length != (nuint)output.Length)
            throw new CorruptIndexException("what is stored of a document cannot be unpacked");
    }
}
