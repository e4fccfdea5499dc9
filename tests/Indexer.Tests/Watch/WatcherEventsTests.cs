using DocumentSearch.Indexer.Watch;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Watch;

/// <summary>The events that are used elsewhere than on Linux; they are to be had there too.</summary>
public sealed class WatcherEventsTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly TempFolder _files = new();

    [Fact]
    public void Whatever_happens_to_a_file_is_told()
    {
        _files.MakeFolder("docs/sub");
        AssertTold(() => _files.Write("docs/sub/a.txt", "apple"));
        AssertTold(() => File.AppendAllText(_files["docs/sub/a.txt"], "!"));
        AssertTold(() => _files.Move("docs/sub/a.txt", "docs/.hidden"));
        AssertTold(() => _files.Move("docs/.hidden", "docs/b.txt"));
        AssertTold(() => _files.Delete("docs/b.txt"));
    }

    [Theory]
    [InlineData("a.txt", true)]
    [InlineData("sub/deep/a.txt", true)]
    [InlineData("sub/.gitignore", true)]
    [InlineData(".hidden", false)]
    [InlineData("sub/.hidden", false)]
    [InlineData(".git/refs/main", false)]
    [InlineData("sub/.git/.gitignore", false)]
    [InlineData("kept", false)]
    [InlineData("kept/main/segments_1", false)]
    [InlineData("kept.txt", true)]
    public void What_is_hidden_or_of_the_index_does_not_matter(string name, bool matters)
    {
        using var events = WatcherEvents.Of([], _files["docs/kept"], hidden: false);
        Assert.Equal(matters, events.Matters(name, _files[$"docs/{name}"]));
    }

    [Theory]
    [InlineData(".hidden", true)]
    [InlineData(".config/.hidden", true)]
    [InlineData(".config/a.txt", true)]
    [InlineData(".gitignore", true)]
    [InlineData(".git", false)]
    [InlineData(".config/.git/HEAD", false)]
    [InlineData(".config/.search/main/segments_1", false)]
    [InlineData("kept/main/segments_1", false)]
    public void What_is_hidden_matters_where_it_was_chosen(string name, bool matters)
    {
        using var events = WatcherEvents.Of([], _files["docs/kept"], hidden: true);
        Assert.Equal(matters, events.Matters(name, _files[$"docs/{name}"]));
    }

    [Fact]
    public void A_folder_that_is_missing_cannot_be_watched() =>
        Assert.Throws<IOException>(() => WatcherEvents.Of([_files["nowhere"]], _files["kept"], hidden: false));

    [Fact]
    public void Waiting_ends_when_it_is_cancelled()
    {
        using var events = WatcherEvents.Of([_files.FullPath], _files["kept"], hidden: false);
        Assert.Equal(FolderHint.None, events.Wait(TimeSpan.FromDays(1), new CancellationToken(canceled: true)));
    }

    public void Dispose() => _files.Dispose();

    // Armed anew each time, because what one action leads to may be told in several events.
    private void AssertTold(Action action)
    {
        using var events = WatcherEvents.Of([_files["docs"]], _files["docs/kept"], hidden: false);
        action();
        Assert.True(SpinWait.SpinUntil(() => events.Wait(TimeSpan.FromMilliseconds(10), CancellationToken.None) == FolderHint.Changed, Guard));
    }
}
