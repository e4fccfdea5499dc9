using System.Text;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>What there is of an index before an update.</summary>
public enum IndexStart
{
    /// <summary>Nothing.</summary>
    New,

    /// <summary>An index of files that have changed since.</summary>
    Changed,

    /// <summary>An index of other rules, which is made anew.</summary>
    Outdated,
}

/// <summary>
/// A folder that needs an update, whose index can be set back to what it was before as often as it is tried. The update adds,
/// changes, touches, moves and deletes, and has segments to merge.
/// </summary>
internal sealed class ChangedFolder : IDisposable
{
    // With those that the update makes, enough to be merged.
    private const int Segments = 9;

    // So many of them change; and where an index is made anew, there were no more.
    private const int FewSegments = 4;
    private const int FilesPerSegment = 4;
    private const int FilesPerCommit = 6;

    private static readonly string[] Queries = ["apple", "banana OR cherry", "\"apple banana\"", "date -cherry", "new", "old", "moved"];

    // One thread makes one segment.
    private readonly IndexedFolder _folder = new(TempFolder.InMemory()) { Options = new() { Threads = 1, BufferMegabytes = 16, LockTimeout = TimeSpan.Zero } };
    private readonly List<(string Name, byte[] Bytes)> _saved = [];
    private string _answersAfter = "";

    private ChangedFolder()
    {
    }

    public IndexLocation Location => _folder.Location;

    /// <summary>What the index held before; null if there was none.</summary>
    public IndexContent? Before { get; private set; }

    /// <summary>What it holds when it is up to date.</summary>
    public IndexContent After { get; private set; } = null!;

    public static ChangedFolder Of(IndexStart start)
    {
        var folder = new ChangedFolder();
        folder.WriteFiles(start == IndexStart.Changed ? Segments : FewSegments, isIndexed: start != IndexStart.New);
        if (start == IndexStart.Outdated)
            folder.MakeOutdated();

        if (start != IndexStart.New)
            folder.ChangeFiles();

        folder.Save();
        folder.Update();
        folder.After = IndexContent.Read(folder.Location);
        folder._answersAfter = folder.Answers();
        return folder;
    }

    /// <summary>Sets the index back to what it was before the update.</summary>
    public void Reset()
    {
        if (Directory.Exists(Location.Folder))
            Directory.Delete(Location.Folder, recursive: true);

        foreach (var (name, bytes) in _saved)
            _folder.Files.Write(name, bytes);
    }

    /// <summary>Sets the index back, with other files in one folder of segments.</summary>
    public void Reset(string segmentsFolder, IReadOnlyDictionary<string, byte[]> files)
    {
        Reset();
        PutIn(segmentsFolder, files);
    }

