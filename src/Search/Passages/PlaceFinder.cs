using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Search.Passages;

/// <summary>Finds where a part's text stands in its source. What is asked for in ascending order is read once.</summary>
/// <param name="text">The part's text.</param>
/// <param name="table">Its passage table.</param>
internal sealed class PlaceFinder(ReadOnlyMemory<char> text, PassageTable table)
{
    private int _offset;
    private SourcePlace _place = new(table.StartLine, table.StartColumn, table.Bytes?.Start);

    /// <summary>The place of an offset in the part's text.</summary>
    public SourcePlace At(int offset)
    {
        if (offset < _offset)
            (_offset, _place) = (0, new SourcePlace(table.StartLine, table.StartColumn, table.Bytes?.Start));

        var passed = text.Span[_offset..offset];
        var lastEnd = passed.LastIndexOf(table.LineEnd);
        _place = new SourcePlace(
            _place.Line + (lastEnd < 0 ? 0 : passed.Count(table.LineEnd)),
            lastEnd < 0 ? _place.Column + passed.Length : passed.Length - lastEnd,
            _place.Byte + table.Bytes?.Count(text.Span, _offset, offset));
        _offset = offset;
        return _place;
    }

    /// <summary>The range between two offsets in the part's text.</summary>
    public SourceRange Of(int start, int end) => new(At(start), At(end)) { Place = PlaceOf(start, end) };

    /// <summary>The pages, slides or cells between two offsets in the part's text; null if it is not divided in that way.</summary>
    public PlaceRange? PlaceOf(int start, int end) =>
        PlaceAt(start) is { } first && PlaceAt(Math.Max(start, end - 1)) is { } last ? new PlaceRange(first, last) : null;

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
