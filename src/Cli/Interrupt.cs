using System.Runtime.InteropServices;

namespace DocumentSearch.Cli;

/// <summary>
/// Turns Ctrl-C and SIGTERM into a cancellation, so that work in hand is committed; a second one ends the process. Until the
/// token is first asked for, there is nothing to commit and the signals do what they always do.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _count;

    public CancellationToken Token
    {
        get
        {
            if (_registrations.Count == 0)
            {
                _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
                _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
            }

            return _source.Token;
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _count) > 1)
            return;

        context.Cancel = true;
        _source.Cancel();
    }
}