    /// <summary>Puts other files in the place of those in one folder of segments.</summary>
    public static void PutIn(string segmentsFolder, IReadOnlyDictionary<string, byte[]> files)
    {
        if (Directory.Exists(segmentsFolder))
            Directory.Delete(segmentsFolder, recursive: true);

        Directory.CreateDirectory(segmentsFolder);
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(segmentsFolder, name), bytes);
    }

    public UpdateReport Update() => Update(_folder.Options);

    public UpdateReport Update(IndexerOptions options) =>
        new IndexUpdater(Location, options).Update([_folder.Files.FullPath], null, CancellationToken.None);

    /// <summary>Updates on another disk, with so many threads, and several commits on the way; gathers documents, or does not.</summary>
    public UpdateReport UpdateOn(Func<string, Lucene.Net.Store.Directory> disk, int threads, bool gathers) => Update(_folder.Options with
    {
        Threads = threads,
        GatheredFiles = gathers ? 0 : int.MaxValue,
        CommitBytes = FilesPerCommit * IndexerOptions.MinFileCost,
        OpenSegments = disk,
    });

    /// <summary>Fails unless the index holds of every file what it may hold at some time of the update.</summary>
    public void AssertIsOnTheWay(string what)
    {
        var texts = IndexContent.Read(Location).Texts;
        Assert.All(texts, text => Assert.True(text.Value == Before?.Texts.GetValueOrDefault(text.Key) || text.Value == After.Texts.GetValueOrDefault(text.Key), what));
        if (Before is not null)
            Assert.All(Before.Texts.Keys.Intersect(After.Texts.Keys), path => Assert.True(texts.ContainsKey(path), $"{path} is missing: {what}"));
    }

    /// <summary>Fails unless the index is up to date.</summary>
    public void AssertIsComplete(string what)
    {
        Assert.True(IndexContent.Read(Location).Texts.SequenceEqual(After.Texts), what);
        Assert.Equal(_answersAfter, Answers());
        Assert.Equal(0, _folder.Status().Behind);
    }

    /// <summary>Files of the index that this process has open.</summary>
    public IReadOnlyList<string> OpenFiles() =>
    [
        .. new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Select(link => link.LinkTarget ?? "").Where(IsInside),
    ];

    /// <summary>Files of the index that are mapped into this process's memory.</summary>
    public IReadOnlyList<string> MappedFiles()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return [.. File.ReadLines("/proc/self/maps").Where(IsInside)];
    }

    private bool IsInside(string path) => path.Contains(Location.Folder + "/main", StringComparison.Ordinal);

    // Hits, passages and highlights of some queries, whatever their scores.
    private string Answers()
    {
        var answers = new StringBuilder();
        using var searcher = Searcher.Open(Location);
        foreach (var query in Queries)
        {
            var response = searcher.Search(new SearchRequest(query) { Top = 1000, PassagesPerHit = 1000 }, CancellationToken.None);
            answers.Append(query).Append(": ").Append(response.Total).Append('\n');
            foreach (var hit in response.Hits.OrderBy(h => h.Path, StringComparer.Ordinal))
                answers.Append(hit.Path).Append(' ').Append(hit.Length).Append(' ').AppendJoin(" | ", hit.Passages.OrderBy(p => p.Start).Select(Shown)).Append('\n');
        }

        return answers.ToString();
    }

    public void Dispose() => _folder.Dispose();

    private static string Shown(Passage passage) => $"{passage.Start} {passage.Text} [{string.Join(',', IndexedFolder.Marked(passage))}]";

    private void Save()
    {
        if (!Location.Exists)
            return;

        Before = IndexContent.Read(Location);
        foreach (var path in Directory.EnumerateFiles(Location.Folder, "*", SearchOption.AllDirectories))
            _saved.Add((Path.GetRelativePath(_folder.Files.FullPath, path), File.ReadAllBytes(path)));
    }

    private void WriteFiles(int segments, bool isIndexed)
    {
        for (var segment = 0; segment < segments; segment++)
        {
            for (var file = 0; file < FilesPerSegment; file++)
                _folder.Files.Write($"{segment}/{file}.txt", $"An old apple {segment}.\n\nA banana lies here, and date {file}.\n");

            if (isIndexed)
                _folder.Update();
        }
    }

    private void MakeOutdated()
    {
        var stamp = IndexSnapshot.ReadStamp(Location);
        using var session = IndexSession.Open(Location, Generation.First, _folder.Options, files: 1, lastId: 1000);
        session.Commit(stamp with { Analysis = "other rules" });
    }

    private void ChangeFiles()
    {
        for (var segment = 0; segment < FewSegments; segment++)
        {
            _folder.Files.Write($"{segment}/0.txt", $"A new cherry {segment}: apple banana.\n");
            File.SetLastWriteTimeUtc(_folder.Files[$"{segment}/2.txt"], new DateTime(2001, 1, 1 + segment, 0, 0, 0, DateTimeKind.Utc));
            if (segment % 2 == 0)
                _folder.Files.Delete($"{segment}/1.txt");
            else
                _folder.Files.Move($"{segment}/1.txt", $"moved/{segment}.txt");
        }

        Directory.Delete(_folder.Files["2"], recursive: true);
        _folder.Files.Write("added.txt", "Here is a new date.\n");
    }
}
