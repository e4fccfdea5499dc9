using DocumentSearch.Extract.Isolation;

namespace DocumentSearch.Extract.Tests.Isolation;

public sealed class WorkerExtractionTests : IDisposable
{
    private static readonly WorkerCommand Command = new(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "DocumentSearch.MisbehavingWorker.exe" : "DocumentSearch.MisbehavingWorker"), []);

    private static readonly ExtractLimits Limits = ExtractLimits.Default with { Time = TimeSpan.FromSeconds(60) };

    private readonly WorkerExtraction _workers = new(Command);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public void One_worker_reads_many_files()
    {
        var processes = Enumerable.Range(0, 5).Select(_ => Detail("answer")).ToHashSet(StringComparer.Ordinal);

        Assert.Single(processes);
        Assert.Equal(0, _workers.Deaths);
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("crash-within")]
    [InlineData("overflow")]
    [InlineData("babble")]
    public void A_worker_that_dies_costs_its_file_and_says_so(string name)
    {
        var skipped = Skipped(name);

        Assert.Equal(SkipReason.Corrupt, skipped.Reason);
        Assert.StartsWith("its parser crashed (", skipped.Detail, StringComparison.Ordinal);
        Assert.Equal(1, _workers.Deaths);
        Assert.Equal(SkipReason.NoText, Skipped("answer").Reason);
    }

    [Fact]
    public void What_came_before_a_death_is_kept()
    {
        var embedded = new List<EmbeddedFile>();

        _workers.Extract("", "crash-within", Limits, embedded.Add, TestContext.Current.CancellationToken);

        Assert.Equal("first.txt", Assert.Single(embedded).Name);
    }

    [Fact]
    public void A_worker_that_takes_too_long_is_killed()
    {
        var skipped = Skipped("hang", Limits with { Time = TimeSpan.FromSeconds(0.3) });

        Assert.Equal(new ExtractResult.Skipped(SkipReason.TimeLimit, "reading it takes longer than 0.3 s"), skipped);
        Assert.Equal(SkipReason.NoText, Skipped("answer").Reason);
    }

    [Fact]
    public void A_worker_that_takes_too_much_memory_is_killed()
    {
        var skipped = Skipped("eat", Limits with { MaxMemoryBytes = 200 << 20 });

        Assert.Equal(new ExtractResult.Skipped(SkipReason.MemoryLimit, "reading it takes more than 200 MB of memory"), skipped);
    }

    [Fact]
    public void What_a_worker_complains_of_holds_nobody_up() => Assert.Equal(SkipReason.NoText, Skipped("shout").Reason);

    [Fact]
    public void A_cancelled_file_ends_its_worker()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() => _workers.Extract("", "hang", Limits, static _ => { }, cancel.Token));
    }

    [Fact]
    public void A_fault_of_whoever_takes_the_files_is_its_own()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => _workers.Extract(
            "", "crash-within", Limits, static _ => throw new InvalidOperationException("mine"), TestContext.Current.CancellationToken));

        Assert.Equal("mine", thrown.Message);
        Assert.Equal(0, _workers.Deaths);
    }

    [Fact]
    public void An_executable_that_cannot_be_run_is_told()
    {
        using var workers = new WorkerExtraction(new WorkerCommand("/no/such/worker", []));

        var thrown = Assert.Throws<TextReadException>(() => workers.Extract("", "answer", Limits, static _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal(SkipReason.Unreadable, thrown.Reason);
        Assert.Contains("/no/such/worker", thrown.Message, StringComparison.Ordinal);
    }

    private string Detail(string name) => Skipped(name).Detail;

    private ExtractResult.Skipped Skipped(string name, ExtractLimits? limits = null) =>
        Assert.IsType<ExtractResult.Skipped>(_workers.Extract("", name, limits ?? Limits, static _ => { }, TestContext.Current.CancellationToken));
}
