using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>Where something stands in a document, as a reader of it would say: page iv, slide 3 “Budget”, 'Budget 2024'!B7; else its line.</summary>
internal static class PlaceWords
{
    /// <summary>Where a passage begins: its pages, slides or cells, else its line and column.</summary>
    public static string Of(Passage passage) => passage.Place is { } place
        ? Of(place)
        : string.Create(CultureInfo.InvariantCulture, $"{passage.Line}:{passage.Column}");

    /// <summary>From where to where something reaches.</summary>
    public static string Of(PlaceRange range)
    {
        var (start, end) = range;
        if (start == end)
            return Of(start);

        return start switch
        {
            { Cell: not null } when start.IsOn(end) && end.Cell is { } last => $"{Of(start)}:{last}",
            _ when start.IsOn(end) => Of(start),
            { Kind: PlaceKind.Sheet } => $"{Of(start)}–{Of(end)}",
            { Kind: PlaceKind.Slide } => string.Create(CultureInfo.InvariantCulture, $"slides {start.Number}–{end.Number}"),
            _ => $"pages {Name(start)}–{Name(end)}",
        };
    }

    /// <summary>A page, a slide, or a sheet or cell.</summary>
    public static string Of(DocumentPlace place) => place switch
    {
        { Kind: PlaceKind.Page } => $"page {Name(place)}",
        { Kind: PlaceKind.Slide, Label: { } title } => string.Create(CultureInfo.InvariantCulture, $"slide {place.Number} “{ShownText.Line(title)}”"),
        { Kind: PlaceKind.Slide } => $"slide {Name(place)}",
        { Cell: { } cell, Label: not null } => $"{Name(place)}!{cell}",
        { Cell: { } cell } => $"sheet {Name(place)}!{cell}",
        _ => $"sheet {Name(place)}",
    };

    /// <summary>What a page or sheet is called; a name that is more than a word stands between quotes, as workbooks write it.</summary>
    public static string Name(DocumentPlace place)
    {
        if (place.Label is not { } label)
            return place.Number.ToString(CultureInfo.InvariantCulture);

        var name = ShownText.Line(label);
        return place.Kind != PlaceKind.Sheet || name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.')
            ? name
            : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>The places at which another page, slide or sheet begins.</summary>
    public static IEnumerable<PlaceStart> Units(IReadOnlyList<PlaceStart> places)
    {
        PlaceStart? before = null;
        foreach (var place in places)
        {
            if (before?.Place.IsOn(place.Place) != true)
                yield return place with { Place = place.Place with { Cell = null } };

            before = place;
        }
    }
}
