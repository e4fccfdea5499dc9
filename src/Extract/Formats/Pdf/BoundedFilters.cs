using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Unpacks streams within the bounds of a task. Of a stream that is damaged or unpacks to more than it may, what comes before is given.
/// </summary>
internal sealed class BoundedFilters : BaseFilterProvider
{
    private readonly Bounds _bounds;

    private BoundedFilters(Bounds bounds, Dictionary<string, IFilter> filters)
        : base(filters) => _bounds = bounds;

    /// <summary>Most bytes that one stream is unpacked to; at most <see cref="ExtractLimits.MaxUnpackedBytes"/>.</summary>
    internal int Room
    {
        get => _bounds.Room;
        set => _bounds.Room = Math.Clamp(value, 0, _bounds.Task.Limits.MaxUnpackedBytes);
    }

    /// <summary>Whether a stream was cut off since this was last set to false.</summary>
    internal bool HasCutOff
    {
        get => _bounds.HasCutOff;
        set => _bounds.HasCutOff = value;
    }

    internal static BoundedFilters For(ExtractionTask task)
    {
        var bounds = new Bounds(task);
        var filters = new Dictionary<string, IFilter>(StringComparer.Ordinal);
        Add(filters, new Flate(bounds), "FlateDecode", "Fl");
        Add(filters, new Lzw(bounds), "LZWDecode", "LZW");

        // these unpack to no more than a small multiple each
        Add(filters, new Counted(new RunLengthFilter(), bounds), "RunLengthDecode", "RL");
        Add(filters, new Counted(new Ascii85Filter(), bounds), "ASCII85Decode", "A85");
        Add(filters, new Counted(new AsciiHexDecodeFilter(), bounds), "ASCIIHexDecode", "AHx");

        // pictures stay packed
        Add(filters, new AsIs(), "DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF", "Crypt");
        return new BoundedFilters(bounds, filters);
    }

    private static void Add(Dictionary<string, IFilter> filters, IFilter filter, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            filters.Add(name, filter);
    }

    private sealed class Bounds(ExtractionTask task)
    {
        public ExtractionTask Task => task;

        public int Room { get; set; } = task.Limits.MaxUnpackedBytes;

        public bool HasCutOff { get; set; }
    }

    private sealed class AsIs : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            input;
    }

    private sealed class Counted(IFilter inner, Bounds bounds) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var result = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            bounds.Task.CountUnpacked(result.Length);
            bounds.HasCutOff |= result.Length > bounds.Room;
            return result.Length > bounds.Room ? result[..bounds.Room] : result;
        }
    }

    private static Memory<byte> Unpredicted(Memory<byte> data, DictionaryToken parameters) => Predictor.Undo(
        data,
        parameters.GetIntOrDefault(NameToken.Predictor, 1),
        parameters.GetIntOrDefault(NameToken.Colors, 1),
        parameters.GetIntOrDefault(NameToken.BitsPerComponent, 8),
        parameters.GetIntOrDefault(NameToken.Columns, 1));

    private sealed class Lzw(Bounds bounds) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
            var isEarly = parameters.GetIntOrDefault(NameToken.EarlyChange, 1) != 0;
            var unpacked = LzwData.Unpack(input.Span, isEarly, bounds.Room, out var isCutOff);
            bounds.Task.CountUnpacked(unpacked.Length);
            bounds.HasCutOff |= isCutOff;
            return Unpredicted(unpacked, parameters);
        }
    }

    private sealed class Flate(Bounds bounds) : IFilter
    {
        private const int FirstBytes = 1 << 12;
        private const int HeaderBytes = 2;
        private const int SmallPiece = 64;

        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            return Unpredicted(Inflate(input), DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex));
        }

        private Memory<byte> Inflate(Memory<byte> input)
        {
            if (input.Length <= HeaderBytes)
                return default;

            // of the piece in which the damage is, nothing is given: then small pieces
            if (!TryInflate(input, int.MaxValue, out var unpacked))
                TryInflate(input, SmallPiece, out unpacked);

            return unpacked;
        }

        private bool TryInflate(Memory<byte> input, int piece, out Memory<byte> unpacked)
        {
            // not by its own header and checksum: damaged files have wrong ones, and none is needed
            var packed = MemoryMarshal.TryGetArray(input[HeaderBytes..], out ArraySegment<byte> array)
                ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                : new MemoryStream(input[HeaderBytes..].ToArray());
            using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[Math.Max(FirstBytes, (int)Math.Min(bounds.Room, input.Length * 3L))];
            var length = 0;

            try
            {
                while (inflater.Read(buffer, length, Math.Min(piece, buffer.Length - length)) is > 0 and var read)
                {
                    bounds.Task.CountUnpacked(read);
                    length += read;

                    if (length > bounds.Room)
                    {
                        bounds.HasCutOff = true;
                        unpacked = buffer.AsMemory(0, bounds.Room);
                        return true;
                    }

                    if (length == buffer.Length)
                        Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, buffer.Length * 2L));
                }
            }
            // what comes before the damage is as good as ever
            catch (InvalidDataException)
            {
                unpacked = buffer.AsMemory(0, length);
                return false;
            }

            unpacked = buffer.AsMemory(0, length);
            return true;
        }
    }
}
