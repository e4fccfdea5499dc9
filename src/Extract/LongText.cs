using System.Text;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats;
using DocumentSearch.Extract.Segments;

namespace DocumentSearch.Extract;

/// <summary>
/// A text file that is too long to be held, read in segments. Together they are the text that <see cref="TextExtraction"/>
/// gives for the whole file, and memory for one of them at a time is all it takes.
/// </summary>
public sealed class LongText
{
    private const int BufferBytes = 64 << 10;

    private readonly Stream _content;
    private readonly SegmentSizes _sizes;
    private DocumentFormat? _format;
    private TextEncoding? _encoding;
    private bool _isValid; // known to hold nothing that must be replaced

    private LongText(Stream content, SegmentSizes sizes) => (_content, _sizes) = (content, sizes);

    /// <summary>XXH128 of all bytes; 0 if it was clear from the first ones that there is no text.</summary>
    public UInt128 Hash { get; private set; }

    /// <summary>Number of bytes that were hashed.</summary>
    public long Length { get; private set; }

    /// <summary>Why the file has no text; null if it has.</summary>
    public ExtractResult.Skipped? Skipped { get; private set; }

    /// <summary>
    /// Looks at a file: reads all of it once, for its hash, its format and its encoding, unless its first bytes say enough.
    /// </summary>
    /// <param name="path">Its path or name, of which only the name counts; nothing is opened.</param>
    /// <param name="content">Its bytes, from which one can read at any position. It stays open, and belongs to the caller.</param>
    /// <param name="limits">Bounds on what it may cost.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>The text, not yet read, or why there is none. Content is never a reason to throw.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static LongText Open(string path, Stream content, ExtractLimits limits, CancellationToken cancel) =>
        Open(path, content, limits, SegmentSizes.Default, cancel);

    internal static LongText Open(string path, Stream content, ExtractLimits limits, SegmentSizes sizes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(limits);
        cancel.ThrowIfCancellationRequested();
        var text = new LongText(content, sizes);

        try
        {
            text.Skipped = text.Look(path, limits, cancel);
        }
        // as in TextExtraction, a fault costs this one file
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            text.Skipped = TextExtraction.Corrupt(fault);
        }

        return text;
    }

    /// <summary>
    /// Reads the text, each segment when it is asked for; none if it was skipped. A file that was changed since it was opened
    /// gives what is there now.
    /// </summary>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>
    /// The segments in order, each at most about 4 million UTF-16 units long. Offsets count within the segment. To be gone through
    /// once at a time, as all read the same stream.
    /// </returns>
    /// <exception cref="TextReadException">The text cannot be read to its end.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public IEnumerable<ExtractedText> Segments(CancellationToken cancel)
    {
        if (Skipped is not null)
            yield break;

        var reader = Guarded(() => Begin(cancel));

        while (Guarded(() => reader.Next(cancel)) is { } segment)
            yield return segment;
    }

    /// <summary>Finds out everything but the text.</summary>
    /// <returns>Why there is no text, or null.</returns>
    private ExtractResult.Skipped? Look(string path, ExtractLimits limits, CancellationToken cancel)
    {
        if (_content.Length == 0)
            return TextExtraction.Empty;

        if (_content.Length > limits.MaxBytes)
            return TextExtraction.TooLarge(_content.Length, limits);

        var head = ReadAt(0, WideEncoding.SampleBytes);

        if (FormatDetector.ByHead(path, head) is { Kind: not FormatKind.Xml } other)
            return TextExtraction.NotRead(path, other);

        var named = FormatDetector.ByName(path);
        var survey = ByteSurvey.Of(_content, limits.MaxBytes, cancel);
        (Hash, Length) = (survey.Hash, survey.Evidence.Length);

        if (Length > limits.MaxBytes)
            return TextExtraction.TooLarge(Length, limits);

        _encoding = FindEncoding(survey.Evidence, head);
        _format = named ?? FormatDetector.ByEncoding(path, _encoding);
        _isValid = survey.Evidence.IsUtf8 && _encoding?.Name == TextEncoding.Utf8.Name;

        if (_format.Kind == FormatKind.Unsupported)
            return TextExtraction.NotRead(path, _format);

        return _encoding is null ? TextDecoder.NotText : null;
    }

    private TextEncoding? FindEncoding(EncodingEvidence evidence, byte[] head)
    {
        if (evidence.IsUtf8)
            return EncodingDetector.Detect(evidence, head, default, 0);

        var start = evidence.Length <= LegacyCharset.SampleBytes ? 0 : Math.Max(0, evidence.FirstHigh - LegacyCharset.BytesBefore);
        var around = ReadAt(start, LegacyCharset.BytesBefore + BrokenUtf8.SampleBytes);
        var first = (int)(evidence.FirstHigh - start);

        // where the file has shrunk meanwhile, there is nothing left to look at
        return EncodingDetector.Detect(evidence, head, around, Math.Min(first, around.Length));
    }

    private SegmentReader Begin(CancellationToken cancel)
    {
        var (replaced, isCutOff, bytes) = _isValid && Length <= _sizes.Text ? (0, false, _encoding!.Bytes) : LookAhead(cancel);
        var document = new ExtractedText
        {
            Text = "",
            Blocks = [],
            Format = _format!.Name,
            Encoding = _encoding!.Name,
            PreambleBytes = _encoding.PreambleBytes,
            Bytes = bytes,
            ReplacedSequences = replaced,
            IsCutOff = isCutOff,
        };

        return new(new TextWindow(Read(_encoding.Decoder), _sizes), TextStructure.Of(_format)!, document, _sizes);
    }

    /// <summary>Decodes everything once before, since the first segment already says how much was replaced in all of them.</summary>
    private (int Replaced, bool IsCutOff, ByteMap? Bytes) LookAhead(CancellationToken cancel)
    {
        var fallback = new CountingFallback();
        var reader = Read(fallback.With(_encoding!.Decoder));
        var buffer = new char[BufferBytes];
        var length = 0L;
        int read;

        while ((read = reader.Read(buffer)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            length += read;
            fallback.TakeLengths();
        }

        var bytes = _encoding.IsRegular && fallback.Count == 0 ? _encoding.Bytes : FindBytes(length, cancel);
        return (fallback.Count, length > _sizes.Text, bytes);
    }

    /// <summary>Where the bytes of single characters stand, which takes a look at each.</summary>
    private ByteMap? FindBytes(long length, CancellationToken cancel)
    {
        var finder = new ByteShiftFinder(_encoding!);
        var buffer = new byte[BufferBytes];
        int read;
        _content.Position = _encoding!.PreambleBytes;

        while (!finder.IsLost && (read = _content.Read(buffer)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            finder.Read(buffer.AsSpan(0, read));
        }

        finder.End();
        return finder.Map(length);
    }

    private StreamReader Read(Encoding decoder)
    {
        _content.Position = _encoding!.PreambleBytes;
        return new(_content, decoder, detectEncodingFromByteOrderMarks: false, BufferBytes, leaveOpen: true);
    }

    private byte[] ReadAt(long position, int length)
    {
        var buffer = new byte[Math.Min(length, Math.Max(0, _content.Length - position))];
        _content.Position = position;
        return buffer[.._content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (IOException cause)
        {
            throw new TextReadException(SkipReason.Unreadable, cause);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new TextReadException(SkipReason.Corrupt, fault);
        }
    }
}
