using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;

namespace DocumentSearch.EndToEnd;

/// <summary>How fast search indexes files of each type, and with how much memory; once each.</summary>
internal static class FormatRates
{
    private const int SomeUnread = 2; // exit code of the command if files could not be read
    private const string MixName = "All of these";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <param name="options">What was asked for.</param>
    /// <param name="formats">Folder with manifest.tsv and files/TYPE/.</param>
    public static void Run(BenchmarkOptions options, string formats)
    {
        string repository = Workspace.FindRepository();
        new AptPackages().Provide([new("time", "/usr/bin/time")]);
        var workspace = new Workspace(repository, Path.GetFullPath(formats));
        string search = Provide(options, workspace);
        IReadOnlyList<FormatSamples> types = FormatSamples.Read(workspace.CorpusFolder);
        var mix = new FormatSamples(MixName, [.. types.SelectMany(type => type.Files)]);

        List<FormatRate> rates = [.. types.Append(mix).Select(samples => Measure(samples.Name, samples.Fill, search, workspace))];
        // What a file costs besides its parser: plain text is read in the indexing process, HTML in workers.
        int tiny = rates[^1].Files;
        rates.Add(Measure("html of one line", folder => FormatSamples.FillTiny(folder, tiny, "html"), search, workspace));
        rates.Add(Measure("txt of one line", folder => FormatSamples.FillTiny(folder, tiny, "txt"), search, workspace));

        DateTime finished = DateTime.UtcNow;
        string version = ProcessRun.OrThrow(new Invocation(search, "--version")).Output.Trim();
        string name = finished.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + Machine.Here.Name;
        string report = TextOf(name, version, rates);
        string target = options.Out ?? Path.Combine(repository, "bench", "runs", name);
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "formats.md"), report);
        File.WriteAllText(
            Path.Combine(target, "formats.json"),
            JsonSerializer.Serialize(new { Machine = Machine.Here, FinishedUtc = finished, Search = version, Rates = rates }, Json) + "\n");
        Console.Error.WriteLine($"report: {target}");
        Console.Out.Write(report);
    }

    private static string Provide(BenchmarkOptions options, Workspace workspace)
    {
        if (options.Search is { } given)
            return Path.GetFullPath(given);

        var missing = new List<NotMeasured>();
        Preparation.Ready([new OurCommand()], workspace, options.SkipBuild, missing);
        return missing.Count == 0 ? OurCommand.Executable(workspace) : throw new BenchmarkException(missing[0].Reason);
    }

    private static FormatRate Measure(string name, Action<string> fill, string search, Workspace workspace)
    {
        Console.Error.WriteLine($"indexing {name}");
        string folder = Path.Combine(workspace.WorkFolder, "formats");
        string index = workspace.IndexFolder("formats");
        Delete(folder);
        Delete(index);
        Directory.CreateDirectory(folder);
        fill(folder);
        FileInfo[] files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        ProcessRun.OrThrow(new Invocation("sync"));

        using var memory = new MemoryWatch(search);
        // The work folder is ignored by git, and sample files may look like lists of what to ignore.
        var run = new Invocation(search, "index", folder, "--index", index, "--no-ignore-files", "--hidden", "--json");
        ResourceUse use = ResourceUse.Of(run, accepted: SomeUnread);
        using var done = JsonDocument.Parse(use.Run.Output);
        int Count(string of) => done.RootElement.GetProperty(of).GetInt32();

        // Copies must be read like any file, or the rate is that of looking at them.
        if (Count("added") != files.Length)
            throw new BenchmarkException($"{name}: {Count("added")} of {files.Length} files were indexed or skipped");
        Delete(folder);
        return new FormatRate(
            name, files.Length, files.Sum(file => file.Length), use.Run.Seconds, use.CpuSeconds,
            memory.MainMegabytes, memory.WorkerMegabytes, memory.Workers, Count("skipped"), Count("embedded"));
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static string TextOf(string name, string version, IReadOnlyList<FormatRate> rates)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Formats, {name}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"search {version}, natively compiled; {Machine.Here.Cores} cores, {Machine.Here.MemoryGigabytes:F0} GB, {Machine.Here.System} {Machine.Here.Architecture}.\n");
        text.Append("The good files of each type, copied until they are 1,000 files or 20 MB, indexed into a new index; file cache warm.\n");
        text.Append("One run each, not medians, on a machine that may be busy with other things: another run differs, that of the quickest rows the most.\n\n");
        var table = new Table(
            "type", "files", "MB", "s", "files/s", "MB/s", "CPU s", "CPU ms a file", "peak MB", "of a worker", "workers", "files within", "skipped");
        foreach (FormatRate rate in rates)
        {
            double megabytes = rate.Bytes / 1e6;
            table.Add(
                rate.Type, Number(rate.Files, "F0"), Number(megabytes, "F2"), Number(rate.Seconds, "F2"), Number(rate.Files / rate.Seconds, "F0"),
                Number(megabytes / rate.Seconds, "F2"), Number(rate.CpuSeconds, "F2"), Number(rate.CpuSeconds * 1000 / rate.Files, "F2"),
                Number(rate.MainMegabytes, "F0"), Number(rate.WorkerMegabytes, "F0"), Number(rate.Workers, "F0"),
                Number(rate.Within, "F0"), Number(rate.Skipped, "F0"));
        }

        text.Append(table).Append('\n');
        text.Append("Seconds and CPU seconds are of the whole command, its workers included. Peaks are resident memory, of the indexing process and of\n");
        text.Append("the largest worker. Workers: processes seen that read files, looked for every 5 ms. Files within: those in archives, mail and\n");
        text.Append("documents that were indexed as well. Skipped: files of which nothing is indexed, such as those without text.\n");
        FormatRate mix = rates[^3], html = rates[^2], txt = rates[^1];
        text.Append(CultureInfo.InvariantCulture, $"{MixName} take {mix.CpuSeconds / html.CpuSeconds:F0} times the CPU of as many HTML files of one line, which are read in workers too, and\n");
        text.Append(CultureInfo.InvariantCulture, $"{mix.CpuSeconds / txt.CpuSeconds:F0} times that of text files of one line, which are not.\n");
        return text.ToString();
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>One type, indexed once.</summary>
/// <param name="Type">As the table shows it.</param>
/// <param name="Files">How many there are.</param>
/// <param name="Bytes">As they lie on disk.</param>
/// <param name="Seconds">From starting the command to its end.</param>
/// <param name="CpuSeconds">Of the command and its workers.</param>
/// <param name="MainMegabytes">Most resident memory of the indexing process.</param>
/// <param name="WorkerMegabytes">Most resident memory of one worker; NaN if there was none.</param>
/// <param name="Workers">Processes that were started to read files, as far as they were seen.</param>
/// <param name="Skipped">Files of which nothing is indexed.</param>
/// <param name="Within">Files within the files that are indexed too.</param>
internal sealed record FormatRate(
    string Type, int Files, long Bytes, double Seconds, double CpuSeconds,
    double MainMegabytes, double WorkerMegabytes, int Workers, int Skipped, int Within);
