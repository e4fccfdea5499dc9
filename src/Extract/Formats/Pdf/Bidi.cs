using System.Text;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Brings text from the order in which it stands on a page to that in which it is read. A page holds glyphs at places only, so this is
/// the Unicode bidirectional algorithm (UAX #9) backwards, of the two levels that running text has.
/// </summary>
internal static class Bidi
{
    /// <summary>Whether a text holds letters that are read from right to left.</summary>
    internal static bool IsRightToLeft(string text)
    {
        foreach (var c in text)
        {
            if (IsRightToLeft(c))
                return true;
        }

        return false;
    }

    /// <summary>The text in logical order.</summary>
    /// <param name="visual">Pieces from left to right, each of which is in logical order itself.</param>
    internal static string ToLogical(List<string> visual)
    {
        var (rightwards, leftwards) = (0, 0);

        foreach (var piece in visual)
        {
            if (IsRightToLeft(piece))
                leftwards++;
            else if (char.IsLetter(piece[0]))
                rightwards++;
        }

        var isLeftwards = leftwards > rightwards;
        if (isLeftwards)
            visual.Reverse();

        var text = new StringBuilder();

        for (var at = 0; at < visual.Count;)
        {
            var end = at;

            // stretches against the direction of the line stand the wrong way round
            while (end < visual.Count && IsAgainst(visual, end, isLeftwards))
                end++;

            for (var i = end - 1; i >= at; i--)
                text.Append(visual[i]);
            for (at = Math.Max(at, end); at < visual.Count && !IsAgainst(visual, at, isLeftwards); at++)
                text.Append(isLeftwards ? Mirrored(visual[at]) : visual[at]);
        }

        return text.ToString();
    }

    /// <summary>Whether a piece belongs to a stretch that is read against the direction of the line.</summary>
    private static bool IsAgainst(List<string> pieces, int at, bool isLeftwards)
    {
        if (IsStrong(pieces[at], isLeftwards))
            return true;
        if (IsStrong(pieces[at], !isLeftwards))
            return false;

        // what has no direction goes with both its neighbours, if they agree
        return Neighbour(-1) && Neighbour(1);

        bool Neighbour(int step)
        {
            for (var i = at + step; i >= 0 && i < pieces.Count; i += step)
            {
                if (IsStrong(pieces[i], isLeftwards))
                    return true;
                if (IsStrong(pieces[i], !isLeftwards))
                    return false;
            }

            return false;
        }
    }

    // digits go rightwards in either script
    private static bool IsStrong(string piece, bool rightwards) =>
        rightwards ? !IsRightToLeft(piece) && char.IsLetterOrDigit(piece[0]) : IsRightToLeft(piece);

    private static string Mirrored(string piece) => piece switch
    {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        _ => piece,
    };

    private static bool IsRightToLeft(char c) =>
        c is >= '\u0590' and <= '\u065F' or >= '\u066A' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE';
}
