namespace DocumentSearch.Search.QuerySyntax;

/// <summary>A field that words can be looked for in, beside the whole of a document.</summary>
internal enum TextField
{
    /// <summary>The title that a document states.</summary>
    Title,

    /// <summary>The headings in its text.</summary>
    Heading,

    /// <summary>The author that it states.</summary>
    Author,

    /// <summary>The keywords that it states.</summary>
    Keywords,

    /// <summary>The description that it states.</summary>
    Description,

    /// <summary>The title or the description: what a mail calls its subject is its title.</summary>
    Subject,

    /// <summary>The addresses of its links that no reader sees in its text.</summary>
    Links,
}

/// <summary>
/// A query as it is understood, in the form of a tree. Two trees mean the same if their canonical lines
/// (<see cref="CanonicalQuery"/>) are the same.
/// </summary>
internal abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>First character of the place in the query it was read from, in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>Length of that place in UTF-16 units.</summary>
    public int Length { get; init; }

    /// <summary>Whether it only chooses documents and holds nothing to look for in their texts.</summary>
    public virtual bool IsFilter => false;

    /// <summary>One word, as typed; it may turn out to be a compound.</summary>
    public sealed record Word(string Text) : QueryNode;

    /// <summary>A word in exactly this form, case and accents included.</summary>
    public sealed record Exact(string Text) : QueryNode;

    /// <summary>A word with wildcards: <c>*</c> any characters, <c>?</c> one character; a backslash before either, or before itself, makes it itself.</summary>
    public sealed record Pattern(string Text) : QueryNode;

    /// <summary>A regular expression for a whole word, without its slashes.</summary>
    public sealed record Regex(string Text) : QueryNode;

    /// <summary>A word and those that differ from it by a few letters.</summary>
    /// <param name="Text">The word.</param>
    /// <param name="Edits">Letters that may differ, 1 or 2; 0 if that depends on its length.</param>
    public sealed record Fuzzy(string Text, int Edits) : QueryNode;

    /// <summary>Words that stand next to each other in this order, or near each other.</summary>
    /// <param name="Words">At least one <see cref="Word"/>, <see cref="Exact"/>, <see cref="Pattern"/> or <see cref="Fuzzy"/>.</param>
    /// <param name="Slop">Other words that may stand among them, in all.</param>
    /// <param name="InOrder">Whether they must stand in this order; always so if there is no slop.</param>
    public sealed record Phrase(IReadOnlyList<QueryNode> Words, int Slop, bool InOrder) : QueryNode;

    /// <summary>Things that stand near each other: <c>a NEAR/5 b</c>, in order <c>a BEFORE/5 b</c>.</summary>
    /// <param name="Operands">At least two: any node for words, or a group of only optional ones (<c>(a OR b)</c>).</param>
    /// <param name="Distance">Other words that may stand among them, in all.</param>
    /// <param name="InOrder">Whether they must stand in this order.</param>
    public sealed record Near(IReadOnlyList<QueryNode> Operands, int Distance, bool InOrder) : QueryNode;

    /// <summary>Something looked for only in a field.</summary>
    public sealed record In(TextField Field, QueryNode Node) : QueryNode;

    /// <summary>Documents whose path matches a glob; without a slash in it, any folder or file name of the path.</summary>
    public sealed record PathGlob(string Glob) : QueryNode
    {
        public override bool IsFilter => true;
    }

    /// <summary>Documents whose file name ends in this, without the dot and in lower case.</summary>
    public sealed record Extension(string Name) : QueryNode
    {
        public override bool IsFilter => true;
    }

    /// <summary>Documents of a format, by its short name in lower case.</summary>
    public sealed record Format(string Name) : QueryNode
    {
        public override bool IsFilter => true;
    }

    /// <summary>Documents that say they are in a language, by its lowercase tag or the beginning of it: <c>pt</c> is <c>pt-br</c> too.</summary>
    public sealed record Language(string Tag) : QueryNode
    {
        public override bool IsFilter => true;
    }

    /// <summary>Documents whose source is of a size in bytes, both bounds included.</summary>
    public sealed record Size(long Min, long Max) : QueryNode
    {
        public override bool IsFilter => true;
    }

    /// <summary>Documents of a time.</summary>
    /// <param name="OfFile">Whether only the file's time of modification counts; else what the document states comes first.</param>
    /// <param name="Period">The time, resolved when the query is answered: it may be relative.</param>
    public sealed record Date(bool OfFile, DatePeriod Period) : QueryNode
    {
        public override bool IsFilter => true;
    }

    /// <summary>Something that counts more or less than the rest.</summary>
    public sealed record Boosted(QueryNode Node, double Factor) : QueryNode;

    /// <summary>
    /// Parts put together: all of the required, none of the excluded, and, if nothing is required, at least one of the
    /// optional, if there are any; optional parts raise the score.
    /// </summary>
    public sealed record Group(
        IReadOnlyList<QueryNode> Required, IReadOnlyList<QueryNode> Optional, IReadOnlyList<QueryNode> Excluded) : QueryNode
    {
        public override bool IsFilter => Parts.Any() && Parts.All(n => n.IsFilter);

        private IEnumerable<QueryNode> Parts => Required.Concat(Optional).Concat(Excluded);

        /// <summary>Puts parts together, at the place from the first of them to the last.</summary>
        public static Group Of(IReadOnlyList<QueryNode> required, IReadOnlyList<QueryNode> optional, IReadOnlyList<QueryNode> excluded)
        {
            var group = new Group(required, optional, excluded);
            var start = group.Parts.Select(n => n.Start).DefaultIfEmpty().Min();
            return group with { Start = start, Length = group.Parts.Select(n => n.Start + n.Length).DefaultIfEmpty().Max() - start };
        }
    }
}
