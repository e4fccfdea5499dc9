using CsCheck;
using DocumentSearch.Testing;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class IndexLocationTests
{
    private static readonly Gen<string> FullPaths = Gen.OneOf("a", "b", "a b", ".search", "..x", "é", "a.txt", "-", "日").Array[1, 5].Select(static names => "/" + string.Join('/', names));

    [Fact]
    public void A_stored_name_leads_back_to_its_file() => Gen.Select(FullPaths, FullPaths).Sample((index, path) =>
    {
        var location = IndexLocation.At(index);
        Assert.Equal(path, location.ToFull(location.ToStored(path)));
    });

    [Fact]
    public void Two_files_never_share_a_stored_name() => Gen.Select(FullPaths, FullPaths, FullPaths).Sample((index, a, b) =>
    {
        var location = IndexLocation.At(index);
        Assert.Equal(a == b, location.ToStored(a) == location.ToStored(b));
    });

    [Theory]
    [InlineData("/docs/.search", "/docs/a/b.txt", "a/b.txt")]
    [InlineData("/docs/.search", "/docs", ".")]
    [InlineData("/docs/.search", "/docs2/a", "/docs2/a")]
    [InlineData("/docs/.search/", "/docs/a", "a")]
    [InlineData("/.search", "/etc/hosts", "etc/hosts")]
    [InlineData("/.search", "/", ".")]
    [InlineData("/docs/named", "/docs/a", "a")]
    public void Names_inside_the_base_folder_are_relative(string index, string path, string stored)
    {
        Assert.Equal(stored, IndexLocation.At(index).ToStored(path));
        Assert.Equal(path, IndexLocation.At(index).ToFull(stored));
    }

    [Fact]
    public void The_nearest_index_above_serves_a_folder()
    {
        using var folder = new TempFolder();
        var inner = folder.MakeFolder("a/b/c");
        Assert.Null(IndexLocation.FindFrom(inner));

        folder.Write(".search/main/segments_2", "");
        Assert.Equal(folder[".search"], IndexLocation.FindFrom(inner)?.Folder);
        Assert.Equal(folder[".search"], IndexLocation.FindFrom(folder.FullPath)?.Folder);
        Assert.Equal(folder[".search"], IndexLocation.FindFrom(folder["not/there"])?.Folder);

        folder.Write("a/b/.search/main/segments_2", "");
        Assert.Equal(folder["a/b/.search"], IndexLocation.FindFrom(inner)?.Folder);
        Assert.Equal(folder[".search"], IndexLocation.FindFrom(folder["a"])?.Folder);
    }

    [Fact]
    public void A_folder_in_which_nothing_was_committed_is_no_index()
    {
        using var folder = new TempFolder();
        folder.Write("a/.search/main/write.lock", "");
        Assert.Null(IndexLocation.FindFrom(folder["a"]));
    }
}
