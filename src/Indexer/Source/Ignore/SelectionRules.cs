namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>What the command was told to select, in the syntax of ignore files, relative to each root.</summary>
internal sealed class SelectionRules
{
    /// <summary>Selects whatever no ignore file leaves out.</summary>
    public static readonly SelectionRules Everything = new([], []);

    /// <param name="include">If any: a file must match one of them, or lie in a folder that does.</param>
    /// <param name="exclude">What to leave out, or with <c>!</c> to keep, before any ignore file is asked.</param>
    public SelectionRules(IEnumerable<string> include, IEnumerable<string> exclude)
    {
        Include = IgnoreList.Of(include);
        Exclude = IgnoreList.Of(exclude);
    }

    public bool IsEmpty => Include.Count == 0 && Exclude.Count == 0;

    public IgnoreList Include { get; }

    public IgnoreList Exclude { get; }
}
