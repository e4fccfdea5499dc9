using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Isolation;

/// <summary>A running worker, as the process sees it that asks it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int BufferBytes = 64 << 10;

    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly BinaryReader _answers;
    private readonly BinaryWriter _requests;
    private long _deadline = long.MaxValue; // ticks of the stopwatch
    private long _maxMemory = long.MaxValue;
    private int _killed; // one more than a skip reason; 0 if it was not

    private WorkerProcess(Process process)
    {
        _process = process;
        _answers = new BinaryReader(new BufferedStream(process.StandardOutput.BaseStream, BufferBytes), Encoding.UTF8);
        _requests = new BinaryWriter(new BufferedStream(process.StandardInput.BaseStream, BufferBytes), Encoding.UTF8);

        // A runtime that dies says a lot, and would wait for somebody to read it.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Why it was killed, if it was killed for going beyond a bound.</summary>
    internal SkipReason? Killed => _killed == 0 ? null : (SkipReason)(_killed - 1);

    /// <summary>Starts a worker.</summary>
    /// <exception cref="IOException">The executable cannot be run.</exception>
    internal static WorkerProcess Start(WorkerCommand command, long maxMemoryBytes)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // The heap stays below the bound on all memory, so that what goes beyond it fails by itself and says so.
        start.Environment["DOTNET_GCHeapHardLimit"] = (maxMemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";

        try
        {
            return new WorkerProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException($"{command.FileName}: cannot be run to read files: {e.Message}", e);
        }
    }

    /// <summary>Asks for a file.</summary>
    internal void Ask(string fullPath, string name, ExtractLimits limits)
    {
        Volatile.Write(ref _maxMemory, limits.MaxMemoryBytes);
        ResultCodec.WriteRequest(_requests, fullPath, name, limits);
    }

    /// <summary>Waits for the kind of the next answer, which is read from <see cref="Answer"/>.</summary>
    /// <exception cref="IOException">It died.</exception>
    internal ResultCodec.Message Await(TimeSpan longest)
    {
        Volatile.Write(ref _deadline, Stopwatch.GetTimestamp() + (long)(longest.TotalSeconds * Stopwatch.Frequency));
        var message = (ResultCodec.Message)_answers.ReadByte();
        Volatile.Write(ref _deadline, long.MaxValue);
        return message;
    }

    /// <summary>The rest of an answer.</summary>
    internal BinaryReader Answer => _answers;

    /// <summary>Kills it if it goes beyond a bound.</summary>
    internal void Look()
    {
        if (Stopwatch.GetTimestamp() > Volatile.Read(ref _deadline))
            Kill(SkipReason.TimeLimit);
        else if (MemoryBytes > Volatile.Read(ref _maxMemory))
            Kill(SkipReason.MemoryLimit);
    }

    /// <summary>Memory of its own, without what is only mapped from files; 0 if that cannot be told.</summary>
    internal long MemoryBytes => ProcessMemory.OfProcess(_process.Id);

    /// <summary>Kills it, without a reason of its own.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It is gone already.
        }
    }

    /// <summary>How it ended by itself, as far as it did.</summary>
    internal string Ending
    {
        get
        {
            if (!_process.WaitForExit(TimeToEnd))
                return "it does not answer";

            return _process.ExitCode > 128
                ? string.Create(CultureInfo.InvariantCulture, $"signal {_process.ExitCode - 128}")
                : string.Create(CultureInfo.InvariantCulture, $"status {_process.ExitCode}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Kill(SkipReason reason)
    {
        if (Interlocked.CompareExchange(ref _killed, (int)reason + 1, 0) == 0)
            Kill();
    }
}
