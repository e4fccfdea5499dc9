using System.CommandLine;
using System.CommandLine.Parsing;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary>The options that say how much of what is found is shown, and in which order.</summary>
internal sealed class AnswerOptions
{
    private const int DefaultTop = 10;
    private const int MaxCount = 10_000;
    private const int MinLength = 20;
    private const int MaxContext = 1000;
    private const string Document = "document";
    private const string Passage = "passage";

    private readonly Option<int?> _top = CountOption.Create("--top", "-n", $"Hits to show (default: {DefaultTop})", 1, MaxCount);
    private readonly Option<int?> _offset = CountOption.Create("--offset", null, "Best hits to leave out first (default: 0)", 0, SearchRequest.MaxHits);
    private readonly Option<int?> _passages = CountOption.Create("--passages", "-p", "Passages a hit, at most (default: 3, more if there are few hits)", 1, MaxCount);
    private readonly Option<int?> _length = CountOption.Create(
        "--passage-length", null, $"UTF-16 units a passage grows to, a quarter more at most (default: {SearchRequest.UsualPassageLength})", MinLength, MaxCount);
    private readonly Option<int?> _context = CountOption.Create("--context", "-C", "Show N lines before and after each passage too", 0, MaxContext);
    private readonly Option<string> _by = new("--by") { Description = "document (default), or passage: each hit is the best of all passages", HelpName = "WHAT" };
    private readonly Option<string> _sort = SortOption.Create();
    private readonly Option<bool> _reverse = new("--reverse") { Description = "Turn the order round" };
    private readonly Option<bool> _expand = new("--expand") { Description = "Look also for words that the best hits have in common: more hits, and more of them beside the point" };
    private readonly Option<bool> _facets = new("--facets") { Description = "Count what matches by type, folder and year" };
    private readonly Option<bool> _explain = new("--explain") { Description = "Say what the score of each hit is made of" };
    private readonly Option<bool> _pages = new("--pages") { Description = "Give a cursor for the hits behind those shown" };

    public AnswerOptions(Command command)
    {
        foreach (var option in new Option[] { _top, _offset, _passages, _length, _context, _by, _sort, _reverse, _expand, _facets, _explain, _pages })
            command.Add(option);

        _by.CompletionSources.Add(Document, Passage);
        _by.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: not (Document or Passage) } token])
                result.AddError($"--by: '{token.Value}' is not {Document} or {Passage}");
        });
        command.Validators.Add(Check);
    }

    /// <summary>Those that a cursor holds already.</summary>
    public IEnumerable<Option> Settled => [_offset, _by, _sort, _reverse, _expand];

    /// <summary>A request with what the options say.</summary>
    public SearchRequest Of(ParseResult parsed, SearchRequest request) => request with
    {
        Top = parsed.GetValue(_top) ?? DefaultTop,
        Offset = parsed.GetValue(_offset) ?? 0,
        PassagesPerHit = parsed.GetValue(_passages),
        PassageLength = parsed.GetValue(_length) ?? SearchRequest.UsualPassageLength,
        ContextLines = parsed.GetValue(_context),
        ByPassage = parsed.GetValue(_by) == Passage,
        Order = SortOption.Of(parsed.GetValue(_sort)),
        Reverse = parsed.GetValue(_reverse),
        Expand = parsed.GetValue(_expand),
        Facets = parsed.GetValue(_facets),
        Explain = parsed.GetValue(_explain),
        GiveCursor = parsed.GetValue(_pages),
    };

    /// <summary>The request of a cursor, with what the options say otherwise.</summary>
    public SearchRequest Continued(ParseResult parsed, SearchRequest page) => page with
    {
        Top = parsed.GetValue(_top) ?? page.Top,
        PassagesPerHit = parsed.GetValue(_passages) ?? page.PassagesPerHit,
        PassageLength = parsed.GetValue(_length) ?? page.PassageLength,
        ContextLines = parsed.GetValue(_context),
        Facets = parsed.GetValue(_facets),
        Explain = page.Explain || parsed.GetValue(_explain),
    };

    private void Check(CommandResult result)
    {
        if (result.GetValue(_expand) && SortOption.Of(result.GetValue(_sort)) != HitOrder.Score)
            result.AddError("--expand finds more by its score; it cannot be given with another --sort");

        Option[] ofDocuments = [_passages, _sort, _reverse, _explain, _pages];
        if (result.GetValue(_by) == Passage && Array.Find(ofDocuments, o => result.GetResult(o) is { Implicit: false }) is { } other)
            result.AddError($"--by passage orders passages; {other.Name} is of documents and cannot be given with it");
    }
}
