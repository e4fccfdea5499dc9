using System.CommandLine;

namespace DocumentSearch.Cli.Verbs;

/// <summary>The options that name a place in a document: <c>--page</c>, <c>--slide</c> and <c>--sheet</c>, of which one can be given.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string> _page = new("--page") { Description = "A page: its number, or what the document calls it", HelpName = "PAGE" };
    private readonly Option<string> _slide = new("--slide") { Description = "A slide: its number or title", HelpName = "SLIDE" };
    private readonly Option<string> _sheet = new("--sheet") { Description = "A sheet, or a cell of it: its name or number, and !B7", HelpName = "SHEET[!CELL]" };

    public PlaceOptions(Command command)
    {
        command.Add(_page);
        command.Add(_slide);
        command.Add(_sheet);
        command.Validators.Add(result =>
        {
            if (new[] { _page, _slide, _sheet }.Count(o => result.GetValue(o) is not null) > 1)
                result.AddError("only one of --page, --slide and --sheet can be given");
        });
    }

    /// <summary>The place; null if none is named.</summary>
    public AskedPlace? Of(ParseResult parsed) =>
        parsed.GetValue(_page) is { } page ? AskedPlace.Page(page)
        : parsed.GetValue(_slide) is { } slide ? AskedPlace.Slide(slide)
        : parsed.GetValue(_sheet) is { } sheet ? AskedPlace.Sheet(sheet)
        : null;
}
