using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Slides;

/// <summary>Reads a presentation: its slides in their order, hidden ones too, each with its title, text, notes and comments.</summary>
/// <param name="package">The package.</param>
internal sealed class Presentation(OfficePackage package)
{
    private readonly TextBuilder _text = new(package.Task);

    /// <summary>The text of the presentation.</summary>
    internal ExtractedText Read()
    {
        var relationships = Relationships.Of(package, package.MainPart);
        var number = 0;

        foreach (var slide in Slides(relationships))
        {
            if (_text.IsFull)
                break;

            ReadSlide(slide, ++number);
        }

        package.Embed(relationships);
        var core = CoreProperties.Of(package);
        return _text.Finish("pptx") with { Title = core.Title, Date = core.Date, Properties = core.Properties };
    }

    /// <summary>The parts of the slides in their order: as the presentation lists them, else by their numbers.</summary>
    private List<string> Slides(Relationships relationships)
    {
        var slides = new List<string>();
        using var xml = package.Open(package.MainPart);

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "sldId" } && relationships.Target(xml.Relationship()) is { } part && package.Has(part))
                slides.Add(part);
        }

        return slides.Count > 0 ? slides : [.. package.Parts.Where(part => NumberOf(part) > 0).OrderBy(NumberOf)];
    }

    /// <summary>The number in the usual name of a slide's part; 0 for other parts.</summary>
    private static int NumberOf(string part)
    {
        const string Prefix = "ppt/slides/slide", Suffix = ".xml";

        return part.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && part.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(part.AsSpan()[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : 0;
    }

    private void ReadSlide(string part, int number)
    {
        var relationships = Relationships.Of(package, part);
        var pieces = SlideText.Read(package, part, relationships);
        var titles = pieces.Where(piece => piece.Kind == BlockKind.Heading).ToList();
        var title = string.Join(' ', titles.Select(piece => piece.Text.ReplaceLineEndings(" ").Trim()));

        _text.Place(PlaceKind.Slide, number, title.Length > 0 ? title : null);
        Write(titles);
        Write(pieces.Where(piece => piece.Kind != BlockKind.Heading));

        foreach (var notes in relationships.Targets("notesSlide"))
            Write(SlideText.Read(package, notes, Relationships.Of(package, notes)));
        foreach (var comments in relationships.Targets("comments"))
            Write(SlideComments.Read(package, comments));

        package.Embed(relationships);
    }

    private void Write(IEnumerable<Piece> pieces)
    {
        foreach (var piece in pieces)
            piece.WriteTo(_text);
    }
}
