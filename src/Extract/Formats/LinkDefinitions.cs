using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// The labels that a Markdown text gives addresses to, in lines such as <c>[label]: address</c>. Of a text in segments those that were at
/// hand until now: what refers to one that comes later is not known to be a link, and stays as it is written.
/// </summary>
internal sealed class LinkDefinitions
{
    /// <summary>Most labels; further ones are not kept.</summary>
    internal const int Most = 1 << 16;

    /// <summary>Longest label (CommonMark), in UTF-16 units.</summary>
    internal const int MaxLabel = 999;

    private readonly HashSet<UInt128> _labels = [];

    /// <summary>Whether a label is defined; in labels neither case nor the width of white space matters.</summary>
    internal bool Have(ReadOnlySpan<char> label) =>
        _labels.Count > 0 && label.Length <= MaxLabel && !label.StartsWith('^') && !label.IsWhiteSpace() && _labels.Contains(KeyOf(label));

    /// <summary>Takes the definitions of a text.</summary>
    internal void Add(ReadOnlySpan<char> text)
    {
        // each of them has this
        for (var at = 0; _labels.Count < Most && text[at..].IndexOf("]:") is >= 0 and var next; at += next + 2)
        {
            var end = at + next;
            var begin = at + text[at..end].LastIndexOfAny('\r', '\n') + 1;
            var label = text[begin..end].TrimStart(" \t>");

            // there is one at the beginning of a line only
            if ((begin > at || at == 0) && label is ['[', not '^', ..] && label.Length <= MaxLabel + 1 && LabelLength(label[1..]) == label.Length - 1
                && !label[1..].IsWhiteSpace() && MarkdownLine.IsLinkDefinition(LineFrom(text, end - label.Length)))
            {
                _labels.Add(KeyOf(label[1..]));
            }
        }
    }

    /// <summary>How long the label is that begins here, up to a bracket, a line end or the longest there may be.</summary>
    internal static int LabelLength(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxLabel)];

        for (var at = 0; ; at++)
        {
            var length = text[at..].IndexOfAny("[]\\\r\n");

            if (length < 0)
                return text.Length;

            at += length;

            if (text[at] != '\\')
                return at;

            if (++at >= text.Length)
                return text.Length;
        }
    }

    private static ReadOnlySpan<char> LineFrom(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAny('\r', '\n');
        return length < 0 ? text[at..] : text.Slice(at, length);
    }

    private static UInt128 KeyOf(ReadOnlySpan<char> label)
    {
        Span<char> key = stackalloc char[MaxLabel + 1];
        var length = 0;

        foreach (var c in label.Trim())
        {
            if (!char.IsWhiteSpace(c))
                key[length++] = char.ToLowerInvariant(c);
            else if (key[length - 1] != ' ')
                key[length++] = ' ';
        }

        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(key[..length]));
    }
}
