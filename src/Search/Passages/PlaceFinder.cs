using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Search.Passages;

/// <summary>Finds where a part's text stands in its source. What is asked for in ascending order is read once.</summary>
/// <param name="text">The part's text.</param>
/// <param name="table">Its passage table.</param>
internal sealed class PlaceFinder(ReadOnlyMemory<char> text, PassageTable table)
{
    private int _offset;
    private SourcePoint _point = SourcePoint.StartOf(table);

    /// <summary>The place at which a stretch of the part's text begins: behind what is left out before it.</summary>
    public SourcePlace StartAt(int offset)
    {
        GoTo(offset);
        return Of(_point.BehindOmission(table, offset));
    }

    /// <summary>The place at which a stretch of the part's text ends: before what is left out behind it.</summary>
    public SourcePlace EndAt(int offset)
    {
        GoTo(offset);
        return Of(_point);
    }

    /// <summary>The range between two offsets in the part's text.</summary>
    public SourceRange Of(int start, int end) =>
        new(StartAt(start), start == end ? StartAt(end) : EndAt(end)) { Place = PlaceOf(start, end) };

    /// <summary>The pages, slides or cells between two offsets in the part's text; null if it is not divided in that way.</summary>
    public PlaceRange? PlaceOf(int start, int end) =>
        PlaceAt(start) is { } first && PlaceAt(Math.Max(start, end - 1)) is { } last ? new PlaceRange(first, last) : null;

    private void GoTo(int offset)
    {
        if (offset < _offset)
            (_offset, _point) = (0, SourcePoint.StartOf(table));

        _point = _point.Behind(text.Span, table, _offset, offset);
        _offset = offset;
    }

    private static SourcePlace Of(SourcePoint point) => new(point.Line, point.Column, point.Byte);

    private DocumentPlace? PlaceAt(int offset)
    {
        if (table.PlaceAt(offset) is not { } place)
            return null;

        return Of(place, place.Row == 0 ? 0 : text.Span[place.Start..offset].Count('\t'));
    }

    /// <summary>What stands so many tabs behind the beginning of a place.</summary>
    public static DocumentPlace Of(TextPlace place, int tabs = 0) => new(
        (PlaceKind)place.Kind, place.Number, place.Label, place.Row == 0 ? null : new CellName(place.Row, place.Column + tabs));
}
