namespace DocumentSearch.IndexFormat.Passages;

/// <summary>By what a reader finds a place in a document whose text is not its file's own.</summary>
public enum TextPlaceKind : byte
{
    /// <summary>A page.</summary>
    Page,

    /// <summary>A slide of a presentation.</summary>
    Slide,

    /// <summary>A sheet of a workbook.</summary>
    Sheet,
}

/// <summary>Where the text from an offset up to the next place stands in its document.</summary>
/// <param name="Start">First character, a UTF-16 offset in the part's text.</param>
/// <param name="Kind">By what it is found.</param>
/// <param name="Number">Number of the page, slide or sheet, from 1.</param>
/// <param name="Label">What the document calls it; null if that is only its number.</param>
/// <param name="Row">Row of a sheet, from 1; 0 where there are none.</param>
/// <param name="Column">Column of a sheet, from 1, at which the text begins; each tab leads to the next. 0 where there are none.</param>
public readonly record struct TextPlace(int Start, TextPlaceKind Kind, int Number, string? Label, int Row, int Column)
{
    private const int KindBits = 2;
    private const int IsSameUnit = 1 << KindBits;
    private const int HasLabel = 2 << KindBits;
    private const int HasCell = 4 << KindBits;

    /// <summary>Writes places in ascending order.</summary>
    internal static void Encode(IReadOnlyList<TextPlace> places, BinaryWriter output)
    {
        output.Write7BitEncodedInt(places.Count);
        var before = default(TextPlace);
        foreach (var place in places)
        {
            var isSame = (place.Kind, place.Number, place.Label) == (before.Kind, before.Number, before.Label);
            var flags = (int)place.Kind | (isSame ? IsSameUnit : place.Label is null ? 0 : HasLabel) | (place.Row > 0 ? HasCell : 0);
            output.Write((byte)flags);
            output.Write7BitEncodedInt(place.Start - before.Start);
            if (!isSame)
                output.Write7BitEncodedInt(place.Number);
            if ((flags & HasLabel) != 0)
                output.Write(place.Label!);
            if ((flags & HasCell) != 0)
            {
                output.Write7BitEncodedInt(place.Row);
                output.Write7BitEncodedInt(place.Column);
            }

            before = place;
        }
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no places.</exception>
    internal static TextPlace[] Decode(ReadOnlySpan<byte> stored, ref int at)
    {
        var places = new TextPlace[SevenBitNumber.ReadCount(stored, ref at)];
        var before = default(TextPlace);
        for (var i = 0; i < places.Length; i++)
        {
            var flags = (int)SevenBitNumber.Read(stored, ref at, HasCell * 2 - 1);
            var start = before.Start + (long)SevenBitNumber.Read(stored, ref at);
            if (start > int.MaxValue || (flags & (IsSameUnit - 1)) > (int)TextPlaceKind.Sheet)
                throw new InvalidDataException("a stored place makes no sense");

            var isSame = (flags & IsSameUnit) != 0;
            var number = isSame ? before.Number : (int)SevenBitNumber.Read(stored, ref at);
            var label = isSame ? before.Label : (flags & HasLabel) != 0 ? PassageTable.ReadText(stored, ref at) : null;
            var (row, column) = (flags & HasCell) != 0 ? ((int)SevenBitNumber.Read(stored, ref at), (int)SevenBitNumber.Read(stored, ref at)) : (0, 0);
            places[i] = before = new TextPlace((int)start, (TextPlaceKind)(flags & (IsSameUnit - 1)), number, label, row, column);
        }

        return places;
    }
}
