using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DocumentSearch.Indexer.Watch;

/// <summary>inotify(7) of Linux: one queue of events for any number of folders. Several threads may add to them, and one reads.</summary>
internal sealed partial class Inotify : IDisposable
{
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const short Readable = 1;

    private const int NoSuchEntry = 2;
    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int NoPermission = 13;
    private const int NotADirectory = 20;
    private const int TooManyOfTheSystem = 23;
    private const int TooManyOpen = 24;
    private const int NoSpace = 28;
    private const int NameTooLong = 36;
    private const int TooManyLinks = 40;

    private readonly SafeFileHandle _queue;
    private readonly SafeFileHandle _wake;

    /// <summary>Opens a queue.</summary>
    /// <exception cref="IOException">The system has no more of them.</exception>
    public Inotify()
    {
        _queue = Opened(Init(NonBlocking | CloseOnExec));
        _wake = Opened(EventDescriptor(0, NonBlocking | CloseOnExec));
    }

    /// <summary>Watches a folder.</summary>
    /// <returns>The watch, or -1 if there is nothing to watch: no folder, or none that may be listed.</returns>
    /// <exception cref="IOException">The system has no more watches.</exception>
    public int Add(string folder, uint events)
    {
        var watch = AddWatch(_queue, folder, events);
        if (watch >= 0)
            return watch;

        return Marshal.GetLastPInvokeError() switch
        {
            NoSuchEntry or NotADirectory or NoPermission or NameTooLong or TooManyLinks => -1,
            NoSpace => throw new IOException("there are more folders than the system watches (fs.inotify.max_user_watches)"),
            var error => throw Failure(error),
        };
    }

    /// <summary>Waits until there are events, the time is up, or the token is cancelled; whichever it was, it may be early.</summary>
    public void Wait(TimeSpan timeout, CancellationToken cancel)
    {
        using var registration = cancel.UnsafeRegister(static self => ((Inotify)self!).Wake(), this);
        PollEntry[] entries = [new(_queue), new(_wake)];
        var milliseconds = (int)Math.Clamp(Math.Ceiling(timeout.TotalMilliseconds), 0, int.MaxValue);
        if (Poll(entries, (nuint)entries.Length, milliseconds) < 0 && Marshal.GetLastPInvokeError() is not Interrupted and var error)
            throw Failure(error);
    }

    /// <summary>Takes events from the queue without waiting, as they are laid out in <c>struct inotify_event</c>.</summary>
    /// <returns>The number of bytes; 0 if there are none.</returns>
    public int Read(byte[] buffer)
    {
        var length = (int)Read(_queue, buffer, (nuint)buffer.Length);
        if (length >= 0)
            return length;

        return Marshal.GetLastPInvokeError() is TryAgain or Interrupted ? 0 : throw Failure(Marshal.GetLastPInvokeError());
    }

    public void Dispose()
    {
        _queue.Dispose();
        _wake.Dispose();
    }

    private void Wake() => _ = Write(_wake, 1, sizeof(ulong));

    private static SafeFileHandle Opened(int descriptor) => descriptor >= 0
        ? new SafeFileHandle(descriptor, ownsHandle: true)
        : throw Failure(Marshal.GetLastPInvokeError());

    private static IOException Failure(int error) => new(error is TooManyOpen or TooManyOfTheSystem
        ? "the system has no more event queues (fs.inotify.max_user_instances) or open files"
        : $"file events failed (error {error})");

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    private static partial int Init(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddWatch(SafeFileHandle queue, string folder, uint events);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll([In, Out] PollEntry[] entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle queue, [Out] byte[] buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle queue, in ulong value, nuint length);

    // struct pollfd of poll.h.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct PollEntry(SafeFileHandle handle)
    {
        private readonly int _descriptor = (int)handle.DangerousGetHandle();
        private readonly short _events = Readable;
        private readonly short _returned;
    }
}
