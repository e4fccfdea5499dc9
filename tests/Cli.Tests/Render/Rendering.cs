using System.Text;
using DocumentSearch.Cli.Render;
using DocumentSearch.Cli.Verbs;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>What a renderer makes of an answer, and what it should show.</summary>
internal static class Rendering
{
    public const int Width = 60;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly Freshness Fresh = new(3, "the disk is \e[31mfull", null);

    public static IndexLocation Location { get; } = IndexLocation.At("/nowhere/.search");

    public static string Of(Func<Output, IRenderer> renderer, SearchResponse response, ColorWhen color = ColorWhen.Never)
    {
        using var written = new MemoryStream();
        using (var output = new Output(written, isTerminal: true, color, Width))
            renderer(output).Render(response, Fresh);

        return Utf8.GetString(written.ToArray());
    }

    /// <summary>The line as it reads once written: half of a pair cannot be written.</summary>
    public static string Text(ShownText shown) => string.Concat(shown.Runs().Select(run => Text(shown, run)));

    public static IEnumerable<string> Marked(ShownText shown) => shown.Runs().Where(r => r.IsMarked).Select(run => Text(shown, run));

    private static string Text(ShownText shown, ShownRun run) => Utf8.GetString(Utf8.GetBytes(shown.Text[run.Start..run.End]));
}
