using System.Text;
using DocumentSearch.Extract.Detection;
using SharpCompress.Common;

namespace DocumentSearch.Extract.Formats.Archives;

/// <summary>
/// The names of an archive's entries, of which many were written in whatever code page a system had. They are held byte for byte
/// (<see cref="Decoder"/>) until all are known, as what they are written in shows only in all of them.
/// </summary>
internal sealed class ArchiveNames
{
    private const char Raw = '\uE0FF'; // begins a name that is held byte for byte; no name of an archive does
    private const int SampleBytes = 1 << 16;

    private readonly Encoding _encoding;

    private ArchiveNames(Encoding encoding) => _encoding = encoding;

    /// <summary>Decodes names that say in what they are written, or whose bytes do, and holds the others.</summary>
    internal static IArchiveEncoding Decoder => new ArchiveEncoding
    {
        CustomDecoder = static (bytes, start, length, _) =>
        {
            var name = bytes.AsSpan(start, length);
            return IsUtf8(name) ? Encoding.UTF8.GetString(name) : Raw + Encoding.Latin1.GetString(name);
        },
    };

    /// <summary>Looks at the names of all entries.</summary>
    internal static ArchiveNames Of(IEnumerable<string?> names)
    {
        var sample = new List<byte>();

        foreach (var name in names)
        {
            if (sample.Count > SampleBytes)
                break;

            if (name is [Raw, .. var raw])
                sample.AddRange([.. Encoding.Latin1.GetBytes(raw), (byte)'\n']);
        }

        return new ArchiveNames(sample.Count == 0 ? Encoding.UTF8 : Guess([.. sample]));
    }

    /// <summary>A name as it is meant.</summary>
    internal string Of(string? name) => name is [Raw, .. var raw] ? _encoding.GetString(Encoding.Latin1.GetBytes(raw)) : name ?? "";

    private static bool IsUtf8(ReadOnlySpan<byte> name) => System.Text.Unicode.Utf8.IsValid(name);

    /// <summary>What is as good as never in names but is what letters are in the code page that names are written in by the standard: CP437.</summary>
    private static Encoding Guess(byte[] sample)
    {
        var high = sample.Count(b => b >= 0x80);
        var ofDos = sample.Count(b => b is >= 0x80 and <= 0xA5 or 0xE1);
        var guessed = EncodingDetector.Detect(sample)?.Decoder;

        // single letters in between are those of Western Europe; whole words are of other scripts
        var isScript = guessed is not null && !guessed.WebName.StartsWith("windows-1252", StringComparison.Ordinal) && high * 3 > sample.Length;
        if (isScript)
            return guessed!;

        var page = ofDos * 2 >= high ? 437 : 1252;
        return CodePagesEncodingProvider.Instance.GetEncoding(page)!;
    }
}
