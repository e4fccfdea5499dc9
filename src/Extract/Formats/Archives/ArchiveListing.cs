using DocumentSearch.Extract.Formats.Packages;
using SharpCompress.Common;

namespace DocumentSearch.Extract.Formats.Archives;

/// <summary>Hands over the files of an archive, and lists their names as its own text, so that files without text are found by name.</summary>
internal sealed class ArchiveListing(ExtractionTask task)
{
    private const int MaxNames = 10_000; // that are listed

    private static readonly ExtractResult.Skipped Encrypted = new(SkipReason.Encrypted, "it is protected by a password");
    private static readonly ExtractResult.Skipped Beyond = new(SkipReason.Corrupt, "it goes beyond the end of the archive");

    private readonly TextBuilder _text = new(task);
    private int _names;

    /// <summary>What could not be read, if anything.</summary>
    internal string? Loss { get; set; }

    /// <summary>Whether no file was read.</summary>
    internal bool IsEmpty => _names == 0;

    /// <summary>Takes a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entry">What the archive says of it.</param>
    /// <param name="archiveBytes">Size of the archive, if all of it is at hand.</param>
    /// <param name="open">Unpacks it.</param>
    internal void Add(string name, IEntry entry, long archiveBytes, Func<Stream> open)
    {
        List(name);
        if (!task.ReadsEmbedded)
            return;

        var modified = Date(entry.LastModifiedTime);

        if (Refusal(entry, archiveBytes) is { } refused)
            task.EmbedSkipped(name, refused, Math.Max(0, entry.Size), modified);
        else
            Embed(name, open, Math.Max(0, entry.Size), modified);
    }

    /// <summary>Takes a file that nothing is said of.</summary>
    internal void Add(string name, Stream packed)
    {
        List(name);
        if (task.ReadsEmbedded)
            Embed(name, () => packed, 0, null);
    }

    /// <summary>The archive as a document.</summary>
    internal ExtractResult Finish(string format) => _text.IsEmpty
        ? new ExtractResult.Skipped(SkipReason.NoText, Loss ?? "it holds no files")
        : new ExtractResult.Ok(_text.Finish(format) with { Loss = Loss });

    private void List(string name)
    {
        if (_names++ < MaxNames)
            _text.Block(BlockKind.ListItem, name);
    }

    private ExtractResult.Skipped? Refusal(IEntry entry, long archiveBytes)
    {
        if (entry.IsEncrypted)
            return Encrypted;
        if (entry.CompressedSize > archiveBytes)
            return Beyond;

        return entry.Size > task.Limits.MaxUnpackedBytes ? TooLarge() : null;
    }

    private void Embed(string name, Func<Stream> open, long length, DateTime? modified)
    {
        byte[] content;

        try
        {
            using var unpacked = open();
            content = BoundedRead.All(unpacked, task);
        }
        catch (ExtractLimitException) when (task.UnpackedBytesLeft >= 0)
        {
            task.EmbedSkipped(name, TooLarge(), length, modified);
            return;
        }
        catch (CryptographicException)
        {
            task.EmbedSkipped(name, Encrypted, length, modified);
            return;
        }
        // unpackers fail in any way on what is damaged; that costs this one file
        catch (Exception fault) when (fault is not (OperationCanceledException or ExtractLimitException or OutOfMemoryException))
        {
            task.EmbedSkipped(name, TextExtraction.Corrupt(fault), length, modified);
            return;
        }

        if (content.Length < length)
            Loss ??= "it is damaged: not all of its files are complete";
        task.Embed(name, content, modified);
    }

    private ExtractResult.Skipped TooLarge() => new(SkipReason.TooLarge, $"it unpacks to more than {task.Limits.MaxUnpackedBytes >> 20} MB");

    /// <summary>The clocks of archives have no zone: they count as UTC.</summary>
    private static DateTime? Date(DateTime? stated) => stated switch
    {
        null => null,
        { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        var time => DateTime.SpecifyKind(time.Value, DateTimeKind.Utc),
    };
}
