using System.Globalization;
using System.Text;
using System.Text.Json;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Speed.Indexes;
using DocumentSearch.Speed.Synthetic;

namespace DocumentSearch.Speed.Instructions;

/// <summary>Counts the instructions of a few commands on a fixed small index, and compares them with what was counted before.</summary>
/// <param name="Search">The command.</param>
/// <param name="Index">An index to ask; null makes one.</param>
/// <param name="Corpus">What its documents are learnt from; null looks for the usual archive.</param>
/// <param name="Runs">How often each is counted.</param>
internal sealed record InstructionCheck(string Search, string? Index, string? Corpus, int Runs)
{
    private const int Documents = 20_000;
    private const double Words = 100;

    private static readonly string[] Queries =
        ["window", "print window handle", "+print +window", "\"window handle\"", "wind*", "windwo~1", "memory allocation failure in a driver"];

    public IReadOnlyList<CountedCommand> Count()
    {
        var folder = Path.Combine(Workspace.WorkFolderOf(Workspace.FindRepository()), "instructions");
        var count = new InstructionCount(Search, folder);
        var index = Index ?? Made(folder);
        return [
            new CountedCommand("--version", Repeated(() => count.Of("--version"))),
            .. Queries.Select(query => new CountedCommand(query, Repeated(() => count.Of("for", query, "--no-refresh", "--index", index)))),
        ];
    }

    /// <summary>A table, with what each command took before if that is known.</summary>
    public static string Text(IReadOnlyList<CountedCommand> counted, IReadOnlyDictionary<string, long> before)
    {
        var table = new Table("command or query", "million instructions", "± %", "before", "÷ before");
        foreach (var command in counted)
        {
            var isKnown = before.TryGetValue(command.Name, out var known);
            table.Add(
                command.Name.Replace("|", "\\|", StringComparison.Ordinal), Number(command.Least / 1e6, "F2"), Number(command.Spread * 100, "F3"),
                isKnown ? Number(known / 1e6, "F2") : "-", isKnown ? Number((double)command.Least / known, "F4") : "-");
        }

        return new StringBuilder().Append('\n').Append(table).ToString();
    }

    /// <summary>The fewest instructions of each command, of an earlier report.</summary>
    /// <exception cref="BenchmarkException">It cannot be read.</exception>
    public static IReadOnlyDictionary<string, long> Before(string? report)
    {
        if (report is null)
            return new Dictionary<string, long>(StringComparer.Ordinal);

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(report));
            return json.RootElement.GetProperty("results").EnumerateArray().ToDictionary(
                static command => command.GetProperty("name").GetString()!, static command => command.GetProperty("least").GetInt64(), StringComparer.Ordinal);
        }
        catch (Exception problem) when (problem is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BenchmarkException($"{report}: is no report of instructions: {problem.Message}");
        }
    }

    private long[] Repeated(Func<long> count) => [.. Enumerable.Range(0, Runs).Select(_ => count())];

    // By one thread, so that documents stand in the same order each time.
    private string Made(string folder)
    {
        var (pack, index) = (Path.Combine(folder, "corpus.pack"), Path.Combine(folder, "index"));
        SyntheticCorpus.Write(SyntheticCorpus.Model(Corpus), pack, Documents, Words, seed: 1);
        if (Directory.Exists(index))
            Directory.Delete(index, recursive: true);

        OurIndex.Write(pack, index, threads: 1);
        return index;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
