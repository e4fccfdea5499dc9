namespace DocumentSearch.Evaluate.Collections;

/// <summary>A line of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its text, without what ends it.</param>
internal readonly record struct NumberedLine(string Path, int Number, string Text)
{
    /// <summary>The lines of a file that are not blank, read as they are asked for.</summary>
    /// <exception cref="CollectionException">The file cannot be read.</exception>
    public static IEnumerable<NumberedLine> Of(string path)
    {
        using var reader = Guard(path, () => new StreamReader(path));
        for (var number = 1; Guard(path, reader.ReadLine) is { } text; number++)
        {
            if (!string.IsNullOrWhiteSpace(text))
                yield return new NumberedLine(path, number, text);
        }
    }

    /// <summary>What is wrong with it, and where.</summary>
    public string Complaint(string reason) => $"{Path}:{Number}: {reason}";

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CollectionException(path, "no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CollectionException(path, $"cannot be read: {e.Message}", e);
        }
    }
}
