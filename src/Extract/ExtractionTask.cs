using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace DocumentSearch.Extract;

/// <summary>The extraction of one file, or of a file within a file: what it may cost, and where the files within it go to.</summary>
internal sealed class ExtractionTask
{
    private readonly Totals _totals;
    private readonly string _prefix; // of the names of files within this one
    private readonly int _depth;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    private ExtractionTask(Totals totals, string path, string prefix, int depth)
    {
        (_totals, _prefix, _depth) = (totals, prefix, depth);
        FileName = Path.GetFileName(path);
    }

    /// <summary>Name of the file; empty if it is not known.</summary>
    internal string FileName { get; }

    /// <summary>Bounds on what it may cost.</summary>
    internal ExtractLimits Limits => _totals.Limits;

    /// <summary>Ends the work early.</summary>
    internal CancellationToken Cancel => _totals.Cancel;

    /// <summary>Bytes that may still be unpacked, over all of the file.</summary>
    internal long UnpackedBytesLeft => Limits.MaxTotalUnpackedBytes - _totals.Unpacked;

    /// <summary>Whether files within this one are read at all; if not, there is no need to unpack them.</summary>
    internal bool ReadsEmbedded => _totals.Embedded is not null;

    /// <summary>For a file.</summary>
    /// <param name="limits">Bounds.</param>
    /// <param name="embedded">Takes the files within it; null if they are not read.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <param name="path">Its path or name.</param>
    internal static ExtractionTask Of(ExtractLimits limits, Action<EmbeddedFile>? embedded, CancellationToken cancel, string path = "") =>
        new(new Totals(limits, embedded, cancel), path, "", 0);

    /// <summary>Counts bytes that were unpacked.</summary>
    /// <exception cref="ExtractLimitException">There were too many.</exception>
    internal void CountUnpacked(long bytes)
    {
        Cancel.ThrowIfCancellationRequested();
        _totals.Unpacked += bytes;

        if (_totals.Unpacked > Limits.MaxTotalUnpackedBytes)
            throw new ExtractLimitException($"it unpacks to more than {Limits.MaxTotalUnpackedBytes >> 20} MB");
    }

    /// <summary>Reads a file that stands in this one, and hands its text over.</summary>
    /// <param name="name">Its name in this file, as that states it.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="modified">When it was modified, UTC, if this file says so.</param>
    internal void Embed(string name, ReadOnlyMemory<byte> content, DateTime? modified = null)
    {
        if (!TryTake(name, out var path))
            return;

        _totals.Embedded!(new EmbeddedFile(path, Within(path, task => TextExtraction.Extract(path, content, task)))
        {
            Length = content.Length,
            Modified = modified,
            Hash = XxHash128.HashToUInt128(content.Span),
        });
    }

    /// <summary>Reads a document that stands in this one and is no stretch of bytes, and hands its text over.</summary>
    /// <param name="name">Its name in this file.</param>
    /// <param name="length">Its size in bytes, as far as it is known.</param>
    /// <param name="read">Reads it, within the task it is given.</param>
    internal void EmbedPart(string name, long length, Func<ExtractionTask, ExtractResult> read)
    {
        if (!TryTake(name, out var path))
            return;

        var result = Within(path, task => TextExtraction.Guarded(task, read));
        _totals.Embedded!(new EmbeddedFile(path, result)
        {
            Length = length,
            Hash = result is ExtractResult.Ok { Document.Text: var text } ? XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan())) : 0,
        });
    }

    /// <summary>Hands over a file that stands in this one and is not read.</summary>
    /// <param name="name">Its name in this file, as that states it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="length">Its size in bytes, as far as it is known.</param>
    /// <param name="modified">When it was modified, UTC, if this file says so.</param>
    internal void EmbedSkipped(string name, ExtractResult.Skipped reason, long length, DateTime? modified = null)
    {
        if (TryTake(name, out var path))
            _totals.Embedded!(new EmbeddedFile(path, reason) { Length = length, Modified = modified });
    }

    private ExtractResult Within(string path, Func<ExtractionTask, ExtractResult> read) => _depth + 1 > Limits.MaxDepth
        ? new ExtractResult.Skipped(SkipReason.TooLarge, $"it stands in more than {Limits.MaxDepth} files within each other")
        : read(new ExtractionTask(_totals, path, path + EmbeddedFile.Separator, _depth + 1));

    private bool TryTake(string name, out string path)
    {
        Cancel.ThrowIfCancellationRequested();
        path = "";

        if (_totals.Embedded is null)
            return false;

        if (++_totals.Files > Limits.MaxEmbedded)
            throw new ExtractLimitException($"it holds more than {Limits.MaxEmbedded} files");

        path = _prefix + EmbeddedName.Unique(EmbeddedName.Of(name), _names);
        return true;
    }

    private sealed class Totals(ExtractLimits limits, Action<EmbeddedFile>? embedded, CancellationToken cancel)
    {
        public ExtractLimits Limits => limits;

        public Action<EmbeddedFile>? Embedded => embedded;

        public CancellationToken Cancel => cancel;

        public long Unpacked { get; set; }

        public int Files { get; set; }
    }
}
