using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Markup;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// The title and the blocks of one text whose format keeps the raw source, but for what no reader sees of it. It is given whole, or in segments one after the
/// other; what is open at the end of one goes on in the next.
/// </summary>
internal abstract class TextStructure
{
    /// <summary>
    /// What a text states of itself beside its title counts if it ends within so many UTF-16 units, which any part of a document holds.
    /// </summary>
    internal const int MaxStatingLength = 1 << 16;

    private bool _isInLine;

    /// <summary>The text's own title, known once its first segment was read; null if it states none.</summary>
    internal string? Title { get; private protected set; }

    /// <summary>The date that the text itself states, UTC, known once its first segment was read; null if it states none.</summary>
    internal DateTime? Date { get; private protected set; }

    /// <summary>What else the text states of itself, known once its first segment was read.</summary>
    internal DocumentProperties Properties { get; private protected set; } = DocumentProperties.None;

    /// <summary>What no reader sees of the segment that was read last, within its lines; ascending, apart from each other.</summary>
    internal virtual IReadOnlyList<Stretch> Unseen => [];

    /// <summary>For a text of a format, or null if its text is not the raw source.</summary>
    internal static TextStructure? Of(DocumentFormat format) => format.Kind switch
    {
        FormatKind.Text or FormatKind.Xml => new PlainText(hasTitle: format == DocumentFormat.Text),
        FormatKind.Markdown => new Markdown(),
        FormatKind.ReStructuredText => new ReStructuredText(),
        FormatKind.AsciiDoc => new AsciiDoc(),
        FormatKind.Latex => new Latex(),
        FormatKind.Org => new OrgMode(),
        FormatKind.Wiki => new Wiki(),
        FormatKind.Subtitles => new Subtitles(),
        FormatKind.DelimitedText => new DelimitedText(),
        FormatKind.SourceCode => new SourceCode(),
        FormatKind.DataLines => new DataLines(),
        _ => null,
    };

    /// <summary>Looks at what a text begins with.</summary>
    /// <param name="text">The text, or as much of it as is at hand.</param>
    /// <returns>Where its title or front matter ends, before which no segment may end.</returns>
    internal virtual int Begin(ReadOnlySpan<char> text) => 0;

    /// <summary>The blocks of the next segment.</summary>
    /// <param name="text">The segment, and as much of what follows it as is at hand.</param>
    /// <param name="length">Length of the segment.</param>
    /// <param name="cancel">Ends the work early.</param>
    internal Block[] Read(ReadOnlySpan<char> text, int length, CancellationToken cancel)
    {
        var blocks = Read(text, length, _isInLine, cancel);
        _isInLine = length > 0 && text[length - 1] is not ('\r' or '\n');
        return blocks;
    }

    /// <summary>The blocks of the next segment, which may begin within a line.</summary>
    private protected abstract Block[] Read(ReadOnlySpan<char> text, int length, bool isInLine, CancellationToken cancel);
}
