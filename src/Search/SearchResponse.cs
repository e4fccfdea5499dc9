using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search;

/// <summary>The answer to a request.</summary>
/// <param name="Query">The query as typed.</param>
/// <param name="Total">Number of documents that match; the identical ones of a hit count each.</param>
/// <param name="Hits">The best of them, best first.</param>
/// <param name="Warnings">What was left out of the query, repaired in it, or could not be done, with the place in the query.</param>
/// <param name="Elapsed">Time taken, opening the index not included.</param>
public sealed record SearchResponse(
    string Query, int Total, IReadOnlyList<Hit> Hits, IReadOnlyList<QueryProblem> Warnings, TimeSpan Elapsed)
{
    /// <summary>Why the query cannot be answered; null if it was.</summary>
    public QueryProblem? Problem { get; init; }

    /// <summary>Number of better hits that were left out.</summary>
    public int Offset { get; init; }

    /// <summary>The query as it was understood, in one line that is a query of the same meaning.</summary>
    public string Understood { get; init; } = "";

    /// <summary>Whether there may be more documents that match than the total, since not all were counted (<see cref="SearchRequest.CountUpTo"/>).</summary>
    public bool IsTotalLeast { get; init; }

    /// <summary>
    /// Number of documents that match and hold all the words, where one of several is enough; null if the query says by itself
    /// which must be there, or if that was not asked for.
    /// </summary>
    public int? TotalWithAll { get; init; }

    /// <summary>Number of passages that were ordered, each of which is a hit; null where hits are documents.</summary>
    public int? Passages { get; init; }

    /// <summary>Whether the time was over before all was looked at: totals are then lower bounds, and better hits may be missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>A query with other words of the index that are like those typed, where few documents match; null if there is none.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>
    /// What <see cref="Searcher.Resume"/> takes to show the hits behind these, from the same snapshot, whatever happens to the
    /// index for the next quarter of an hour; null if there are none, if that was not asked for, or if the index cannot keep it.
    /// </summary>
    public string? NextCursor { get; init; }

    /// <summary>The words that were looked for besides, those that count most first; none if that was not asked for.</summary>
    public IReadOnlyList<string> AddedWords { get; init; } = [];

    /// <summary>How many documents match by type, folder and year; null if that was not asked for.</summary>
    public FacetCounts? Facets { get; init; }
}

/// <summary>Numbers of the documents that match.</summary>
/// <param name="Types">By format, most first.</param>
/// <param name="Folders">By folder, most first: the folders in which those that match part ways.</param>
/// <param name="Years">By year of the date of the document, the latest first.</param>
public sealed record FacetCounts(IReadOnlyList<FacetCount> Types, IReadOnlyList<FacetCount> Folders, IReadOnlyList<FacetCount> Years);

/// <summary>One value and how many documents have it.</summary>
/// <param name="Value">The value, as it is written in a query.</param>
/// <param name="Count">Number of documents.</param>
public readonly record struct FacetCount(string Value, int Count);

/// <summary>A document that matches.</summary>
/// <param name="Path">Its stored name: relative to the index's base folder if inside it, else a full path.</param>
/// <param name="Title">Its title; the file's name if it states none.</param>
/// <param name="Score">Its score; comparable only within one answer.</param>
/// <param name="Format">Short name of its format.</param>
/// <param name="Encoding">Character encoding of the source.</param>
/// <param name="Length">Size of the source in bytes.</param>
/// <param name="Modified">Modification time of the source, UTC.</param>
/// <param name="Passages">Its best passages, best first; its beginning if nothing in its text matches.</param>
public sealed record Hit(
    string Path,
    string Title,
    double Score,
    string Format,
    string Encoding,
    long Length,
    DateTime Modified,
    IReadOnlyList<Passage> Passages)
{
    /// <summary>Most addresses in <see cref="Links"/>.</summary>
    public const int MostLinks = 3;

    /// <summary>Names the document until it is read anew; with a range of its text, it names a passage (<see cref="PassageId"/>).</summary>
    public string Id { get; init; } = "";

    /// <summary>Stored name of the file that holds it: its own path, unless it stands within a file, as in an archive.</summary>
    public string File
    {
        get => field ?? Path;
        init;
    }

    /// <summary>
    /// Whether its text was made out of its file, as out of a PDF: lines and columns are then those of that text, and no bytes are known.
    /// Known if there are passages.
    /// </summary>
    public bool IsDerived { get; init; }

    /// <summary>The date that the document itself states, UTC; null if it states none.</summary>
    public DateTime? Stated { get; init; }

    /// <summary>Who wrote or sent it, several with "; " between them; null if it does not say.</summary>
    public string? Author { get; init; }

    /// <summary>The keywords that it states, with ", " between them; null if it states none.</summary>
    public string? Keywords { get; init; }

    /// <summary>The subject or description that it states; null if it states none.</summary>
    public string? Description { get; init; }

    /// <summary>The language that it says it is in, a lowercase BCP 47 tag; null if it does not say.</summary>
    public string? Language { get; init; }

    /// <summary>What matched in the title that it states: UTF-16 offsets in <see cref="Title"/>.</summary>
    public IReadOnlyList<Highlight> TitleHighlights { get; init; } = [];

    /// <summary>
    /// Addresses of its links in which words of the query stand and that no reader sees in its text, in the order of the document, at most
    /// <see cref="MostLinks"/>. Known if passages were asked for.
    /// </summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Stored names of other documents with the same content, read in the same format, that match too, in order.</summary>
    public IReadOnlyList<string> Duplicates { get; init; } = [];

    /// <summary>What was mended in its text, or left out of it; null if nothing was.</summary>
    public string? Notice { get; init; }

    /// <summary>What its score is made of; null if that was not asked for.</summary>
    public ScoreReport? Report { get; init; }
}

