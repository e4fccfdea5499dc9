using System.Runtime.InteropServices;
using ZstdSharp.Unsafe;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Memory of Zstandard that is outside of the runtime's, freed at the latest with the last who refers to it.</summary>
/// <param name="memory">The memory.</param>
/// <param name="free">Frees it.</param>
internal sealed unsafe class ZstandardHandle(void* memory, delegate*<void*, void> free) : SafeHandle((nint)memory, ownsHandle: true)
{
    private readonly delegate*<void*, void> _free = free;

    public override bool IsInvalid => handle == 0;

    public static ZstandardHandle NewEncoder() => new(Methods.ZSTD_createCCtx(), &FreeEncoder);

    public static ZstandardHandle NewDecoder() => new(Methods.ZSTD_createDCtx(), &FreeDecoder);

    /// <summary>The tables of a dictionary; invalid if it is none.</summary>
    public static ZstandardHandle NewTables(ReadOnlySpan<byte> dictionary)
    {
        fixed (byte* bytes = dictionary)
            return new(Methods.ZSTD_createDDict(bytes, (nuint)dictionary.Length), &FreeTables);
    }

    /// <summary>The memory, for as long as this is kept alive.</summary>
    public void* Memory => (void*)handle;

    protected override bool ReleaseHandle()
    {
        _free(Memory);
        return true;
    }

    private static void FreeEncoder(void* memory) => Methods.ZSTD_freeCCtx((ZSTD_CCtx_s*)memory);

    private static void FreeDecoder(void* memory) => Methods.ZSTD_freeDCtx((ZSTD_DCtx_s*)memory);

    private static void FreeTables(void* memory) => Methods.ZSTD_freeDDict((ZSTD_DDict_s*)memory);
}
