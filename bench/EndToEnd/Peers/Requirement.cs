namespace DocumentSearch.EndToEnd.Peers;

/// <summary>Something an engine needs from the system.</summary>
/// <param name="Package">The Debian package that has it.</param>
/// <param name="Probe">A command on the PATH, or a full path whose file name may hold wildcards.</param>
internal sealed record Requirement(string Package, string Probe)
{
    /// <summary>The probe is asked, not the package manager: it may have been installed in another way.</summary>
    public bool IsMet => Find() is not null;

    public string? Find()
    {
        IEnumerable<string> folders = Path.IsPathRooted(Probe)
            ? [Path.GetDirectoryName(Probe)!]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, Path.GetFileName(Probe)))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
