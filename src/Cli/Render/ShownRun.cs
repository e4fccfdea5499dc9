namespace DocumentSearch.Cli.Render;

/// <summary>A stretch of a shown line that is marked as a whole, or not at all.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Highlight">Which highlight it belongs to, from 0; <see cref="Unmarked"/> if to none.</param>
internal readonly record struct ShownRun(int Start, int End, int Highlight)
{
    public const int Unmarked = -1;

    public bool IsMarked => Highlight != Unmarked;
}
