using DocumentSearch.Extract.Isolation;

namespace DocumentSearch.Extract;

/// <summary>One document of a file that is read: the file's own, or one that stands within it.</summary>
/// <param name="Name">Its name: that of the file, and behind <see cref="EmbeddedFile.Separator"/> its place in it.</param>
/// <param name="Result">Its text, or why there is none.</param>
public sealed record ReadDocument(string Name, ExtractResult Result)
{
    /// <summary>Which segment of a text too long to be held it is, from 0.</summary>
    public int Segment { get; init; }

    /// <summary>Names of the documents within the file, in their order; of the file's own document only.</summary>
    public IReadOnlyList<string> Embedded { get; init; } = [];
}

/// <summary>Reads any file for its text as an index does, without one.</summary>
/// <param name="extraction">Reads those whose text is made by a parser.</param>
/// <param name="limits">What a file may cost.</param>
public sealed class FileReading(IFileExtraction extraction, ExtractLimits limits)
{
    /// <summary>
    /// Reads a file: its own document first, in segments if it is too long to be held, and then those within it. A file in which others
    /// stand is read twice for that, so that no more than one of them is held at a time.
    /// </summary>
    /// <param name="path">Where it is, which is its name too.</param>
    /// <param name="take">Takes the documents.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="TextReadException">The file cannot be opened or read, or no worker can be started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public void Read(string path, Action<ReadDocument> take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(take);
        using var content = Guarded(() => Open(path));
        var head = Guarded(() => Head(content));

        if (TextExtraction.IsDerived(path, head, content.Length, limits))
            ReadDerived(path, take, cancel);
        else if (content.Length > limits.MaxHeldBytes)
            ReadLong(path, content, take, cancel);
        else
            take(new ReadDocument(path, TextExtraction.Extract(path, Guarded(() => All(content)), limits, cancel)));
    }

    private void ReadDerived(string path, Action<ReadDocument> take, CancellationToken cancel)
    {
        var names = new List<string>();
        var fullPath = Path.GetFullPath(path);
        var result = extraction.Extract(fullPath, path, limits, file => names.Add(NameOf(file)), cancel);
        take(new ReadDocument(path, result) { Embedded = names });

        if (names.Count > 0)
            extraction.Extract(fullPath, path, limits, file => take(new ReadDocument(NameOf(file), file.Result)), cancel);

        string NameOf(EmbeddedFile file) => path + EmbeddedFile.Separator + file.Name;
    }

    private void ReadLong(string path, FileStream content, Action<ReadDocument> take, CancellationToken cancel)
    {
        var text = Guarded(() => LongText.Open(path, content, limits, cancel));

        if (text.Skipped is { } skipped)
            take(new ReadDocument(path, skipped));

        var number = 0;

        foreach (var segment in text.Segments(cancel))
            take(new ReadDocument(path, new ExtractResult.Ok(segment)) { Segment = number++ });
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("a folder; name the files in it");

        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

        if (content.CanSeek)
            return content;

        content.Dispose();
        throw new IOException("not a file on a disk");
    }

    private static byte[] Head(FileStream content)
    {
        var head = new byte[TextExtraction.HeadBytes];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return head[..length];
    }

    private static byte[] All(FileStream content)
    {
        var bytes = new byte[content.Length];
        return bytes[..content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TextReadException(SkipReason.Unreadable, e);
        }
    }
}
