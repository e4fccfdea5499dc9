using DocumentSearch.Testing;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class WriterLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_lock_that_is_given_up_is_free_again()
    {
        using (Take())
        {
            Assert.True(WriterLock.IsHeld(Location));
            Assert.Equal(IndexErrorKind.Locked, Assert.Throws<IndexException>(Take).Kind);
        }

        Assert.False(WriterLock.IsHeld(Location));
        Take().Dispose();
    }

    [Fact]
    public void A_lock_that_is_removed_takes_its_file_along()
    {
        Assert.False(WriterLock.WasTaken(Location));
        var taken = Take();
        Assert.True(WriterLock.WasTaken(Location));
        taken.Remove();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullPath));
        Take().Dispose();
    }

    [Fact]
    public void A_lock_is_never_one_on_a_file_that_was_removed()
    {
        const int rounds = 3000;
        var stray = 0;
        var threads = Enumerable.Range(0, 3).Select(_ => new Thread(Run)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(0, stray);

        void Run()
        {
            for (var round = 0; round < rounds; round++)
            {
                try
                {
                    var taken = Take();
                    if (!WriterLock.WasTaken(Location))
                        Interlocked.Increment(ref stray);

                    taken.Remove();
                }
                catch (IndexException)
                {
                    // Another thread has it.
                }
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private IndexLocation Location => IndexLocation.At(_folder.FullPath);

    private WriterLock Take() => WriterLock.Take(Location, TimeSpan.Zero, null, CancellationToken.None);
}
