using System.Runtime.InteropServices;

namespace DocumentSearch.EndToEnd.Report;

/// <summary>What the figures depend on, without saying whose machine it is.</summary>
internal sealed record Machine(int Cores, double MemoryGigabytes, string System, string Architecture, string Runtime)
{
    public static Machine Here { get; } = new(
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9),
        OperatingSystem.IsLinux() ? "linux" : "other",
        RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
        RuntimeInformation.FrameworkDescription);

    public string Name => $"{Cores}core-{System}";
}
