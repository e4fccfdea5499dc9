using System.Collections.Concurrent;

namespace DocumentSearch.Extract.Isolation;

/// <summary>
/// Reads files in worker processes, each used for many files. A worker that takes too long or too much memory is killed, and one that
/// dies costs the file it was reading; the next file gets a new one.
/// </summary>
/// <param name="command">How a worker is started.</param>
public sealed class WorkerExtraction(WorkerCommand command) : IFileExtraction
{
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<WorkerProcess> _idle = [];
    private readonly ConcurrentDictionary<WorkerProcess, bool> _busy = [];
    private readonly ManualResetEventSlim _ended = new();
    private readonly Lock _gate = new();
    private Thread? _watch;
    private int _deaths;

    /// <summary>Workers that died or were killed.</summary>
    public int Deaths => _deaths;

    /// <inheritdoc/>
    public ExtractResult Extract(string fullPath, string name, ExtractLimits limits, Action<EmbeddedFile> embedded, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(embedded);
        cancel.ThrowIfCancellationRequested();
        var worker = Take(limits);
        var isSound = false;

        try
        {
            using var ending = cancel.Register(worker.Kill);
            Guarded(() =>
            {
                worker.Ask(fullPath, name, limits);
                return true;
            });
            var result = Receive(worker, limits, embedded);
            isSound = result is not ExtractResult.Skipped { Reason: SkipReason.MemoryLimit } && worker.MemoryBytes < limits.MaxMemoryBytes / 2;
            return result;
        }
        catch (WorkerDeathException)
        {
            cancel.ThrowIfCancellationRequested();
            Interlocked.Increment(ref _deaths);
            return Death(worker, limits);
        }
        finally
        {
            _busy.TryRemove(worker, out _);

            if (isSound && !cancel.IsCancellationRequested)
                _idle.Add(worker);
            else
                worker.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Set();
        _watch?.Join();

        while (_idle.TryTake(out var worker))
            worker.Dispose();

        _ended.Dispose();
    }

    private static ExtractResult Receive(WorkerProcess worker, ExtractLimits limits, Action<EmbeddedFile> embedded)
    {
        while (true)
        {
            var next = Receive(worker, limits);
            switch (next)
            {
                case EmbeddedFile file:
                    embedded(file);
                    break;
                case TextReadException unreadable:
                    throw unreadable;
                default:
                    return (ExtractResult)next;
            }
        }
    }

    /// <summary>The next answer, whole. Whatever else its taker fails of is no death of the worker.</summary>
    private static object Receive(WorkerProcess worker, ExtractLimits limits) => Guarded<object>(() => worker.Await(limits.Time) switch
    {
        ResultCodec.Message.Embedded => ResultCodec.ReadEmbedded(worker.Answer),
        ResultCodec.Message.Result => ResultCodec.ReadResult(worker.Answer),
        ResultCodec.Message.Unreadable => ResultCodec.ReadUnreadable(worker.Answer),
        _ => throw new InvalidDataException("a worker answers what nobody asked"),
    });

    private static T Guarded<T>(Func<T> exchange)
    {
        try
        {
            return exchange();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException or FormatException)
        {
            throw new WorkerDeathException(e);
        }
    }

    private static ExtractResult.Skipped Death(WorkerProcess worker, ExtractLimits limits) => worker.Killed switch
    {
        SkipReason.TimeLimit => new(SkipReason.TimeLimit, FormattableString.Invariant($"reading it takes longer than {limits.Time.TotalSeconds:0.#} s")),
        SkipReason.MemoryLimit => TextExtraction.OutOfMemory(limits),
        _ => new(SkipReason.Corrupt, $"its parser crashed ({worker.Ending})"),
    };

    private WorkerProcess Take(ExtractLimits limits)
    {
        if (!_idle.TryTake(out var worker))
            worker = Start(limits);

        _busy.TryAdd(worker, true);
        lock (_gate)
        {
            if (_watch is null)
            {
                _watch = new Thread(Watch) { IsBackground = true };
                _watch.Start();
            }
        }

        return worker;
    }

    private WorkerProcess Start(ExtractLimits limits)
    {
        try
        {
            return WorkerProcess.Start(command, limits.MaxMemoryBytes);
        }
        catch (IOException e)
        {
            throw new TextReadException(SkipReason.Unreadable, e);
        }
    }

    private void Watch()
    {
        while (!_ended.Wait(TimeBetweenLooks))
        {
            foreach (var worker in _busy.Keys)
                worker.Look();
        }
    }

    private sealed class WorkerDeathException(Exception cause) : Exception(cause.Message, cause);
}
