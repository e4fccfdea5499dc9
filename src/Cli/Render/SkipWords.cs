using DocumentSearch.Extract;

namespace DocumentSearch.Cli.Render;

/// <summary>Why files have no text in the index, in words that complete "3 files: …".</summary>
internal static class SkipWords
{
    public static string Of(SkipReason reason) => reason switch
    {
        SkipReason.Empty => "empty",
        SkipReason.UnsupportedFormat => "of a format that is not read",
        SkipReason.BinaryContent => "named as text, but binary",
        SkipReason.TooLarge => "too large",
        SkipReason.Unreadable => "that cannot be opened or read",
        SkipReason.Corrupt => "broken",
        SkipReason.Encrypted => "protected by a password",
        SkipReason.TimeLimit => "that took too long to read",
        SkipReason.MemoryLimit => "that took too much memory to read",
        SkipReason.NoText => "without text",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>"2 broken, 1 empty", most first.</summary>
    public static string Of(IEnumerable<KeyValuePair<SkipReason, int>> counts) =>
        string.Join(", ", counts.OrderByDescending(static c => c.Value).ThenBy(static c => c.Key).Select(static c => $"{Counted.Number(c.Value)} {Of(c.Key)}"));
}
