using DocumentSearch.Testing;

namespace DocumentSearch.Search.Tests.Facets;

/// <summary>Counts of what matches, over all hits, not only those shown.</summary>
public sealed class FacetTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(
        ("top/a/1.md", "---\ndate: 2021-05-01\n---\napple"), ("top/a/2.md", "---\ndate: 2021-06-01\n---\napple pie"), ("top/b/c/3.txt", "an apple"),
        ("top/b/4.cs", "// apple"), ("top/5.txt", "banana"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_are_of_types_folders_and_years()
    {
        File.SetLastWriteTimeUtc(_folder.Files["top/b/c/3.txt"], new DateTime(2019, 7, 1));
        File.SetLastWriteTimeUtc(_folder.Files["top/b/4.cs"], new DateTime(2019, 8, 1));
        _folder.Update();

        var facets = _folder.Search(new SearchRequest("apple") { Facets = true, Top = 1 }).Facets!;
        Assert.Equal([("markdown", 2), ("csharp", 1), ("text", 1)], facets.Types.Select(f => (f.Value, f.Count)));
        Assert.Equal([("top/a", 2), ("top/b", 2)], facets.Folders.Select(f => (f.Value, f.Count)));
        Assert.Equal([("2021", 2), ("2019", 2)], facets.Years.Select(f => (f.Value, f.Count)));
    }

    [Fact]
    public void Each_value_is_a_condition_that_finds_as_many()
    {
        var facets = _folder.Search(new SearchRequest("apple") { Facets = true }).Facets!;
        foreach (var type in facets.Types)
            Assert.Equal(type.Count, _folder.Search($"apple type:{type.Value}").Total);
        foreach (var folder in facets.Folders)
            Assert.Equal(folder.Count, _folder.Search($"apple path:/{folder.Value}").Total);
        foreach (var year in facets.Years)
            Assert.Equal(year.Count, _folder.Search($"apple date:{year.Value}").Total);
    }

    [Fact]
    public void They_are_only_counted_when_asked_for() => Assert.Null(_folder.Search("apple").Facets);
}
