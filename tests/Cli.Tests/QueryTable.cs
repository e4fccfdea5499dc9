using System.Globalization;
using System.Text.RegularExpressions;

namespace DocumentSearch.Cli.Tests;

/// <summary>A row of the tables in docs/query-syntax.md; what its table has no column for is null.</summary>
public sealed record QueryRow(string Query, int Exit)
{
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What is typed behind the command, by which the row is told from others of its section.</summary>
    public string Typed => string.Join(' ', Options.Append(Query));

    public IReadOnlyList<string>? Marks { get; init; }

    public IReadOnlyList<string> FirstPassage { get; init; } = [];

    public IReadOnlyList<string> OtherPassages { get; init; } = [];

    /// <summary>Paths of the documents found, in order.</summary>
    public IReadOnlyList<string>? Documents { get; init; }
}

/// <summary>Documents that the page holds, and what is asked of them; none of them for what is asked of the seeds.</summary>
internal sealed record QuerySection(List<(string Name, string Text)> Files, List<QueryRow> Rows)
{
    public QueryRow Row(string typed) => Rows.Single(r => r.Typed == typed);

    public IEnumerable<TheoryDataRow<string>> Queries => Rows.Select(r => new TheoryDataRow<string>(r.Typed));
}

/// <summary>
/// Reads the tables of docs/query-syntax.md: those whose first column is the query and whose last is the exit status. Tables
/// behind fenced blocks that name a file are asked of these files, those before the first block of the seeds.
/// </summary>
internal static partial class QueryTable
{
    private const string Fence = "```";

    private static readonly Lazy<List<QuerySection>> Sections = new(Parse);

    public static QuerySection Seeds => Sections.Value[0];

    public static QuerySection Notes => Sections.Value[1];

    public static QuerySection Letters => Sections.Value[2];

    public static QuerySection Reports => Sections.Value[3];

    public static QuerySection Pages => Sections.Value[4];

    private static List<QuerySection> Parse()
    {
        List<QuerySection> sections = [new([], [])];
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "query-syntax.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (NamedFence().Match(lines[i]) is { Success: true } fence)
            {
                if (sections[^1].Rows.Count > 0)
                    sections.Add(new QuerySection([], []));

                var end = Array.IndexOf(lines, Fence, i);
                sections[^1].Files.Add((fence.Groups["name"].Value, string.Join('\n', lines[(i + 1)..end]) + "\n"));
                i = end;
            }
            else if (Cells(lines[i]) is ["query", .., "exit"] header)
            {
                for (i += 2; i < lines.Length && lines[i].StartsWith('|'); i++)
                    sections[^1].Rows.Add(ParseRow(header, Cells(lines[i])));
            }
        }

        return sections;
    }

    private static QueryRow ParseRow(string[] header, string[] cells)
    {
        Assert.Equal(header.Length, cells.Length);
        List<string>? Column(string name) => Array.IndexOf(header, name) is >= 0 and var at ? Codes(cells[at]) : null;
        return new QueryRow(Assert.Single(Codes(cells[0])), int.Parse(cells[^1], CultureInfo.InvariantCulture))
        {
            Options = Column("options") is [var options] ? options.Split(' ') : [],
            Marks = Column("marks"),
            FirstPassage = Column("first passage") ?? [],
            OtherPassages = Column("other passages") ?? [],
            Documents = Column("documents"),
        };
    }

    private static string[] Cells(string line) => line.StartsWith('|')
        ? [.. CellBorder().Split(line.Trim('|')).Select(cell => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal))]
        : [];

    private static List<string> Codes(string cell) => [.. CodeSpan().Matches(cell).Select(m => m.Groups["code"].Value)];

    [GeneratedRegex("^```[a-z]+ (?<name>.+)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NamedFence();

    [GeneratedRegex("`(?<code>[^`]*)`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 10_000)]
    private static partial Regex CellBorder();
}
