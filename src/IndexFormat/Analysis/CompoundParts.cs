using System.Buffers;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Finds the parts of a compound: between connectors, and where the case of letters changes.</summary>
internal static class CompoundParts
{
    // What follows an apostrophe is a word of its own in O'Neill and l'homme, but not in don't and they'll.
    private const int MinAfterApostrophe = 3;

    private static readonly SearchValues<char> Hyphens = SearchValues.Create("-_'\u200B");

    /// <summary>Finds the parts of a chain in its normal form.</summary>
    /// <param name="chain">The chain, which begins with a letter or digit.</param>
    /// <param name="end">Where its last part ends at the latest.</param>
    /// <param name="parts">Takes the parts.</param>
    public static void Split(ReadOnlySpan<char> chain, int end, List<(int Start, int End)> parts)
    {
        parts.Clear();
        var start = 0;
        for (var i = 1; i < end; i++)
        {
            var c = chain[i];
            if (IsSeparator(c))
            {
                if (!IsPartConnector(chain, i, end))
                    continue;

                parts.Add((start, i));
                while (i + 1 < end && IsSeparator(chain[i + 1]))
                    i++;

                start = i + 1;
            }
            else if (c < 0x80 ? char.IsAsciiLetterUpper(c) && StartsHump(chain, i, start, end) : StartsHump(chain, i, start, end))
            {
                parts.Add((start, i));
                start = i;
            }
        }

        if (start < end)
            parts.Add((start, end));
    }

    /// <summary>Where the compound ends within a chain that begins with a part, by the bond that holds it together; that part + 1 if it begins none.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="first">The number of the part.</param>
    /// <param name="bond">What holds the compound together.</param>
    public static int EndOfCompound(ReadOnlySpan<char> chain, List<(int Start, int End)> parts, int first, CompoundBond bond)
    {
        if (first > 0 && IsHeld(chain[parts[first - 1].End..parts[first].Start], bond))
            return first + 1;

        var end = first + 1;
        while (end < parts.Count && IsHeld(chain[parts[end - 1].End..parts[end].Start], bond))
            end++;

        return end;
    }

    private static bool IsHeld(ReadOnlySpan<char> between, CompoundBond bond) =>
        between.IsEmpty || (bond == CompoundBond.Hyphen && between.IndexOfAnyExcept(Hyphens) < 0);

    private static bool IsSeparator(char c) => c < 0x80 ? !char.IsAsciiLetterOrDigit(c) : c == Connectors.ZeroWidthSpace;

    private static bool IsPartConnector(ReadOnlySpan<char> chain, int i, int end)
    {
        var c = chain[i];
        if (c == ',')
            return !char.IsDigit(chain[i - 1]) || i + 1 == end || !char.IsDigit(chain[i + 1]);

        if (Connectors.IsHebrew(chain[i - 1]) && (c == '\'' || Connectors.IsHebrewMark(c)))
            return false;

        if (c != '\'')
            return true;

        var letters = 0;
        while (i + 1 + letters < end && letters < MinAfterApostrophe && char.IsLetter(chain[i + 1 + letters]))
            letters++;

        return letters == MinAfterApostrophe;
    }

    // getUser: before U. HTTPServer: before the S, the last capital of its run. HTML5Parser: before a capital that begins a word.
    private static bool StartsHump(ReadOnlySpan<char> chain, int i, int start, int end)
    {
        if (i == start || !char.IsUpper(chain[i]))
            return false;

        if (char.IsLower(chain[i - 1]))
            return true;

        return (char.IsUpper(chain[i - 1]) || char.IsDigit(chain[i - 1])) && i + 1 < end && char.IsLower(chain[i + 1]);
    }
}

/// <summary>What holds the parts of a compound together that is itself part of a chain.</summary>
internal enum CompoundBond
{
    /// <summary>A change of case alone: getUserName.</summary>
    Case,

    /// <summary>That, hyphens, underscores and apostrophes: cease-fire.</summary>
    Hyphen,
}
