namespace DocumentSearch.EndToEnd.Corpus;

/// <summary>
/// What someone might ask of Windows API documentation: three words each, none a stop word (the
/// engines do not share a stop list), from frequent ("window", "file") to rare ("deadlock").
/// </summary>
internal static class ColdQueries
{
    public static IReadOnlyList<string> All { get; } =
    [
        "asynchronous file read",
        "create named pipe",
        "enumerate running processes",
        "window message loop",
        "critical section deadlock",
        "registry key permissions",
        "print spooler driver",
        "bluetooth device discovery",
        "texture sampling filter",
        "certificate store enumeration",
    ];
}
