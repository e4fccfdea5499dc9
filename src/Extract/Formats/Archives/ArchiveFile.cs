using System.IO.Compression;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Packages;
using SharpCompress.Archives;
using SharpCompress.Archives.Rar;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Common;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using SharpCompress.Compressors.ZStandard;
using SharpCompress.Readers;
using CompressionMode = System.IO.Compression.CompressionMode;
using ZipArchive = SharpCompress.Archives.Zip.ZipArchive;

namespace DocumentSearch.Extract.Formats.Archives;

/// <summary>Reads archives: files packed together, or one packed file.</summary>
internal sealed class ArchiveFile : ITextExtractor
{
    private static readonly ReaderOptions Options = new() { LeaveStreamOpen = true, ArchiveEncoding = ArchiveNames.Decoder };

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var listing = new ArchiveListing(task);
        using var stream = PinnedStream.Over(content);

        try
        {
            Read(stream, format, listing, task);
        }
        catch (CryptographicException)
        {
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");
        }
        // what was handed over until then stays
        catch (ExtractLimitException limit)
        {
            listing.Loss = limit.Message;
        }

        return listing.Finish(format.Name);
    }

    private static void Read(Stream content, DocumentFormat format, ArchiveListing listing, ExtractionTask task)
    {
        switch (format.Name)
        {
            case "zip":
                Zip(content, listing, task);
                break;
            case "7z":
                using (var archive = SevenZipArchive.OpenArchive(content, Options))
                    InTurn(archive, listing, task);
                break;
            case "rar":
                using (var archive = RarArchive.OpenArchive(content, Options))
                    InTurn(archive, listing, task);
                break;
            case "tar":
                InTurn(content, listing, task);
                break;
            default:
                Packed(content, format.Name, listing, task);
                break;
        }
    }

    private static void Zip(Stream content, ArchiveListing listing, ExtractionTask task)
    {
        using var archive = ZipArchive.OpenArchive(content, Options);

        if (!TryList(archive, task, out var entries))
        {
            ZipInTurn(content, listing, task);
            return;
        }

        var names = ArchiveNames.Of(entries.Select(e => e.Key));

        // entries that share their bytes are how a small file unpacks to an endless one
        if (entries.Sum(e => Math.Min(e.CompressedSize, content.Length)) > content.Length)
            throw new InvalidDataException("its files overlap");

        foreach (var entry in entries)
            listing.Add(names.Of(entry.Key), entry, content.Length, entry.OpenEntryStream);
    }

    /// <summary>The files that the list names with which the archive ends.</summary>
    private static bool TryList(IArchive archive, ExtractionTask task, out List<IArchiveEntry> entries)
    {
        try
        {
            entries = archive.Entries.Where(e => !e.IsDirectory).Take(task.Limits.MaxEmbedded + 1).ToList();
            return true;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or ExtractLimitException or OutOfMemoryException))
        {
            entries = [];
            return false;
        }
    }

    /// <summary>Reads what is left of an archive without its list, file after file by the heads that stand before them.</summary>
    private static void ZipInTurn(Stream content, ArchiveListing listing, ExtractionTask task)
    {
        const string loss = "it is damaged: the list of its files, with which it ends, is missing";
        content.Position = 0;
        InTurn(content, listing, task);

        if (listing.IsEmpty)
            throw new InvalidDataException(loss);

        listing.Loss = loss;
    }

    /// <summary>Reads an archive in which files may be packed as one, so that they are unpacked one after the other.</summary>
    private static void InTurn(IArchive archive, ArchiveListing listing, ExtractionTask task)
    {
        var names = ArchiveNames.Of(archive.Entries.Select(e => e.Key));

        // those that need no password can be unpacked by themselves only
        if (archive.Entries.Any(e => e.IsEncrypted))
        {
            foreach (var entry in archive.Entries.Where(e => !e.IsDirectory))
                listing.Add(names.Of(entry.Key), entry, long.MaxValue, entry.OpenEntryStream);
            return;
        }

        using var reader = archive.ExtractAllEntries();
        InTurn(reader, names, listing, task);
    }

    private static void InTurn(Stream content, ArchiveListing listing, ExtractionTask task)
    {
        using var reader = ReaderFactory.OpenReader(content, Options);
        InTurn(reader, null, listing, task);
    }

    private static void InTurn(IReader reader, ArchiveNames? names, ArchiveListing listing, ExtractionTask task)
    {
        while (MoveNext(reader, listing))
        {
            task.Cancel.ThrowIfCancellationRequested();
            var entry = reader.Entry;

            if (!entry.IsDirectory && entry.LinkTarget is null)
                listing.Add((names ?? ArchiveNames.Of([entry.Key])).Of(entry.Key), entry, long.MaxValue, reader.OpenEntryStream);
        }
    }

    private static bool MoveNext(IReader reader, ArchiveListing listing)
    {
        try
        {
            return reader.MoveToNextEntry();
        }
        // unpackers fail in any way on what is damaged; what was unpacked until then stays
        catch (Exception fault) when (fault is not (OperationCanceledException or ExtractLimitException or OutOfMemoryException or CryptographicException))
        {
            listing.Loss = "it is damaged: files at its end could not be read";
            return false;
        }
    }

    /// <summary>Reads one packed file, which may be an archive in turn.</summary>
    private static void Packed(Stream content, string kind, ArchiveListing listing, ExtractionTask task)
    {
        using Stream unpacked = kind switch
        {
            "gzip" => new GZipStream(content, CompressionMode.Decompress, leaveOpen: true),
            "bzip2" => BZip2Stream.Create(content, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true),
            "xz" => new XZStream(content),
            _ => new DecompressionStream(content, leaveOpen: true),
        };
        using var stream = new UnpackedStream(unpacked, task);

        if (stream.BeginsLikeTar)
            InTurn(stream, listing, task);
        else
            listing.Add(PackedName(task.FileName), stream);
    }

    /// <summary>The name of a packed file: that of the archive without its extension.</summary>
    private static string PackedName(string archive)
    {
        var extension = Path.GetExtension(archive);
        return extension.Length > 1 && BinaryExtensions.Find(extension) is not null ? Path.GetFileNameWithoutExtension(archive) : "content";
    }
}
