using System.Text;

namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>The rules of one ignore file, or globs of the command; the last one that matches decides.</summary>
internal sealed class IgnoreList
{
    private readonly IgnoreRule[][] _byLastByte = new IgnoreRule[256][]; // most rules are for names that end otherwise

    private IgnoreList(IReadOnlyCollection<IgnoreRule> rules, int bytes)
    {
        Count = rules.Count;
        Bytes = bytes;
        Array.Fill(_byLastByte, [.. rules.Where(static rule => rule.LastByte is null)]);
        foreach (var last in rules.Select(static rule => rule.LastByte).OfType<byte>().Distinct())
            _byLastByte[last] = [.. rules.Where(rule => rule.LastByte is null || rule.LastByte == last)];
    }

    /// <summary>Number of rules.</summary>
    public int Count { get; }

    /// <summary>Size of what they were read from, in bytes.</summary>
    public int Bytes { get; }

    /// <summary>Globs as they are: nothing is a comment, and spaces count.</summary>
    public static IgnoreList Of(IEnumerable<string> globs)
    {
        var patterns = globs.Select(Encoding.UTF8.GetBytes).ToList();
        return new IgnoreList([.. patterns.Select(static pattern => new IgnoreRule(pattern))], patterns.Sum(static pattern => pattern.Length));
    }

    /// <summary>Reads the lines of an ignore file.</summary>
    /// <param name="content">The file's bytes, UTF-8 with or without byte order mark.</param>
    public static IgnoreList Parse(ReadOnlySpan<byte> content)
    {
        var rules = new List<IgnoreRule>();
        if (content.StartsWith("\uFEFF"u8))
            content = content["\uFEFF"u8.Length..];

        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            if (line.StartsWith("#"u8))
                continue;

            var pattern = WithoutTrailingSpaces(UpToZero(line.EndsWith("\r"u8) ? line[..^1] : line));
            if (!pattern.IsEmpty)
                rules.Add(new IgnoreRule(pattern));
        }

        return new IgnoreList(rules, content.Length);
    }

    /// <summary>Whether an entry is ignored; null if no rule matches.</summary>
    /// <param name="path">Its path relative to the folder of the rules, UTF-8.</param>
    /// <param name="name">The last name of the path.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool? Decide(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder)
    {
        var rules = _byLastByte[name[^1]];
        for (var i = rules.Length - 1; i >= 0; i--)
        {
            if (rules[i].Matches(path, name, isFolder))
                return !rules[i].IsNegated;
        }

        return null;
    }

    private static ReadOnlySpan<byte> UpToZero(ReadOnlySpan<byte> line) => line.IndexOf((byte)0) is >= 0 and var zero ? line[..zero] : line;

    // A backslash keeps the space behind it.
    private static ReadOnlySpan<byte> WithoutTrailingSpaces(ReadOnlySpan<byte> line)
    {
        var kept = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == ' ')
                continue;

            kept = Math.Min(i + 1, line.Length);
        }

        return line[..kept];
    }
}
