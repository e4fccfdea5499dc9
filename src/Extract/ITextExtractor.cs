using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract;

/// <summary>Reads one family of formats. Implementations hold no state and may be used by several threads.</summary>
internal interface ITextExtractor
{
    /// <summary>Reads the text out of a file's bytes.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="format">What <see cref="FormatDetector"/> took it for.</param>
    /// <param name="task">Bounds on what it may cost, and where the files within it go to.</param>
    /// <returns>
    /// The text, or why there is none. Content that cannot be read is best told as a <see cref="ExtractResult.Skipped"/> with a phrase of
    /// its own; an exception counts as corrupt.
    /// </returns>
    ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task);
}
