namespace DocumentSearch.Search.Ranking;

/// <summary>The words of a path, as far as they can be told without analysis: a hundred paths are looked at for every query.</summary>
internal static class PathWords
{
    // Endings such as -s, -ed and -ing.
    private const int MaxEnding = 3;

    /// <summary>Whether a word of the path begins with a stem, and ends soon behind it.</summary>
    /// <param name="path">The stored name of a document.</param>
    /// <param name="stem">A term of the index.</param>
    public static bool Has(ReadOnlySpan<char> path, ReadOnlySpan<char> stem)
    {
        for (var at = 0; path[at..].IndexOf(stem, StringComparison.OrdinalIgnoreCase) is >= 0 and var next;)
        {
            at += next;
            var end = at + stem.Length;
            while (end < path.Length && char.IsLetterOrDigit(path[end]))
                end++;

            if ((at == 0 || !char.IsLetterOrDigit(path[at - 1])) && end - at - stem.Length <= MaxEnding)
                return true;

            at++;
        }

        return false;
    }
}
