namespace DocumentSearch.Indexer.Source;

/// <summary>Says what an operating system error means, without the path that messages already begin with.</summary>
internal static class FileErrors
{
    public static string Describe(Exception error) => error switch
    {
        UnauthorizedAccessException => "no permission",
        FileNotFoundException or DirectoryNotFoundException => "it no longer exists",
        PathTooLongException => "its path is too long",
        _ => WithoutPath(error.Message),
    };

    // The BCL writes "… : '/full/path'." or "… '/full/path' …".
    private static string WithoutPath(string message)
    {
        var quote = message.IndexOf('\'', StringComparison.Ordinal);
        var text = (quote < 0 ? message : message[..quote]).TrimEnd(' ', ':', '.');
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
