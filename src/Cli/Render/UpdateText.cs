using System.Globalization;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>What an update did, on standard error; what it would do, a line for each file on standard output.</summary>
internal sealed class UpdateText(Output output, IndexLocation location) : IUpdateRenderer
{
    public void Render(UpdateReport report) => UpdateLines.Write(report, location);

    public void Render(PlannedChanges planned)
    {
        if (planned.Rebuild)
            Messages.Notice("the index is of other rules and would be made anew");

        foreach (var fault in planned.Faults)
            Messages.Warning($"{DisplayPath.Of(fault.Path, location)}: {fault.Detail}");

        Lines("add", planned.Added);
        Lines("change", planned.Modified);
        foreach (var (from, to) in planned.Moved)
            output.Line($"move    {Shown(from)} -> {Shown(to)}");

        Lines("remove", planned.Removed);
        output.Flush();
        Messages.Notice(string.Create(
            CultureInfo.InvariantCulture,
            $"would add {planned.Added.Count:N0}, change {planned.Modified.Count:N0}, move {planned.Moved.Count:N0}, remove {planned.Removed.Count:N0}; {planned.Unchanged:N0} stay as they are ({Units.Bytes(planned.Bytes)} to read)"));
    }

    private void Lines(string what, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
            output.Line($"{what,-7} {Shown(path)}");
    }

    private string Shown(string path) => ShownText.KeepSpacing(DisplayPath.Of(path, location));
}
