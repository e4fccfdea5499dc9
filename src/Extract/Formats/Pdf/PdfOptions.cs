using UglyToad.PdfPig;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>How a document is opened; it carries to its pages what they are read with.</summary>
internal sealed class PdfOptions : ParsingOptions
{
    internal PdfOptions(ExtractionTask task)
    {
        Task = task;
        Filters = BoundedFilters.For(task);
        FilterProvider = Filters;
        UseLenientParsing = true;
        SkipMissingFonts = true;
        MaxStackDepth = PdfOpening.MaxNesting;
    }

    internal ExtractionTask Task { get; }

    internal BoundedFilters Filters { get; }

    internal ContentBudget Budget { get; } = new();

    /// <summary>Form fields whose values were read with the page they stand on.</summary>
    internal FormFields Fields { get; } = new();

    /// <summary>Embedded files that were handed over already.</summary>
    internal Attachments Attachments { get; } = new();
}
