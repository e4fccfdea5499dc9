using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Cli.Render;

/// <summary>What was chosen of the roots, a phrase for each choice that is not the default.</summary>
internal static class ChoiceLines
{
    public static IEnumerable<string> Of(SourceChoices choices)
    {
        if (Language.Find(choices.Language) is { } language && language != Language.Default)
            yield return $"in {language.Name}";
        if (choices.Include.Count > 0)
            yield return $"only {string.Join(", ", choices.Include)}";
        if (choices.Exclude.Count > 0)
            yield return $"without {string.Join(", ", choices.Exclude)}";
        if (choices.Hidden)
            yield return "with hidden files";
        if (choices.FollowLinks)
            yield return "following links";
        if (!choices.IgnoreFiles)
            yield return "whatever ignore files say";
        if (choices.MaxFileBytes != SourceChoices.DefaultMaxFileBytes)
            yield return $"up to {Units.Bytes(choices.MaxFileBytes)} a file";
    }
}
