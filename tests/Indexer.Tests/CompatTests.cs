using System.Globalization;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests;

/// <summary>The frozen index of every format version opens, or is made anew, and finds the same documents ever after.</summary>
public sealed class CompatTests : IDisposable
{
    private static readonly (string Query, string Path)[] Known =
    [
        ("whiskers", "documents/walrus.md"),
        ("\"prisoner exchange\"", "documents/memorandum.txt"),
        ("snake_case_name", "documents/notes/WalrusFinder.cs"),
        ("schläft", "documents/notes/wide.txt"),
    ];

    private static readonly (string Query, string Marked)[] Marked =
    [
        ("whiskers", "whiskers"),
        ("\"prisoner exchange\"", "prisoner exchange"),
        ("snake_case_name", "snake_case_name"),
        ("whisk*", "whiskers"),
        ("=whiskers", "whiskers"),
    ];

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Versions =>
        [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Compat"), "v*").Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void Every_version_that_was_ever_written_is_frozen() =>
        Assert.Equal(
            Enumerable.Range(1, FormatVersion.Current).Select(n => string.Create(CultureInfo.InvariantCulture, $"v{n}")).Order(StringComparer.Ordinal),
            Versions.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_frozen_index_answers_as_it_is(string version)
    {
        var location = Copy(version);
        using var searcher = Searcher.Open(location);
        foreach (var (query, path) in Known)
            Assert.Equal([path], searcher.Search(new SearchRequest(query), CancellationToken.None).Hits.Select(h => h.Path));

        // Where words stand, older versions say otherwise than newer ones.
        foreach (var (query, marked) in Marked)
        {
            // They do not have words as they are written.
            if (version is "v1" or "v2" && query.AsSpan().ContainsAny('*', '='))
                continue;

            var passages = searcher.Search(new SearchRequest(query), CancellationToken.None).Hits.SelectMany(h => h.Passages).ToList();
            Assert.Equal([marked], passages.SelectMany(IndexedFolder.Marked));
            Assert.Equal(marked.Split(' ') is { Length: > 1 } words ? words : [], passages.SelectMany(p => p.Highlights.SelectMany(h => h.Words.Select(w => p.Text[(w.Start - p.Start)..(w.End - p.Start)]))));
        }

        // What they do not know yet, no document of theirs states.
        foreach (var query in (string[])["author:walrus", "tag:walrus", "description:walrus", "lang:en"])
            Assert.Empty(searcher.Search(new SearchRequest(query), CancellationToken.None).Hits);

        Assert.StartsWith("Memorandum", searcher.Read("documents/memorandum.txt")!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_frozen_index_is_brought_up_to_date_with_its_documents(string version)
    {
        var location = Copy(version);
        // Rules of analysis change within a version too.
        var isCurrent = IndexStatus.Read(location, CancellationToken.None).IsCurrent;
        _folder.Write("documents/new.txt", "A narwhal.");
        var report = new IndexUpdater(location, new IndexerOptions()).Update([], null, CancellationToken.None);
        Assert.Equal((7, !isCurrent), (report.Seen, report.Rebuilt));

        var status = IndexStatus.Read(location, CancellationToken.None);
        Assert.Equal((7, 5, 2, 0, true), (status.Seen, status.Indexed, status.Skipped.Count, status.Behind, status.IsCurrent));
        using var searcher = Searcher.Open(location);
        foreach (var (query, path) in Known.Append(("narwhal", "documents/new.txt")))
            Assert.Equal([path], searcher.Search(new SearchRequest(query), CancellationToken.None).Hits.Select(h => h.Path));
    }

    public void Dispose() => _folder.Dispose();

    private IndexLocation Copy(string version)
    {
        var frozen = Path.Combine(AppContext.BaseDirectory, "Compat", version);
        foreach (var file in Directory.EnumerateFiles(frozen, "*", SearchOption.AllDirectories))
            _folder.Write(Path.GetRelativePath(frozen, file), File.ReadAllBytes(file));

        return IndexLocation.At(_folder["index"]);
    }
}
