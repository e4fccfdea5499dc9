using DocumentSearch.Testing;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class BackupMarkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("/home/me/.search")]
    [InlineData("/.search")]
    [InlineData("/two words/ä\nline/.search")]
    [InlineData("/ends in a line break\n")]
    public void A_mark_is_read_as_it_was_written(string index)
    {
        var mark = new BackupMark(index, new DateTime(2026, 5, 1, 12, 30, 15, 123, DateTimeKind.Utc).AddTicks(4567));
        mark.Write(_folder.FullPath);
        var read = BackupMark.Read(_folder.FullPath);

        Assert.Equal(mark, read);
        Assert.Equal((DateTimeKind.Utc, Path.GetDirectoryName(index)), (read!.Taken.Kind, read.BaseFolder));
        Assert.Equal((read, read.BaseFolder), (IndexLocation.At(_folder.FullPath).Backup, IndexLocation.At(_folder.FullPath).BaseFolder));
    }

    [Fact]
    public void An_index_without_a_mark_is_no_backup()
    {
        _folder.MakeFolder("backup");
        Assert.Null(BackupMark.Read(_folder.FullPath));
        var location = IndexLocation.At(_folder["x/.search"]);
        Assert.Equal((null, _folder["x"]), (location.Backup, location.BaseFolder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("taken yesterday\nindex relative/.search\n")]
    [InlineData("index /home/me/.search\ntaken 2026-05-01T12:30:15.0000000Z\n")]
    [InlineData("\0\u0001\n\n\n")]
    public void Whatever_stands_in_a_mark_its_folder_is_a_backup(string text)
    {
        _folder.Write("kept/.search/backup", text);
        var location = IndexLocation.At(_folder["kept/.search"]);
        Assert.NotNull(location.Backup);
        Assert.Equal(_folder["kept"], location.BaseFolder);
    }

    public void Dispose() => _folder.Dispose();
}
