using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract;

/// <summary>Reads the text out of files of every supported format.</summary>
public static class TextExtraction
{
    /// <summary>How many bytes at the beginning of a file tell whether its text is made by a parser.</summary>
    public const int HeadBytes = 4096;

    internal static readonly ExtractResult.Skipped Empty = Skipped(SkipReason.Empty, "empty file");

    /// <summary>Reads the text out of one file.</summary>
    /// <param name="path">Its path or name, of which only the name counts; nothing is opened.</param>
    /// <param name="content">All of its bytes.</param>
    /// <param name="limits">Bounds on what it may cost; time and memory are for whoever runs the extractor to watch over.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <param name="embedded">Takes the files within it, in their order, while they are read; null if they are not to be read.</param>
    /// <returns>The text, or why there is none. Content is never a reason to throw.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static ExtractResult Extract(
        string path, ReadOnlyMemory<byte> content, ExtractLimits limits, CancellationToken cancel, Action<EmbeddedFile>? embedded = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        return Extract(path, content, ExtractionTask.Of(limits, embedded, cancel, path));
    }

    /// <summary>
    /// Whether the text of a file is made by a parser of a complex format (<see cref="ExtractedText.IsDerived"/>), by what it begins with.
    /// </summary>
    /// <param name="path">Its path or name; only the name counts.</param>
    /// <param name="head">Its first bytes, <see cref="HeadBytes"/> of them if it has so many.</param>
    /// <param name="length">Its length in bytes: XML that is too long to be held is read as its own text.</param>
    /// <param name="limits">Bounds on what it may cost.</param>
    public static bool IsDerived(string path, ReadOnlySpan<byte> head, long length, ExtractLimits limits)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        return FormatDetector.ByHead(path, head) is { IsDerived: true, Kind: var kind } && (kind != FormatKind.Xml || length <= limits.MaxHeldBytes);
    }

    internal static ExtractResult Extract(string path, ReadOnlyMemory<byte> content, ExtractionTask task)
    {
        task.Cancel.ThrowIfCancellationRequested();

        if (content.IsEmpty)
            return Empty;

        if (content.Length > task.Limits.MaxBytes)
            return TooLarge(content.Length, task.Limits);

        return Guarded(task, _ =>
        {
            var format = FormatDetector.Detect(path, content.Span);

            return ExtractorTable.Find(format) is { } extractor
                ? extractor.Extract(content, format, task)
                : NotRead(path, format);
        });
    }

    /// <summary>Reads within the bounds of a task, whatever the reader throws.</summary>
    internal static ExtractResult Guarded(ExtractionTask task, Func<ExtractionTask, ExtractResult> read)
    {
        try
        {
            return read(task);
        }
        catch (ExtractLimitException limit)
        {
            return Skipped(SkipReason.MemoryLimit, limit.Message);
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory(task.Limits);
        }
        // a fault in a format's reader costs this one file, never the run
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Corrupt(fault);
        }
    }

    /// <summary>Text that is at hand already, as plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="title">Its title, which does not stand in it; null if it has none.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static ExtractedText OfPlainText(string text, string? title, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ExtractedText
        {
            Text = text,
            Blocks = new PlainText(hasTitle: false).Read(text, text.Length, cancel),
            Title = title,
            Format = DocumentFormat.Text.Name,
            Encoding = "utf-8",
        };
    }

    /// <summary>Whether two names promise the same format, so that the same bytes give the same text under both.</summary>
    /// <param name="path">A path or name.</param>
    /// <param name="other">Another one.</param>
    public static bool ReadsAlike(string path, string other) =>
        Path.GetExtension(path.AsSpan()).Equals(Path.GetExtension(other.AsSpan()), StringComparison.OrdinalIgnoreCase)
        && FormatDetector.ByName(path) == FormatDetector.ByName(other);

    internal static ExtractResult.Skipped TooLarge(long length, ExtractLimits limits) =>
        Skipped(SkipReason.TooLarge, $"{length} bytes are more than the limit of {limits.MaxBytes}");

    internal static ExtractResult.Skipped OutOfMemory(ExtractLimits limits) =>
        Skipped(SkipReason.MemoryLimit, $"reading it takes more than {limits.MaxMemoryBytes >> 20} MB of memory");

    internal static ExtractResult.Skipped Corrupt(Exception fault) => Skipped(SkipReason.Corrupt, $"could not be read: {fault.Message}");

    /// <summary>What becomes of a file in a format that is not read.</summary>
    internal static ExtractResult.Skipped NotRead(string path, DocumentFormat format)
    {
        if (format == DocumentFormat.UnknownBinary)
            return Skipped(SkipReason.UnsupportedFormat, format.Name);

        // what is read would not come here: only the name says that it is such a document
        if (BinaryExtensions.IsRead(format.Name))
            return Skipped(SkipReason.UnsupportedFormat, $"named as {format.Name}, but its content is not that of one");

        return FormatDetector.ByName(path) is { IsDerived: false }
            ? Skipped(SkipReason.BinaryContent, $"named as text, but its content is binary ({format.Name})")
            : Skipped(SkipReason.UnsupportedFormat, $"{format.Name} is not a supported format");
    }

    private static ExtractResult.Skipped Skipped(SkipReason reason, string detail) => new(reason, detail);
}
