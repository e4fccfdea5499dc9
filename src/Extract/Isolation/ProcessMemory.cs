using System.Diagnostics;
using System.Globalization;

namespace DocumentSearch.Extract.Isolation;

/// <summary>How much memory another process takes.</summary>
internal static class ProcessMemory
{
    private const string Anonymous = "RssAnon:";

    /// <summary>Bytes of its own, without pages of files; 0 if that cannot be told, as of a process that is gone.</summary>
    internal static long OfProcess(int id)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OfStatus(id) : OfCounter(id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            return 0;
        }
    }

    private static long OfStatus(int id)
    {
        foreach (var line in File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")))
        {
            // the value is in kB, as in "RssAnon:	    2048 kB"
            if (line.StartsWith(Anonymous, StringComparison.Ordinal))
                return long.Parse(line.AsSpan(Anonymous.Length).Trim().TrimEnd("kB"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
        }

        return 0;
    }

    private static long OfCounter(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.PrivateMemorySize64;
    }
}