/// <summary>A stretch of a document that matches.</summary>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">The characters from <paramref name="Start"/> to <paramref name="End"/>, as they stand in the source, without what no reader sees of it.</param>
/// <param name="Source">Where it stands in the file.</param>
/// <param name="Headings">The headings it stands under, outermost first.</param>
/// <param name="Score">Its score; comparable only within one hit.</param>
/// <param name="Highlights">What matched in it, in ascending order, never overlapping.</param>
public sealed record Passage(
    int Start,
    int End,
    string Text,
    SourceRange Source,
    IReadOnlyList<string> Headings,
    double Score,
    IReadOnlyList<Highlight> Highlights)
{
    /// <summary>Line of the file on which it begins, from 1.</summary>
    public int Line => Source.Start.Line;

    /// <summary>Column at which it begins, from 1, in UTF-16 units.</summary>
    public int Column => Source.Start.Column;

    /// <summary>Its pages, slides or cells; null if the document is not divided in that way.</summary>
    public PlaceRange? Place => Source.Place;

    /// <summary>Which words and phrases of the query stand in it, as understood, in the order they were typed.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The lines around it; null if they were not asked for.</summary>
    public PassageContext? Context { get; init; }

    /// <summary>How much its best sentence says of what is asked, whatever other passages show; comparable within one answer.</summary>
    internal double OwnScore { get; init; }
}

/// <summary>The lines around a passage, within its part of the document.</summary>
/// <param name="Before">What stands on the line on which it begins and on the lines before, up to its first character.</param>
/// <param name="After">What stands behind its last character on that line and on the lines that follow.</param>
/// <param name="LineEnd">What ends its lines: LF, with or without CR before it; or CR.</param>
public sealed record PassageContext(string Before, string After, char LineEnd);

/// <summary>What kind of match a highlight is.</summary>
public enum HighlightKind
{
    /// <summary>A word of the query, in any of its forms.</summary>
    Word,

    /// <summary>A phrase of the query, from its first word to its last.</summary>
    Phrase,

    /// <summary>A word or phrase that stands near others, as asked for.</summary>
    Near,

    /// <summary>A word in exactly the form typed.</summary>
    Exact,

    /// <summary>A word with the beginning typed.</summary>
    Prefix,

    /// <summary>A word that fits the wildcards typed.</summary>
    Wildcard,

    /// <summary>A word like the one typed.</summary>
    Fuzzy,

    /// <summary>A word that fits a regular expression.</summary>
    Regex,

    /// <summary>A word that was looked for besides (<see cref="SearchRequest.Expand"/>).</summary>
    Added,
}

/// <summary>A place that matched.</summary>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Kind">What kind of match it is.</param>
/// <param name="Term">Which word or phrase of the query it is, from 0 in the order they were typed, function words left out.</param>
public readonly record struct Highlight(int Start, int End, HighlightKind Kind, int Term)
{
    /// <summary>Where it stands in the file; null in a title.</summary>
    public SourceRange? Source { get; init; }

    /// <summary>The words of a phrase, in ascending order, as ranges of the same text; none of anything else.</summary>
    public IReadOnlyList<TextRange> Words
    {
        get => field ?? [];
        init;
    }
}

/// <summary>What the score of a hit is made of; the parts add up to it.</summary>
/// <param name="Score">The score.</param>
/// <param name="Parts">What each word or phrase of the query that stands in it adds, most first.</param>
/// <param name="Length">About how many words the document has, or the part of a long one that matches best.</param>
/// <param name="AverageLength">How many documents have on average.</param>
public sealed record ScoreReport(double Score, IReadOnlyList<ScorePart> Parts, int Length, double AverageLength);

/// <summary>Why something adds to a score.</summary>
public enum ScoreReason
{
    /// <summary>A word or phrase stands in the document.</summary>
    Word,

    /// <summary>A part of a compound stands there by itself, but not the whole.</summary>
    Part,

    /// <summary>It stands there in just the form typed.</summary>
    Form,

    /// <summary>It stands in the title.</summary>
    Title,

    /// <summary>It stands in headings.</summary>
    Heading,

    /// <summary>It stands in the name of the author.</summary>
    Author,

    /// <summary>It is one of the keywords, or stands in one.</summary>
    Keywords,

    /// <summary>It stands in the description.</summary>
    Description,

    /// <summary>Two words follow each other as typed.</summary>
    Order,

    /// <summary>A passage holds several words of the query.</summary>
    Passage,

    /// <summary>A sentence of a long document, with what is around it, holds several words of the query.</summary>
    Sentence,

    /// <summary>The path of the file has the word.</summary>
    Name,
}

/// <summary>What one thing adds to a score.</summary>
/// <param name="Term">The word or phrase, as understood; of several the first.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reason">Why it adds.</param>
/// <param name="Score">What it adds.</param>
/// <param name="Occurrences">How often it stands there; a weighed number for words like the one typed.</param>
/// <param name="Documents">How many documents have it, at most.</param>
/// <param name="AllDocuments">How many there are.</param>
/// <param name="Rarity">Its weight by that: ln(1 + (N − n + 0.5) / (n + 0.5)), summed over the words of a phrase.</param>
/// <param name="Burstiness">How much more or less it weighs because it clusters in some of them.</param>
/// <param name="Factor">How much more or less it counts, because that was typed or it was repeated.</param>
public sealed record ScorePart(
    string Term, HighlightKind Kind, ScoreReason Reason, double Score, double Occurrences, int Documents, int AllDocuments, double Rarity, double Burstiness,
    double Factor)
{
    /// <summary>The word that follows, for <see cref="ScoreReason.Order"/>, or the part, for <see cref="ScoreReason.Part"/>; else null.</summary>
    public string? Other { get; init; }
}
