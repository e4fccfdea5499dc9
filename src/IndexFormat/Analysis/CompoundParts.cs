namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Finds the parts of a compound: between connectors, and where the case of letters changes.</summary>
internal static class CompoundParts
{
    // What follows an apostrophe is a word of its own in O'Neill and l'homme, but not in don't and they'll.
    private const int MinAfterApostrophe = 3;

    public static void Split(ReadOnlySpan<char> chain, int end, List<(int Start, int End)> parts)
    {
        parts.Clear();
        var start = 0;
        for (var i = 1; i < end; i++)
        {
            var c = chain[i];
            if (IsPartConnector(chain, i, end))
            {
                parts.Add((start, i));
                while (i + 1 < end && Connectors.IsConnector(chain[i + 1]))
                    i++;

                start = i + 1;
            }
            else if (c < 0x80 ? char.IsAsciiLetterUpper(c) && StartsHump(chain, i, start, end) : StartsHump(chain, i, start, end))
            {
                parts.Add((start, i));
                start = i;
            }
        }

        parts.Add((start, end));
    }

    private static bool IsPartConnector(ReadOnlySpan<char> chain, int i, int end)
    {
        var c = chain[i];
        if (!Connectors.IsConnector(c) || c == ',')
            return false;

        if (!Connectors.IsApostrophe(c))
            return true;

        var letters = 0;
        while (i + 1 + letters < end && letters < MinAfterApostrophe && char.IsLetter(chain[i + 1 + letters]))
            letters++;

        return letters == MinAfterApostrophe;
    }

    // getUser: before U. HTTPServer: before the S, the last capital of its run.
    private static bool StartsHump(ReadOnlySpan<char> chain, int i, int start, int end)
    {
        if (i == start || !char.IsUpper(chain[i]))
            return false;

        if (char.IsLower(chain[i - 1]))
            return true;

        return char.IsUpper(chain[i - 1]) && i + 1 < end && char.IsLower(chain[i + 1]);
    }
}
