namespace DocumentSearch.Evaluate.Collections;

/// <summary>Where the parts of a test collection are.</summary>
/// <param name="Folder">The folder of the collection, a full path.</param>
/// <param name="Documents">A file of documents, or a folder of them.</param>
/// <param name="Topics">The file of topics.</param>
/// <param name="Qrels">The file of judgments.</param>
public sealed record CollectionFiles(string Folder, string Documents, string Topics, string Qrels)
{
    /// <summary>Finds the parts by their usual names, those of BEIR first.</summary>
    /// <param name="folder">The folder of the collection.</param>
    /// <param name="documents">Documents that were named; they and the others are looked for from the current folder, then in the collection's.</param>
    /// <param name="topics">Topics that were named.</param>
    /// <param name="qrels">Judgments that were named.</param>
    /// <exception cref="CollectionException">The folder, or a part, is not there, or it is not clear which one is meant.</exception>
    public static CollectionFiles Find(string folder, string? documents, string? topics, string? qrels)
    {
        if (!Directory.Exists(folder))
            throw new CollectionException(folder, File.Exists(folder) ? "not a folder" : "no such folder");

        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new CollectionFiles(
            folder,
            Named(folder, documents) ?? There(folder, "corpus.jsonl", "documents", "docs") ?? throw Lacks(folder, "documents (corpus.jsonl, documents/ or docs/)", "--documents"),
            Named(folder, topics) ?? There(folder, "queries.jsonl") ?? Only(folder, "topics*", "--topics")
                ?? throw Lacks(folder, "topics (queries.jsonl or a file topics*)", "--topics"),
            Named(folder, qrels) ?? There(folder, "qrels/test.tsv") ?? Only(Path.Combine(folder, "qrels"), "*", "--qrels") ?? Only(folder, "qrels*", "--qrels")
                ?? throw Lacks(folder, "judgments (qrels/test.tsv or a file qrels*)", "--qrels"));
    }

    private static string? Named(string folder, string? name)
    {
        if (name is null)
            return null;

        var path = Path.GetFullPath(name);
        return Path.Exists(path) ? path : There(folder, name) ?? throw new CollectionException(name, "no such file");
    }

    private static string? There(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Path.Combine(folder, name) is var path && Path.Exists(path))
                return path;
        }

        return null;
    }

    private static string? Only(string folder, string pattern, string option)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];
        return files.Length <= 1
            ? files.FirstOrDefault()
            : throw new CollectionException(folder, $"several files could be meant ({string.Join(", ", files.Select(Path.GetFileName).Order(StringComparer.Ordinal))}); name one with {option}");
    }

    private static CollectionException Lacks(string folder, string what, string option) => new(folder, $"has no {what}; name them with {option}");
}
