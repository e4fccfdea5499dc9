using DocumentSearch.Indexer;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Testing;

/// <summary>A folder of documents with its index, updated and searched as the command does it.</summary>
public sealed class IndexedFolder : IDisposable
{
    public IndexedFolder()
        : this(new TempFolder())
    {
    }

    public IndexedFolder(TempFolder files)
    {
        Files = files;
        Location = IndexLocation.At(files[IndexLocation.FolderName]);
    }

    public TempFolder Files { get; }

    public IndexLocation Location { get; }

    public IndexerOptions Options { get; init; } = new() { Threads = 2, BufferMegabytes = 16, LockTimeout = TimeSpan.Zero };

    public IndexUpdater Updater => new(Location, Options);

    /// <summary>A folder with these documents, indexed.</summary>
    public static IndexedFolder Of(params (string Name, string Text)[] documents) => Of(new IndexedFolder(), documents);

    /// <summary>A folder with files of these bytes, indexed.</summary>
    public static IndexedFolder OfBytes(params (string Name, byte[] Content)[] files)
    {
        var folder = new IndexedFolder();
        foreach (var (name, content) in files)
            folder.Files.Write(name, content);

        folder.Update();
        return folder;
    }

    /// <summary>The same, written by one thread, so that each update makes one segment: how several share the files is chance.</summary>
    public static IndexedFolder InOneSegment(params (string Name, string Text)[] documents) => Of(ByOneThread(), documents);

    /// <summary>A folder that is indexed by one thread.</summary>
    public static IndexedFolder ByOneThread() => new() { Options = new() { Threads = 1, BufferMegabytes = 16, LockTimeout = TimeSpan.Zero } };

    private static IndexedFolder Of(IndexedFolder folder, (string Name, string Text)[] documents)
    {
        foreach (var (name, text) in documents)
            folder.Files.Write(name, text);

        folder.Update();
        return folder;
    }

    public UpdateReport Update() => Updater.Update([Files.FullPath], null, CancellationToken.None);

    /// <summary>Updates with other choices than before.</summary>
    public UpdateReport Update(Func<SourceChoices, SourceChoices> choose) =>
        Updater.Update(new UpdateRequest { AddRoots = [Files.FullPath], Choose = choose }, null, CancellationToken.None);

    public SearchResponse Search(string query) => Search(new SearchRequest(query) { Top = 100 });

    public SearchResponse Search(SearchRequest request)
    {
        using var searcher = Searcher.Open(Location);
        return searcher.Search(request, CancellationToken.None);
    }

    /// <summary>The paths of all documents that match, best first, identical ones side by side.</summary>
    public string[] Paths(string query) => [.. Search(query).Hits.SelectMany(h => h.Duplicates.Prepend(h.Path))];

    /// <summary>The surface forms that are highlighted, in the order they are shown.</summary>
    public string[] Marked(string query) => [.. Search(query).Hits.SelectMany(h => h.Passages).SelectMany(Marked)];

    public static IEnumerable<string> Marked(Passage passage) =>
        passage.Highlights.Select(h => passage.Text[(h.Start - passage.Start)..(h.End - passage.Start)]);

    public string? Read(string path)
    {
        using var searcher = Searcher.Open(Location);
        return searcher.Read(path)?.Text;
    }

    public IndexStatus Status() => IndexStatus.Read(Location, CancellationToken.None);

    public void Dispose() => Files.Dispose();
}
