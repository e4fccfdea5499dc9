namespace DocumentSearch.Extract.Detection;

/// <summary>Readable names for binary formats, by file extension.</summary>
internal static class BinaryExtensions
{
    private static readonly Dictionary<string, DocumentFormat> Formats = Table(
    [
        ("Word document", "docx docm dotx dotm doc dot"),
        ("Excel workbook", "xlsx xlsm xltx xltm xls xlt xlsb"),
        ("PowerPoint presentation", "pptx pptm potx ppsx ppt pot pps"),
        ("Visio drawing", "vsdx vsd"),
        ("Outlook message", "msg"),
        ("Outlook mailbox", "pst ost"),
        ("Publisher document", "pub"),
        ("Windows installer", "msi msp"),
        ("OpenDocument text", "odt ott"),
        ("OpenDocument spreadsheet", "ods ots"),
        ("OpenDocument presentation", "odp otp"),
        ("OpenDocument drawing", "odg odf"),
        ("EPUB book", "epub"),
        ("Kindle book", "mobi azw azw3"),
        ("Java archive", "jar war ear"),
        ("Android package", "apk aab"),
        ("iOS application", "ipa"),
        ("NuGet package", "nupkg snupkg"),
        ("Python wheel", "whl"),
        ("browser extension", "xpi crx vsix"),
        ("XPS document", "xps oxps"),
        ("Apple iWork document", "pages numbers key"),
        ("PDF document", "pdf"),
        ("PostScript document", "ps eps ai"),
        ("RTF document", "rtf"),
        ("DjVu document", "djvu djv"),
        ("Windows help file", "chm hlp"),
        ("web archive", "webarchive warc"),
        ("JPEG image", "jpg jpeg jpe"),
        ("PNG image", "png apng"),
        ("GIF image", "gif"),
        ("WebP image", "webp"),
        ("BMP image", "bmp dib"),
        ("TIFF image", "tif tiff"),
        ("icon", "ico cur icns"),
        ("HEIF image", "heic heif avif"),
        ("Photoshop image", "psd psb"),
        ("camera raw image", "cr2 cr3 nef arw dng orf rw2"),
        ("MP3 audio", "mp3"),
        ("MP4 media", "mp4 m4a m4v m4b mov"),
        ("Ogg media", "ogg oga ogv opus"),
        ("FLAC audio", "flac"),
        ("WAV audio", "wav"),
        ("AAC audio", "aac"),
        ("MIDI music", "mid midi"),
        ("AVI video", "avi"),
        ("Matroska video", "mkv mka webm"),
        ("MPEG video", "mpg mpeg vob"),
        ("Windows media", "wmv wma asf"),
        ("zip archive", "zip"),
        ("gzip archive", "gz tgz"),
        ("bzip2 archive", "bz2 tbz2"),
        ("xz archive", "xz txz"),
        ("Zstandard archive", "zst"),
        ("LZ4 archive", "lz4"),
        ("7-Zip archive", "7z"),
        ("RAR archive", "rar"),
        ("tar archive", "tar"),
        ("cabinet archive", "cab"),
        ("disk image", "iso dmg img vhd vhdx vmdk qcow2"),
        ("Debian package", "deb"),
        ("RPM package", "rpm"),
        ("program", "exe dll sys com elf so dylib o obj a lib"),
        ("Java class", "class"),
        ("WebAssembly module", "wasm"),
        ("Python bytecode", "pyc pyo"),
        ("debug symbols", "pdb"),
        ("SQLite database", "sqlite sqlite3 db3"),
        ("database", "db mdb accdb"),
        ("Parquet table", "parquet"),
        ("TrueType font", "ttf ttc"),
        ("OpenType font", "otf"),
        ("web font", "woff woff2 eot"),
        ("NumPy array", "npy npz"),
        ("Python pickle", "pkl pickle"),
    ]);

    private static readonly HashSet<string> ReadFormats = new(StringComparer.Ordinal)
    {
        "Word document", "Excel workbook", "PowerPoint presentation", "Outlook message", "OpenDocument text", "OpenDocument spreadsheet",
        "OpenDocument presentation", "OpenDocument drawing", "EPUB book", "PDF document", "RTF document", "zip archive", "gzip archive", "bzip2 archive",
        "xz archive", "Zstandard archive", "7-Zip archive", "RAR archive", "tar archive",
    };

    // the containers that many formats share; their extension says which
    private static readonly string[] Containers = [Signatures.Zip, Signatures.Ole];

    private static readonly Dictionary<string, DocumentFormat>.AlternateLookup<ReadOnlySpan<char>> ByExtension =
        Formats.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The binary format that an extension (with its dot) stands for, or null.</summary>
    internal static DocumentFormat? Find(ReadOnlySpan<char> extension) =>
        extension.Length > 1 && ByExtension.TryGetValue(extension[1..], out var format) ? format : null;

    /// <summary>Whether files of a format are read, whatever one looks like that only bears its name.</summary>
    internal static bool IsRead(string name) => ReadFormats.Contains(name);

    /// <summary>The name of a format found by signature, made more precise by the extension if it is a mere container.</summary>
    internal static string Refine(string signature, ReadOnlySpan<char> extension) =>
        Containers.Contains(signature, StringComparer.Ordinal) && Find(extension) is { } format ? format.Name : signature;

    private static Dictionary<string, DocumentFormat> Table(ReadOnlySpan<(string Name, string Extensions)> rows)
    {
        var table = new Dictionary<string, DocumentFormat>(StringComparer.OrdinalIgnoreCase);

        foreach (var (name, extensions) in rows)
        {
            var format = DocumentFormat.Unsupported(name);

            foreach (var extension in extensions.Split(' '))
                table.Add(extension, format);
        }

        return table;
    }
}
