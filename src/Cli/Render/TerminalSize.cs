using System.Runtime.InteropServices;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// The width of the terminal. On Linux it is asked of the kernel: .NET's Console would first switch the terminal's keypad
/// mode, which leaves escape sequences in front of the results.
/// </summary>
internal static partial class TerminalSize
{
    private const int StandardOutput = 1;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>Columns, or 0 if nobody knows.</summary>
    public static int Columns()
    {
        if (!OperatingSystem.IsLinux())
            return Console.WindowWidth;

        return IoControl(StandardOutput, GetWindowSize, out var size) == 0 ? size.Columns : 0;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControl(int descriptor, nuint request, out WindowSize size);

    // struct winsize of asm-generic/termios.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
