using System.Text.RegularExpressions;

namespace DocumentSearch.Cli.Tests;

/// <summary>A row of the tables in docs/query-syntax.md.</summary>
public sealed record QueryRow(
    string Query, IReadOnlyList<string> Marks, IReadOnlyList<string> FirstPassage, IReadOnlyList<string> OtherPassages, int Exit);

/// <summary>
/// Reads the tables of docs/query-syntax.md: those whose first column is the query and whose last is the exit status. A table
/// behind a fenced block that names a file is asked of that file, one before it of the seeds.
/// </summary>
internal static partial class QueryTable
{
    private const string Header = "| query | marks | first passage | other passages | exit |";
    private const string Fence = "```";

    private static readonly Lazy<Content> Parsed = new(Parse);

    /// <summary>The rows asked of the seed document.</summary>
    public static IReadOnlyList<QueryRow> SeedRows => Parsed.Value.SeedRows;

    /// <summary>The rows asked of the document that the page itself holds.</summary>
    public static IReadOnlyList<QueryRow> NotesRows => Parsed.Value.NotesRows;

    /// <summary>That document.</summary>
    public static string Notes => Parsed.Value.Notes;

    private sealed record Content(List<QueryRow> SeedRows, List<QueryRow> NotesRows, string Notes);

    private static Content Parse()
    {
        var content = new Content([], [], "");
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "query-syntax.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith($"{Fence}text ", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, Fence, i);
                content = content with { Notes = string.Join('\n', lines[(i + 1)..end]) + "\n" };
                i = end;
            }
            else if (lines[i] == Header)
            {
                var rows = content.Notes.Length == 0 ? content.SeedRows : content.NotesRows;
                for (i += 2; i < lines.Length && lines[i].StartsWith('|'); i++)
                    rows.Add(ParseRow(lines[i]));
            }
        }

        return content;
    }

    private static QueryRow ParseRow(string line)
    {
        var cells = line.Trim('|').Split('|');
        Assert.Equal(5, cells.Length);
        return new QueryRow(
            Assert.Single(Codes(cells[0])), Codes(cells[1]), Codes(cells[2]), Codes(cells[3]),
            int.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static List<string> Codes(string cell) => [.. CodeSpan().Matches(cell).Select(m => m.Groups["code"].Value)];

    [GeneratedRegex("`(?<code>[^`]*)`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CodeSpan();
}
