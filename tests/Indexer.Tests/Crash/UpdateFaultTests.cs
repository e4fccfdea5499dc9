using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Crash;

/// <summary>Updates on a disk that fails, at every single operation that writes.</summary>
public sealed class UpdateFaultTests
{
    private const int Tries = 50;
    private const int MostlyReached = 200;

    [Theory]
    [InlineData(IndexStart.New)]
    [InlineData(IndexStart.Changed)]
    [InlineData(IndexStart.Outdated)]
    public void A_disk_that_is_full_breaks_nothing(IndexStart start) => FailAtEach(start, DiskFault.Full, isLasting: true);

    [Theory]
    [InlineData(IndexStart.New)]
    [InlineData(IndexStart.Changed)]
    [InlineData(IndexStart.Outdated)]
    [InlineData(IndexStart.Changed, true)]
    public void A_single_error_of_the_disk_breaks_nothing(IndexStart start, bool gathers = false) =>
        FailAtEach(start, DiskFault.InputOutput, isLasting: false, gathers);

    [Theory]
    [InlineData(IndexStart.New)]
    [InlineData(IndexStart.Changed)]
    [InlineData(IndexStart.Outdated)]
    public void Writes_that_are_cut_short_break_nothing(IndexStart start) => FailAtEach(start, DiskFault.ShortWrite, isLasting: true);

    [Theory]
    [InlineData(IndexStart.New, DiskFault.Full, false)]
    [InlineData(IndexStart.Changed, DiskFault.ShortWrite, false)]
    [InlineData(IndexStart.Changed, DiskFault.InputOutput, true)]
    [InlineData(IndexStart.Outdated, DiskFault.ShortWrite, false)]
    [InlineData(IndexStart.Changed, DiskFault.InputOutput, false, true)]
    public void Nor_does_a_failure_while_several_threads_write(IndexStart start, DiskFault fault, bool isLasting, bool gathers = false)
    {
        using var folder = ChangedFolder.Of(start);
        var chance = new Random(1);
        for (var i = 0; i < Tries; i++)
            Try(folder, new FailingDisk(1 + chance.Next(MostlyReached), fault, isLasting), threads: 4, gathers);
    }

    private static void FailAtEach(IndexStart start, DiskFault fault, bool isLasting, bool gathers = false)
    {
        using var folder = ChangedFolder.Of(start);
        FailingDisk disk;
        var at = 0;
        do
        {
            disk = new FailingDisk(++at, fault, isLasting);
            Try(folder, disk, threads: 1, gathers);
        }
        while (disk.At is not null);

        Assert.InRange(at, 80, 2000);
        Assert.Empty(folder.MappedFiles());
        TestContext.Current.TestOutputHelper?.WriteLine($"{at - 1} operations");
    }

    private static void Try(ChangedFolder folder, FailingDisk disk, int threads, bool gathers)
    {
        folder.Reset();
        var failure = Record.Exception(() => folder.UpdateOn(segments => new DiskDirectory(IndexDirectory.Open(segments), disk), threads, gathers));
        var what = $"failed at {disk.At}: {failure}";
        if (failure is not null)
            Assert.True(failure is IndexException { Kind: IndexErrorKind.NotWritable }, what);
        else // What cannot be deleted is deleted later.
            Assert.True(disk.At is null or { Operation: WriteOperation.Delete }, what);

        Assert.True(folder.OpenFiles().Count == 0, $"{what}\n{string.Join('\n', folder.OpenFiles())}");
        if (failure is null)
            folder.AssertIsComplete(what);
        else if (folder.Location.Exists || folder.Before is not null)
            folder.AssertIsOnTheWay(what);
        else
            Assert.Equal(IndexErrorKind.Missing, Assert.Throws<IndexException>(() => IndexContent.Read(folder.Location)).Kind);

        folder.Update();
        folder.AssertIsComplete(what);
    }
}
