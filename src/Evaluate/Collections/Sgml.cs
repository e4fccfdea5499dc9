using System.Net;
using System.Text;

namespace DocumentSearch.Evaluate.Collections;

/// <summary>The SGML of TREC's files, as much of it as they need: no element of theirs stands in one of the same name.</summary>
internal static class Sgml
{
    /// <summary>Whether a file begins with a tag.</summary>
    public static bool IsIn(string path) => NumberedLine.Of(path).FirstOrDefault().Text?.TrimStart().StartsWith('<') == true;

    /// <summary>The insides of all elements of one name, each with the line on which it begins, read as they are asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="begin">The tag that begins one.</param>
    /// <param name="end">The tag that ends it.</param>
    /// <param name="tell">Told of one that is not ended.</param>
    public static IEnumerable<NumberedLine> Elements(string path, string begin, string end, Action<string> tell)
    {
        NumberedLine? open = null;
        var inside = new StringBuilder();
        foreach (var line in NumberedLine.Of(path))
        {
            var rest = line.Text;
            while (rest.Length > 0)
            {
                if (open is null)
                {
                    var start = rest.IndexOf(begin, StringComparison.OrdinalIgnoreCase);
                    if (start < 0)
                        break;

                    open = line;
                    rest = rest[(start + begin.Length)..];
                }

                var stop = rest.IndexOf(end, StringComparison.OrdinalIgnoreCase);
                inside.Append(stop < 0 ? rest : rest.AsSpan(0, stop)).Append('\n');
                if (stop < 0)
                    break;

                yield return open.Value with { Text = inside.ToString() };
                open = null;
                inside.Clear();
                rest = rest[(stop + end.Length)..];
            }
        }

        if (open is { } unended)
            tell(unended.Complaint($"{begin} has no {end}; it is passed over"));
    }

    /// <summary>The text of the first element of a name, up to the next tag; null if there is none.</summary>
    public static string? Field(string inside, string name)
    {
        var start = inside.IndexOf($"<{name}>", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;

        start += name.Length + 2;
        var end = inside.IndexOf('<', start);
        var words = Decoded(end < 0 ? inside[start..] : inside[start..end]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    /// <summary>The text without an element, and without the tags of the others.</summary>
    /// <param name="inside">The text.</param>
    /// <param name="without">Names of elements to leave out as wholes.</param>
    public static string Text(string inside, params ReadOnlySpan<string> without)
    {
        foreach (var name in without)
        {
            var (begin, end) = ($"<{name}>", $"</{name}>");
            if (inside.IndexOf(begin, StringComparison.OrdinalIgnoreCase) is >= 0 and var start
                && inside.IndexOf(end, start, StringComparison.OrdinalIgnoreCase) is >= 0 and var stop)
                inside = inside.Remove(start, stop + end.Length - start);
        }

        return Decoded(WithoutTags(inside)).Trim();
    }

    private static string Decoded(string text) => WebUtility.HtmlDecode(text);

    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // A "<" before anything else is one that somebody meant.
            if (text[i] != '<' || i + 1 == text.Length || !char.IsAsciiLetter(text[i + 1]) && text[i + 1] is not ('/' or '!'))
                continue;

            var end = text.IndexOf('>', i);
            if (end < 0)
                break;

            plain.Append(text, from, i - from).Append(' ');
            from = end + 1;
            i = end;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }
}
