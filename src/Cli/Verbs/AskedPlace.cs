using System.Globalization;
using DocumentSearch.Cli.Render;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary>A page, slide, sheet or cell that somebody asks for, by the name that results give it or by its number.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Name">Its name or number.</param>
/// <param name="Cell">A cell of a sheet; null for the whole.</param>
internal sealed record AskedPlace(PlaceKind Kind, string Name, CellName? Cell)
{
    private const int NamesShown = 20;

    /// <summary>A page, <c>12</c> or <c>iv</c>.</summary>
    public static AskedPlace Page(string name) => new(PlaceKind.Page, name, null);

    /// <summary>A slide, by its number or title.</summary>
    public static AskedPlace Slide(string name) => new(PlaceKind.Slide, name, null);

    /// <summary>A sheet or a cell of it: <c>Budget</c>, <c>Budget!B7</c>, <c>'Budget 2024'!B7</c>.</summary>
    public static AskedPlace Sheet(string name)
    {
        CellName? cell = null;
        if (name.LastIndexOf('!') is var mark and > 0 && CellName.TryParse(name.AsSpan(mark + 1)) is { } found)
            (name, cell) = (name[..mark], found);

        if (name is ['\'', _, .., '\''])
            name = name[1..^1].Replace("''", "'", StringComparison.Ordinal);

        return new(PlaceKind.Sheet, name, cell);
    }

    /// <summary>The stretch of a document that it is, or why there is none.</summary>
    public (TextRange Range, string? Problem) In(DocumentText document)
    {
        var places = document.Places.Where(p => p.Place.Kind == Kind).ToList();
        if (Find(places) is not { } unit)
            return (default, $"{document.Path}: there is no {Noun} {Name}; {WhatThereIs(document)}");

        var parts = places.Where(p => p.Place.IsOn(unit) && (Cell is null || p.Place.Cell?.Row == Cell.Value.Row)).ToList();
        if (parts.Count == 0)
            return (default, $"{document.Path}: there is nothing in row {Number(Cell!.Value.Row)} of {PlaceWords.Of(unit with { Cell = null })}");

        var last = parts[^1].Start;
        var end = document.Places.Where(p => p.Start > last).Select(static p => p.Start).FirstOrDefault(document.Text.Length);
        var range = new TextRange(parts[0].Start, parts[0].Start + document.Text.AsSpan(parts[0].Start, end - parts[0].Start).TrimEnd().Length);
        return range.Start == range.End ? (default, $"{document.Path}: there is no text on {PlaceWords.Of(unit)}") : (range, null);
    }

    private string Noun => PlaceNoun(Kind);

    // Results name pages and sheets by what the document calls them, and slides by their number.
    private DocumentPlace? Find(List<PlaceStart> places)
    {
        var byLabel = places.Find(p => string.Equals(p.Place.Label, Name, StringComparison.OrdinalIgnoreCase));
        var byNumber = int.TryParse(Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? places.Find(p => p.Place.Number == number) : default;
        var (first, second) = Kind == PlaceKind.Slide ? (byNumber, byLabel) : (byLabel, byNumber);
        return first != default ? first.Place : second != default ? second.Place : null;
    }

    private static string WhatThereIs(DocumentText document)
    {
        var units = PlaceWords.Units(document.Places).Select(static p => p.Place).DistinctBy(static p => (p.Kind, p.Number)).ToList();
        if (units.Count == 0)
            return "it is not divided into pages, slides or sheets";

        var noun = PlaceNoun(units[0].Kind);
        if (units[0].Kind == PlaceKind.Sheet)
        {
            var names = string.Join(", ", units.Take(NamesShown).Select(PlaceWords.Name));
            return $"it has {(units.Count == 1 ? "the sheet" : "the sheets")} {names}{(units.Count > NamesShown ? $" and {Number(units.Count - NamesShown)} more" : "")}";
        }

        if (units.Count == 1)
            return $"it has one, {PlaceWords.Of(units[0])}";

        return units[0].Kind == PlaceKind.Slide || units.TrueForAll(static p => p.Label is null)
            ? $"it has {noun}s {Number(units[0].Number)} to {Number(units[^1].Number)}"
            : $"it has {Number(units.Count)} pages, from {PlaceWords.Name(units[0])} to {PlaceWords.Name(units[^1])}";
    }

    private static string PlaceNoun(PlaceKind kind) => Search.Json.PlaceRecord.NameOf(kind);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
