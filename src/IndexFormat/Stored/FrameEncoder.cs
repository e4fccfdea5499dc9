using DocumentSearch.IndexFormat.Postings;
using ZstdSharp.Unsafe;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>
/// Packs bytes into frames of Zstandard (RFC 8878) without their magic number, by the dictionary of a run.
/// </summary>
internal sealed unsafe class FrameEncoder : IDisposable
{
    // The lowest level that has hash tables; the next ones take half as much time again for a tenth less.
    private const int Level = 1;

    private readonly ZstandardHandle _context = ZstandardHandle.NewEncoder();
    private byte[] _packed = [];

    public FrameEncoder()
    {
        Set(ZSTD_cParameter.ZSTD_c_compressionLevel, Level);
        Set(ZSTD_cParameter.ZSTD_c_experimentalParam2, (int)ZSTD_format_e.ZSTD_f_zstd1_magicless);
        Set(ZSTD_cParameter.ZSTD_c_dictIDFlag, 0);
    }

    private ZSTD_CCtx_s* Context => (ZSTD_CCtx_s*)_context.Memory;

    /// <summary>Packs by this dictionary from now on; by none if it is empty.</summary>
    public void Use(ReadOnlySpan<byte> dictionary)
    {
        fixed (byte* bytes = dictionary)
            Check(Methods.ZSTD_CCtx_loadDictionary(Context, bytes, (nuint)dictionary.Length));

        GC.KeepAlive(_context);
    }

    /// <summary>Writes a frame: the length of what is packed, 0 if it is no shorter and stands there as it is, and then that.</summary>
    public void Write(ReadOnlySpan<byte> bytes, GrowingBuffer output)
    {
        var bound = (int)Methods.ZSTD_compressBound((nuint)bytes.Length);
        if (_packed.Length < bound)
            _packed = new byte[bound];

        nuint length;
        fixed (byte* from = bytes, to = _packed)
            length = Check(Methods.ZSTD_compress2(Context, to, (nuint)_packed.Length, from, (nuint)bytes.Length));

        GC.KeepAlive(_context);
        var isPacked = length < (nuint)bytes.Length;
        output.WriteVInt32(isPacked ? (int)length : 0);
        var written = isPacked ? _packed.AsSpan(0, (int)length) : bytes;
        written.CopyTo(output.Append(written.Length));
    }

    public void Dispose() => _context.Dispose();

    private void Set(ZSTD_cParameter parameter, int value) => Check(Methods.ZSTD_CCtx_setParameter(Context, parameter, value));

    private static nuint Check(nuint result) =>
        Methods.ZSTD_isError(result) ? throw new InvalidOperationException($"cannot pack what is stored: {Methods.ZSTD_getErrorName(result)}") : result;
}
