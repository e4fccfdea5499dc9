using DocumentSearch.Testing;

namespace DocumentSearch.IndexFormat.Tests;

public sealed class SnapshotLeaseTests : IDisposable
{
    private readonly IndexedFolder _folder = IndexedFolder.Of(("a.txt", "apple"));
    private readonly SetClock _clock = new();

    private string Leases => Path.Combine(_folder.Location.Folder, "leases");

    [Fact]
    public void A_lease_counts_for_its_time()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(Take(snapshot, minutes: 10));
        Assert.Equal([snapshot.Commit], Live());

        _clock.Advance(minutes: 9);
        Assert.Equal([snapshot.Commit], Live());
        _clock.Advance(minutes: 1);
        Assert.Empty(Live());
    }

    [Fact]
    public void A_lease_is_prolonged_and_never_shortened()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(Take(snapshot, minutes: 10));
        _clock.Advance(minutes: 5);
        Assert.True(Take(snapshot, minutes: 10));
        Assert.True(Take(snapshot, minutes: 1));

        _clock.Advance(minutes: 9);
        Assert.Equal([snapshot.Commit], Live());
        Assert.Equal(["main.1"], Directory.GetFiles(Leases).Select(Path.GetFileName));
    }

    [Fact]
    public void Nobody_has_a_commit_kept_for_more_than_an_hour()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(SnapshotLease.Take(snapshot, TimeSpan.MaxValue, _clock));
        _clock.Advance(minutes: 59);
        Assert.NotEmpty(Live());
        _clock.Advance(minutes: 1);
        Assert.Empty(Live());

        Assert.False(SnapshotLease.Take(snapshot, TimeSpan.Zero, _clock));
        Assert.False(SnapshotLease.Take(snapshot, TimeSpan.MinValue, _clock));
        Assert.Empty(Live());
    }

    [Fact]
    public void Of_more_than_32_commits_those_are_kept_whose_leases_end_last()
    {
        for (var commit = 1; commit <= SnapshotLease.MaxCommits + 2; commit++)
            Write($"main.{commit}", $"{_clock.GetUtcNow().UtcDateTime.AddMinutes(commit):O}\n");

        Assert.Equal(Enumerable.Range(3, SnapshotLease.MaxCommits), Live().Select(commit => (int)commit.Number).Order());
    }

    [Fact]
    public void A_clock_that_is_set_back_or_ahead_ends_leases()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(Take(snapshot, minutes: 60));
        _clock.Advance(minutes: -1);
        Assert.NotEmpty(Live());
        _clock.Advance(minutes: -10);
        Assert.Empty(Live());
        Assert.True(Take(snapshot, minutes: 1));
        Assert.NotEmpty(Live());
        _clock.Advance(minutes: 1_000_000);
        Assert.Empty(Live());
    }

    [Theory]
    [InlineData("main.1", "")]
    [InlineData("main.1", "soon\n")]
    [InlineData("main.1", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    [InlineData("main.1", "2026-05-01T12:30:15.1234567\n")]
    [InlineData("main.1", "9999-12-31T23:59:59.9999999Z\n")]
    [InlineData("main.1", "0001-01-01T00:00:00.0000000Z\n")]
    [InlineData("main.01", "TIME")]
    [InlineData("main.0", "TIME")]
    [InlineData("main.-1", "TIME")]
    [InlineData("main.9999999999999999999", "TIME")]
    [InlineData("main.", "TIME")]
    [InlineData("main", "TIME")]
    [InlineData("other.1", "TIME")]
    [InlineData("main.1.0badcafe.new", "TIME")]
    [InlineData("main.1/main.1", "TIME")]
    public void What_is_no_lease_keeps_nothing_and_harms_nobody(string name, string content)
    {
        Write(name, content.Replace("TIME", $"{_clock.GetUtcNow().UtcDateTime.AddMinutes(5):O}\n", StringComparison.Ordinal));
        Assert.Empty(Live());

        _folder.Files.Write("b.txt", "banana");
        _folder.Update();
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(Take(snapshot, minutes: 5));
        Assert.Equal([snapshot.Commit], Live());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_gives_no_lease()
    {
        File.WriteAllText(Leases, "no folder");
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.False(Take(snapshot, minutes: 5));
        Assert.Empty(Live());
        Assert.Equal("no folder", File.ReadAllText(Leases));
    }

    [Fact]
    public void An_index_that_cannot_be_written_gives_no_lease()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "this user may write everything");
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.False(Take(snapshot, minutes: 5));
        }
        finally
        {
            SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void It_is_too_late_for_a_commit_that_is_gone()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        _folder.Files.Write("b.txt", "banana");
        _folder.Update();

        Assert.False(Take(snapshot, minutes: 5));
        Assert.False(Take(snapshot, minutes: 5));
        Assert.Null(IndexSnapshot.TryOpenLeased(_folder.Location, snapshot.Commit));
        Assert.False(Directory.Exists(Leases));
    }

    [Fact]
    public void A_lease_that_has_ended_is_taken_again_unless_a_writer_may_be_deleting_the_commit()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(Take(snapshot, minutes: 20));
        // The updater's clock is the system's, at which the lease has begun.
        _folder.Files.Write("b.txt", "banana");
        _folder.Update();
        _clock.Advance(minutes: 30);
        using (WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.False(Take(snapshot, minutes: 5));

        _clock.Advance(minutes: 30);
        Assert.True(Take(snapshot, minutes: 5));
        using (WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.True(Take(snapshot, minutes: 10));

        using var last = IndexSnapshot.Open(_folder.Location);
        using (WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.True(Take(last, minutes: 5));
    }

    [Fact]
    public void A_commit_that_was_cut_off_has_taken_nobodys_place()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        _folder.Files.Write(".search/main/segments_2", "half of a commit");
        using (WriterLock.Take(_folder.Location, TimeSpan.Zero, null, CancellationToken.None))
            Assert.True(Take(snapshot, minutes: 5));
    }

    [Fact]
    public void What_is_of_no_use_any_more_is_cleared_away_and_nothing_else()
    {
        using var snapshot = IndexSnapshot.Open(_folder.Location);
        Assert.True(Take(snapshot, minutes: 5));
        Write("main.7", "2026-05-01T12:30:15.1234567Z\n");
        Write("main-3.1", "of a generation that is gone");
        File.SetLastWriteTimeUtc(Write("main.1.00000001.new", "half"), _clock.GetUtcNow().UtcDateTime.AddHours(-2));
        File.SetLastWriteTimeUtc(Write("main.1.00000002.new", "half"), _clock.GetUtcNow().UtcDateTime.AddHours(2));
        Write("main.1.00000003.new", "half");
        Write("mine.txt", "somebody's");
        SnapshotLease.Clear(_folder.Location, _clock);
        Assert.Equal(["main.1", "main.1.00000003.new", "mine.txt"], Directory.GetFiles(Leases).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        SnapshotLease.Remove(_folder.Location);
        Assert.Equal(["mine.txt"], Directory.GetFiles(Leases).Select(Path.GetFileName));
        File.Delete(Path.Combine(Leases, "mine.txt"));
        SnapshotLease.Remove(_folder.Location);
        Assert.False(Directory.Exists(Leases));
    }

    [Fact]
    public void A_backup_needs_no_lease()
    {
        new BackupMark("/elsewhere/.search", DateTime.UnixEpoch).Write(_folder.Location.Folder);
        using var snapshot = IndexSnapshot.Open(IndexLocation.At(_folder.Location.Folder));
        Assert.True(Take(snapshot, minutes: 5));
        Assert.False(Directory.Exists(Leases));
    }

    [Theory]
    [InlineData("main", 1, true)]
    [InlineData("main", 2, false)]
    [InlineData("main", 0, false)]
    [InlineData("main", -1, false)]
    [InlineData("main-2", 1, false)]
    [InlineData("../.search/main", 1, false)]
    [InlineData("", 1, false)]
    public void Only_a_commit_that_is_there_is_opened(string generation, long number, bool isThere)
    {
        using var snapshot = IndexSnapshot.TryOpenLeased(_folder.Location, new CommitName(generation, number));
        Assert.Equal(isThere, snapshot is not null);
        Assert.Equal(isThere ? "main.1" : null, snapshot?.Commit.ToString());
    }

    [Theory]
    [InlineData("main.1", true)]
    [InlineData("main-2.123456789012345678", true)]
    [InlineData("main-2.1234567890123456789", false)]
    [InlineData("main.+1", false)]
    [InlineData("main. 1", false)]
    [InlineData("../main.1", false)]
    [InlineData(".1", false)]
    [InlineData("", false)]
    public void Names_of_commits_are_read_as_they_are_written(string text, bool isName)
    {
        Assert.Equal(isName ? text : null, CommitName.TryParse(text)?.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private bool Take(IndexSnapshot snapshot, double minutes) => SnapshotLease.Take(snapshot, TimeSpan.FromMinutes(minutes), _clock);

    private IReadOnlySet<CommitName> Live() => SnapshotLease.Live(_folder.Location, _clock);

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.Location.Folder, mode);
    }

    private string Write(string name, string content) => _folder.Files.Write($".search/leases/{name}", content);
}
