using System.Diagnostics;
using System.Globalization;
using DocumentSearch.Indexer;
using Spectre.Console;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// The progress of indexing on a terminal's standard error: bar, files, MB/s and time left. It appears only when the work
/// takes long enough to be wondered about.
/// </summary>
internal sealed class ProgressBar : IProgress<UpdateProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _finished = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly string _beginning;
    private readonly string _end;
    private Thread? _thread;
    private UpdateProgress _latest;

    private ProgressBar(string beginning, string end)
    {
        _beginning = beginning;
        _end = end;
    }

    /// <summary>A bar if a person looks at standard error, else nothing that is ever shown.</summary>
    /// <param name="beginning">What is done before the first file.</param>
    /// <param name="end">What is done after the last one.</param>
    public static ProgressBar OnTerminal(string beginning = "looking for changes", string end = "writing the index")
    {
        var bar = new ProgressBar(beginning, end);
        if (!Console.IsErrorRedirected)
        {
            bar._thread = new Thread(bar.Draw) { IsBackground = true };
            bar._thread.Start();
        }

        return bar;
    }

    public void Report(UpdateProgress value)
    {
        lock (_gate)
        {
            // Workers report in no order.
            if (value.Files >= _latest.Files)
                _latest = value;
        }
    }

    public void Dispose()
    {
        _finished.Set();
        _thread?.Join();
        _thread = null;
    }

    private UpdateProgress Latest
    {
        get
        {
            lock (_gate)
                return _latest;
        }
    }

    private void Draw()
    {
        if (_finished.Wait(Patience))
            return;

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .Start(context =>
            {
                var task = context.AddTask(_beginning);
                do
                {
                    var latest = Latest;
                    task.MaxValue = Math.Max(1, latest.TotalBytes);
                    task.Value = latest.TotalFiles == latest.Files && latest.TotalFiles > 0 ? task.MaxValue : latest.Bytes;
                    task.Description = Markup.Escape(Describe(latest));
                }
                while (!_finished.Wait(TimeSpan.FromMilliseconds(100)));
            });
    }

    private string Describe(UpdateProgress latest)
    {
        if (latest.TotalFiles == 0)
            return _beginning;

        if (latest.Files == latest.TotalFiles)
            return $"{Counted.Of(latest.Files, "file")}, {_end}";

        var seconds = Math.Max(0.001, _clock.Elapsed.TotalSeconds);
        var rate = latest.Bytes / seconds;
        var left = rate > 0 ? TimeSpan.FromSeconds((latest.TotalBytes - latest.Bytes) / rate) : TimeSpan.Zero;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{latest.Files:N0} of {Counted.Of(latest.TotalFiles, "file")}, {rate / 1e6:0.0} MB/s, {left:m\\:ss} left");
    }
}
