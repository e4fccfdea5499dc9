using System.Net;
using System.Text;

namespace DocumentSearch.Extract.Formats;

/// <summary>The addresses that the links of a document lead to and that no reader sees, each once, in their order.</summary>
internal sealed class LinkAddresses
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly StringBuilder _all = new();
    private bool _isClosed;

    /// <summary>All of them, with spaces between them; null if there are none.</summary>
    internal string? All => _all.Length == 0 ? null : _all.ToString();

    /// <summary>Takes an address out of the text.</summary>
    /// <param name="address">The address as it is written.</param>
    /// <returns>Whether it is kept, or says nothing for which anybody would look; if not, it has to stay in the text.</returns>
    internal bool Take(ReadOnlySpan<char> address)
    {
        // a place in the document itself, or a picture that is written out
        if (address.IsEmpty || address[0] == '#' || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return true;

        if (address.Length > DocumentProperties.MaxLinks)
            return false;

        var plain = address.Contains('&') ? WebUtility.HtmlDecode(address.ToString()) : address.ToString();

        if (_known.Contains(plain))
            return true;

        if (_isClosed || _all.Length + 1 + plain.Length > DocumentProperties.MaxLinks)
            return false;

        _all.Append(_all.Length > 0 ? " " : "").Append(plain);
        return _known.Add(plain);
    }

    /// <summary>Takes no further ones: what the document states was told.</summary>
    internal void Close() => _isClosed = true;
}
