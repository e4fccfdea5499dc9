using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads the trees that PDF keeps long tables in: name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7).</summary>
internal static class PdfTree
{
    private const int MaxNodes = 100_000;

    /// <summary>The keys and values of a tree in their order.</summary>
    /// <param name="objects">The document's objects.</param>
    /// <param name="root">Root of the tree; null if there is none.</param>
    /// <param name="leaves">What the leaves keep their pairs as: <c>Names</c> or <c>Nums</c>.</param>
    internal static IEnumerable<(IToken Key, IToken Value)> Pairs(PdfObjects objects, DictionaryToken? root, string leaves)
    {
        var open = new Stack<IToken>();
        if (root is not null)
            open.Push(root);

        // the bound ends circles, too
        for (var nodes = 0; nodes < MaxNodes && open.TryPop(out var token); nodes++)
        {
            if (objects.Dictionary(token) is not { } node)
                continue;

            var pairs = objects.Array(node, leaves);
            for (var i = 0; i + 1 < pairs.Count; i += 2)
                yield return (pairs[i], pairs[i + 1]);

            var kids = objects.Array(node, "Kids");
            for (var i = kids.Count - 1; i >= 0; i--)
                open.Push(kids[i]);
        }
    }
}
