using DocumentSearch.Indexer;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>Something told of an answer beside its hits.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">What there is to say.</param>
internal readonly record struct AnswerNote(string Name, string Text)
{
    public override string ToString() => $"{Name}: {Text}";

    /// <summary>How the query was understood, and which one may have been meant.</summary>
    public static IEnumerable<AnswerNote> OfQuery(SearchResponse response)
    {
        if (response.Understood != response.Query)
            yield return new("understood as", response.Understood);

        if (response.AddedWords.Count > 0)
            yield return new("looked also for", string.Join(' ', response.AddedWords));

        if (response.DidYouMean is { } other)
            yield return new("did you mean", other);
    }

    /// <summary>What is wrong with the query or the answer: told on standard error too, but a page that is kept has to say it itself.</summary>
    public static IEnumerable<AnswerNote> Warnings(SearchResponse response, Freshness freshness)
    {
        foreach (var warning in response.Warnings)
            yield return new("warning", warning.Message);

        if (response.IsPartial)
            yield return new("warning", Messages.TimeOver);

        if (Messages.Behind(freshness) is { } behind)
            yield return new("warning", behind);
    }
}
