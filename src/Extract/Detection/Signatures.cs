using System.Buffers.Binary;

namespace DocumentSearch.Extract.Detection;

/// <summary>Knows binary formats by their first bytes.</summary>
internal static class Signatures
{
    internal const string Zip = "zip archive";
    internal const string Rtf = "RTF document";
    internal const string Tar = "tar archive";
    internal const string Gzip = "gzip archive";
    internal const string Bzip2 = "bzip2 archive";
    internal const string Xz = "xz archive";
    internal const string Zstandard = "Zstandard archive";
    internal const string SevenZip = "7-Zip archive";
    internal const string Rar = "RAR archive";
    internal const string Ole = "OLE compound file";
    internal const string Pdf = "PDF document";

    /// <summary>A readable name of the binary format that the content begins like, or null.</summary>
    internal static string? Find(ReadOnlySpan<byte> content)
    {
        // no signature is shorter, and none of the switch arms needs to look out for the end
        if (content.Length < 4)
            return null;

        return content[0] switch
        {
            0x00 => Nul(content),
            0x04 when Begins(content, [0x04, 0x22, 0x4D, 0x18]) => "LZ4 archive",
            0x1A when Begins(content, [0x1A, 0x45, 0xDF, 0xA3]) => "Matroska video",
            0x1F when Begins(content, [0x1F, 0x8B, 0x08]) => Gzip,
            0x28 when Begins(content, [0x28, 0xB5, 0x2F, 0xFD]) => Zstandard,
            (byte)'%' => Percent(content),
            (byte)'7' when Begins(content, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) => SevenZip,
            (byte)'8' when Begins(content, "8BPS\0"u8) => "Photoshop image",
            (byte)'B' => LetterB(content),
            (byte)'F' when Begins(content, "FLV\x01"u8) => "Flash video",
            (byte)'G' when Begins(content, "GIF87a"u8) || Begins(content, "GIF89a"u8) => "GIF image",
            (byte)'I' when Begins(content, "II*\0"u8) => "TIFF image",
            (byte)'I' when Begins(content, "ID3"u8) && content[3] < 0x10 => "MP3 audio",
            (byte)'I' when Begins(content, "ITSF\x03"u8) => "Windows help file",
            (byte)'M' => LetterM(content),
            (byte)'O' when Begins(content, "OggS\0"u8) => "Ogg media",
            (byte)'O' when Begins(content, "OTTO\0"u8) => "OpenType font",
            (byte)'P' => LetterP(content),
            (byte)'R' => LetterR(content),
            (byte)'S' when Begins(content, "SQLite format 3\0"u8) => "SQLite database",
            (byte)'f' when Begins(content, "fLaC\0"u8) => "FLAC audio",
            (byte)'t' when Begins(content, "ttcf\0"u8) => "TrueType font",
            (byte)'w' when Begins(content, "wOFF"u8) || Begins(content, "wOF2"u8) => Printable(content, "web font"),
            (byte)'{' when Begins(content, "{\\rtf"u8) => Rtf,
            0x7F when Begins(content[1..], "ELF"u8) => "ELF program",
            0x89 when Begins(content, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "PNG image",
            0xCA when Begins(content, [0xCA, 0xFE, 0xBA, 0xBE]) => ClassOrUniversal(content),
            0xCE or 0xCF when Begins(content[1..], [0xFA, 0xED, 0xFE]) => "Mach-O program",
            0xD0 when Begins(content, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) => Ole,
            0xFD when Begins(content, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) => Xz,
            0xFE when Begins(content, [0xFE, 0xED, 0xFA]) && content[3] is 0xCE or 0xCF => "Mach-O program",
            0xFF when Begins(content, [0xFF, 0xD8, 0xFF]) => "JPEG image",
            _ => null,
        }
        ?? Later(content);
    }

    private static bool Begins(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) => content.StartsWith(signature);

    /// <summary>Signatures that prose might begin with count only when something no prose holds is near.</summary>
    private static string? Printable(ReadOnlySpan<byte> content, string name) =>
        content[..Math.Min(content.Length, 512)].Contains((byte)0) ? name : null;

    private static string? Nul(ReadOnlySpan<byte> content)
    {
        if (Begins(content, "\0asm"u8))
            return "WebAssembly module";

        // a count of pictures or tables follows, which tells these from UTF-16 and UTF-32 text
        if (content.Length >= 8)
        {
            if (Begins(content, [0, 0, 1, 0]) && content[4] is > 0 and <= 64 && content[5] == 0)
                return "icon";

            if (Begins(content, [0, 1, 0, 0]) && content[4] == 0 && content[5] is > 0 and <= 64 && (content[6] | content[7]) != 0)
                return "TrueType font";
        }

        return null;
    }

    private static string? Percent(ReadOnlySpan<byte> content)
    {
        if (Begins(content, "%PDF-1."u8) || Begins(content, "%PDF-2."u8))
            return Pdf;

        return Begins(content, "%!PS"u8) ? "PostScript document" : null;
    }

    private static string? LetterB(ReadOnlySpan<byte> content)
    {
        if (Begins(content, "BZh"u8) && content.Length >= 10 && content[4] is 0x31 or 0x17)
            return Bzip2;

        // two reserved fields are zero, and the size of the second header is one of a few
        var isBitmap = content.Length >= 18
            && Begins(content, "BM"u8)
            && BinaryPrimitives.ReadUInt32LittleEndian(content[6..]) == 0
            && BinaryPrimitives.ReadUInt32LittleEndian(content[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;

        return isBitmap ? "BMP image" : null;
    }

    private static string? LetterM(ReadOnlySpan<byte> content)
    {
        if (Begins(content, "MM\0*"u8))
            return "TIFF image";
        if (Begins(content, "MThd\0\0"u8))
            return "MIDI music";
        if (Begins(content, "MSCF\0\0\0\0"u8))
            return "cabinet archive";

        return Begins(content, "MZ"u8) ? Printable(content, "Windows program") : null;
    }

    private static string? LetterP(ReadOnlySpan<byte> content)
    {
        if (Begins(content, "PK\x03\x04"u8) || Begins(content, "PK\x05\x06"u8) || Begins(content, "PK\x07\x08"u8))
            return Zip;

        return Begins(content, "PAR1"u8) ? Printable(content, "Parquet table") : null;
    }

    private static string? LetterR(ReadOnlySpan<byte> content)
    {
        if (Begins(content, "Rar!\x1A\x07"u8))
            return Rar;

        if (!Begins(content, "RIFF"u8) || content.Length < 12)
            return null;

        var kind = content[8..];
        return Begins(kind, "WEBP"u8) ? "WebP image"
            : Begins(kind, "WAVE"u8) ? "WAV audio"
            : Begins(kind, "AVI "u8) ? "AVI video"
            : null;
    }

    private static string? ClassOrUniversal(ReadOnlySpan<byte> content)
    {
        // the next field is a class file's version (45 and up), or the few programs a universal binary holds
        if (content.Length < 8)
            return null;

        return BinaryPrimitives.ReadUInt32BigEndian(content[4..]) < 45 ? "Mach-O program" : "Java class";
    }

    /// <summary>Signatures that stand after the first byte.</summary>
    private static string? Later(ReadOnlySpan<byte> content)
    {
        if (content.Length >= 12 && content[0] == 0 && Begins(content[4..], "ftyp"u8))
            return content[8..].StartsWith("hei"u8) || content[8..].StartsWith("avif"u8) ? "HEIF image" : "MP4 media";

        if (content.Length >= 264 && Begins(content[257..], "ustar"u8))
            return Printable(content, Tar);

        return Begins(content, "!<arch>\n"u8) ? Printable(content, "ar archive") : null;
    }
}
