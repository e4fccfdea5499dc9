using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract;

/// <summary>Reads one family of formats. Implementations hold no state and may be used by several threads.</summary>
public interface ITextExtractor
{
    /// <summary>Reads the text out of a file's bytes.</summary>
    /// <param name="content">The whole file; it is read once, for its hash and its text.</param>
    /// <param name="format">What <see cref="FormatDetector"/> took it for.</param>
    /// <param name="limits">Bounds on what it may cost.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>The text, or why there is none. Content is never a reason to throw.</returns>
    ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractLimits limits, CancellationToken cancel);
}
