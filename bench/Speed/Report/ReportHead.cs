using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Report;

namespace DocumentSearch.Speed.Report;

/// <summary>What was measured, when and on what.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="FinishedUtc">When.</param>
/// <param name="Revision">The source.</param>
internal sealed record ReportHead(Machine Machine, DateTime FinishedUtc, string Revision)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>This machine, now.</summary>
    public static ReportHead Now() => new(Machine.Here, DateTime.UtcNow, EndToEnd.Report.Revision.Of(Workspace.FindRepository()));

    /// <summary>The heading of a report in Markdown.</summary>
    public string Text(string title) => string.Create(
        CultureInfo.InvariantCulture,
        $"# {title}, {RunName}\n\n{Machine.Cores} cores, {Machine.MemoryGigabytes:F0} GB, {Machine.System} {Machine.Architecture}, {Machine.Runtime}; source {Revision}.\n");

    /// <summary>Writes a report and its raw figures, and prints the report.</summary>
    /// <param name="folder">Where to; null means a folder under bench/runs.</param>
    /// <param name="name">Name of the files.</param>
    /// <param name="text">The report.</param>
    /// <param name="raw">What becomes the JSON, beside this head.</param>
    /// <returns>The folder.</returns>
    public string Keep(string? folder, string name, string text, object raw)
    {
        folder ??= Path.Combine(Workspace.FindRepository(), "bench", "runs", RunName);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".md"), text);
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(new { Machine, FinishedUtc, Revision, Results = raw }, Json) + "\n");
        Console.Error.WriteLine($"report: {folder}");
        Console.Out.Write(text);
        return folder;
    }

    private string RunName => FinishedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + Machine.Name;
}
