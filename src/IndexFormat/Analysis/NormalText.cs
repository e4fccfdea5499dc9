using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// A chain in its normal form, in which all spellings that Unicode calls equivalent or compatible are one (NFKC), without
/// invisible characters and with every connector as the one of ASCII; and where each of its characters comes from.
/// </summary>
internal sealed class NormalText
{
    private readonly List<Element> _elements = [];
    private readonly List<int> _parts = [];
    private readonly List<char> _chars = [];
    private readonly List<(int Start, int End)> _places = [];

    /// <summary>The normal form.</summary>
    public ReadOnlySpan<char> Chars => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_chars);

    /// <summary>Where a stretch of it stands in the chain.</summary>
    public (int Start, int End) PlaceOf(int start, int end)
    {
        var place = _places[start];
        for (var i = start + 1; i < end; i++)
            place = (Math.Min(place.Start, _places[i].Start), Math.Max(place.End, _places[i].End));

        return place;
    }

    /// <summary>Normalises a chain, which holds no half of a surrogate pair alone.</summary>
    public void Set(ReadOnlySpan<char> chain)
    {
        Decompose(chain, isCompatible: true);
        Compose();
        _chars.Clear();
        _places.Clear();
        Span<char> units = stackalloc char[2];
        foreach (var element in _elements)
        {
            var count = new Rune(element.Scalar).EncodeToUtf16(units);
            for (var i = 0; i < count; i++)
            {
                _chars.Add(units[i]);
                _places.Add((element.Start, element.End));
            }
        }
    }

    /// <summary>A surface as it is written: composed (NFC), without invisible characters.</summary>
    public string Written(ReadOnlySpan<char> surface)
    {
        Decompose(surface, isCompatible: false);
        _elements.RemoveAll(static element => element.Scalar == Connectors.ZeroWidthSpace);
        Compose();
        var written = new StringBuilder(surface.Length);
        foreach (var element in _elements)
            written.Append(new Rune(element.Scalar).ToString());

        return written.ToString();
    }

    private void Decompose(ReadOnlySpan<char> text, bool isCompatible)
    {
        _elements.Clear();
        var start = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var end = start + rune.Utf16SequenceLength;
            if (Marks.IsInvisible(rune.Value))
            {
                if (_elements.Count > 0)
                    _elements[^1] = _elements[^1] with { End = end };
            }
            else if (rune.IsBmp && Connectors.Of((char)rune.Value) is not '\0' and var connector && (isCompatible || connector is '-' or '\''))
            {
                _elements.Add(new Element(connector, 0, start, end));
            }
            else
            {
                _parts.Clear();
                Decompositions.Append(rune.Value, isCompatible, _parts);
                foreach (var part in _parts)
                    Insert(new Element(part, Decompositions.ClassOf(part), start, end));
            }

            start = end;
        }
    }

    // Marks in canonical order: by class, and as they came within one.
    private void Insert(Element element)
    {
        var at = _elements.Count;
        while (element.Class > 0 && at > 0 && _elements[at - 1].Class > element.Class)
            at--;

        _elements.Insert(at, element);
    }

    private void Compose()
    {
        var (starter, kept) = (-1, 0);
        byte last = 0;
        for (var i = 0; i < _elements.Count; i++)
        {
            var element = _elements[i];
            // What stands between must be of a lower class, or nothing.
            var canCompose = starter >= 0 && (kept == starter + 1 || last < element.Class && last > 0);
            if (canCompose && Decompositions.Compose(_elements[starter].Scalar, element.Scalar) is >= 0 and var composed)
            {
                var before = _elements[starter];
                _elements[starter] = new Element(composed, 0, Math.Min(before.Start, element.Start), Math.Max(before.End, element.End));
                continue;
            }

            if (element.Class == 0)
                starter = kept;

            last = element.Class;
            _elements[kept++] = element;
        }

        _elements.RemoveRange(kept, _elements.Count - kept);
    }

    private readonly record struct Element(int Scalar, byte Class, int Start, int End);
}
