using System.CommandLine;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>--sort</c>: what hits are ordered by.</summary>
internal static class SortOption
{
    private static readonly (string Name, HitOrder Order)[] Orders =
        [("score", HitOrder.Score), ("date", HitOrder.Date), ("size", HitOrder.Size), ("path", HitOrder.Path)];

    public static Option<string> Create()
    {
        var option = new Option<string>("--sort")
        {
            Description = "score (default), date (newest first), size (largest first) or path",
            HelpName = "KEY",
        };
        option.CompletionSources.Add([.. Orders.Select(o => o.Name)]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Array.Exists(Orders, o => o.Name == token.Value))
                result.AddError($"--sort: '{token.Value}' is not score, date, size or path");
        });
        return option;
    }

    public static HitOrder Of(string? value) => Array.Find(Orders, o => o.Name == value).Order;
}
