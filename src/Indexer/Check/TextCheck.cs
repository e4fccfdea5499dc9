using System.Text;
using System.Text.Unicode;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Reads what is stored of a segment's documents, verifies it, and adds up the terms of each text as the analyzer finds them.
/// Each worker has its own.
/// </summary>
internal sealed class TextCheck : IDisposable
{
    private readonly CheckedSegment _segment;
    private readonly UInt128[] _sums;
    private readonly Action<long> _done;
    private readonly LedgerRow _ledger;
    private readonly NumericDocValues? _norms;
    private readonly Lucene.Net.Util.IBits? _mended;
    private readonly FactsCheck _facts;
    private readonly TextTokens _tokens;
    private char[] _text = [];

    /// <param name="segment">The segment.</param>
    /// <param name="analyzer">Reads the texts.</param>
    /// <param name="sums">Takes the sum of each document's text.</param>
    /// <param name="done">Told the size of each document's source.</param>
    public TextCheck(CheckedSegment segment, TextAnalyzer analyzer, UInt128[] sums, Action<long> done)
    {
        _segment = segment;
        Analyzer = analyzer;
        _tokens = new TextTokens(analyzer);
        _facts = new FactsCheck(segment.Reader!);
        _sums = sums;
        _done = done;
        _ledger = new LedgerRow(segment.Reader!);
        _norms = segment.Reader!.GetNormValues(IndexFields.Body);
        _mended = segment.Reader.GetDocsWithField(IndexFields.Mended);
    }

    public TextAnalyzer Analyzer { get; }

    /// <summary>Verifies the documents that begin in a range, with all their parts.</summary>
    public void Run(int from, int to, CancellationToken cancel)
    {
        var reader = _segment.Reader!;
        PartPlace place = default;
        // Parts at the beginning belong to what begins in the range before.
        var hasBegun = from == 0;
        for (var doc = from; doc < reader.MaxDoc; doc++)
        {
            cancel.ThrowIfCancellationRequested();
            var begins = _ledger.PartOf(doc) == 0;
            if (doc >= to && begins)
                return;

            // A search reads lengths a stretch at a time, those of deleted documents and of documents without text among them.
            if (!HasReadableNorm(doc))
            {
                _segment.Damage(CheckFindingKind.Text, "the lengths by which its documents are ranked cannot be read");
                return;
            }

            hasBegun |= begins;
            if (!hasBegun || reader.LiveDocs?.Get(doc) == false)
                continue;

            if (Verify(doc, ref place) is { } problem)
                _segment.Damage(CheckFindingKind.Text, doc, problem);
        }
    }

    public void Dispose() => _tokens.Dispose();

    private string? Verify(int doc, ref PartPlace place)
    {
        try
        {
            var entry = _ledger.Read(doc);
            var stored = new StoredFields();
            _segment.Reader!.Document(doc, stored);
            if (entry.Part == 0)
                _done(entry.Status == SkipStatus.Indexed ? entry.Stamp.Length : 0);

            if (stored.HasTwins)
                return "something is stored of it twice";

            return entry.Status == SkipStatus.Indexed ? ProblemOfText(doc, entry.Part, stored, ref place) : ProblemOfSkipped(doc, stored);
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return $"what is stored of it cannot be read ({e.GetType().Name})";
        }
    }

    private string? ProblemOfSkipped(int doc, StoredFields stored) =>
        stored.Text is not null || stored.Passages is not null || stored.Properties is not null ? "it was skipped, and has a text"
        : stored.Detail is null ? "it does not say why it was skipped"
        : _facts.ProblemOfSkipped(doc);

    private string? ProblemOfText(int doc, long part, StoredFields stored, ref PartPlace place)
    {
        if (stored.Text is null || stored.Passages is null || stored.Format is null)
            return "a part of what is stored of it is missing";

        if (_mended?.Get(doc) == true && stored.Detail is null)
            return "it does not say what was mended in it";

        if (!Utf8.IsValid(stored.Text))
            return "its text is not valid UTF-8";

        var text = Decode(stored.Text);
        if (!TryDecode(stored.Passages, out var table))
            return "its passage table cannot be read";

        var before = part == 0 ? PartPlace.Start(table) : place;
        place = before.After(text.Span, table);
        if (ProblemOfTable(table, text.Length, before) is { } problem)
            return problem;

        var stated = StatedWords.Decode(_facts.Title(doc), stored.Properties);
        _tokens.Read(text.Span, part == 0 ? stated : default, table.Sentences);
        return ProblemOfNorm(doc, Add(doc)) ?? _facts.Problem(doc, part, stored, text.Span, _tokens, table);
    }

    private static string? ProblemOfTable(PassageTable table, int length, PartPlace place)
    {
        if (PartPlace.Of(table) != place)
            return "its passage table says that it begins elsewhere";

        if (table.Sentences is [.., var last] && last.End > length || table.Sentences.Any(sentence => sentence.Start == sentence.End))
            return "its passage table does not fit its text";

        if (table.Bytes?.Shifts is [.., var shift] && shift.Offset >= length)
            return "the bytes of its passage table do not fit its text";

        var omittedTo = -1;
        foreach (var omission in table.Omissions)
        {
            if (omission.Offset <= omittedTo || omission.Offset > length || omission.Units < 1)
                return "what its passage table says is left out does not fit its text";

            omittedTo = omission.Offset;
        }

        var placeStart = 0;
        foreach (var textPlace in table.Places)
        {
            if (textPlace.Start < placeStart || textPlace.Start > length || textPlace.Number < 1)
                return "the places of its passage table do not fit its text";

            placeStart = textPlace.Start;
        }

        var first = 0;
        foreach (var heading in table.Headings)
        {
            if (heading.Level < 1 || heading.FirstSentence < first || heading.FirstSentence > table.Sentences.Count)
                return "the headings of its passage table do not fit its sentences";

            first = heading.FirstSentence;
        }

        return null;
    }

    private bool HasReadableNorm(int doc)
    {
        try
        {
            _ = _norms?.Get(doc);
            return true;
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return false;
        }
    }

    private string? ProblemOfNorm(int doc, FieldInvertState counted) =>
        (byte?)_norms?.Get(doc) == (byte)Scoring.Similarity.ComputeNorm(counted) ? null : "its length by which it is ranked is not that of its text";

    /// <summary>Adds the terms of a text to the sum of its document, and counts them as the index writer does.</summary>
    private FieldInvertState Add(int doc)
    {
        var (body, counted) = Sum(_tokens.Body);
        _sums[doc] = body + Sum(_tokens.Forms).Sum;
        return counted;
    }

    private static (UInt128 Sum, FieldInvertState Counted) Sum(TextTokenStream tokens)
    {
        var increment = tokens.GetAttribute<IPositionIncrementAttribute>();
        var payload = tokens.GetAttribute<IPayloadAttribute>();
        var term = tokens.GetAttribute<ITermToBytesRefAttribute>().BytesRef;
        var sum = UInt128.Zero;
        int position = -1, count = 0, overlaps = 0;
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            position += increment.PositionIncrement;
            count++;
            if (increment.PositionIncrement == 0)
                overlaps++;

            var hash = TokenSum.TermOf(term.Bytes.AsSpan(term.Offset, term.Length));
            var length = payload.Payload is { } bytes ? bytes.Bytes[bytes.Offset] : 1;
            sum += TokenSum.Of(hash, position, length);
        }

        return (sum, new FieldInvertState(IndexFields.Body, position, count, overlaps, offset: 0, boost: 1));
    }

    private ReadOnlyMemory<char> Decode(byte[] utf8)
    {
        if (_text.Length < utf8.Length)
            _text = new char[utf8.Length];

        return _text.AsMemory(0, Encoding.UTF8.GetChars(utf8, _text));
    }

    // Only one form is ever written: what reads well, but is not what would be written, is damaged too.
    private static bool TryDecode(byte[] stored, out PassageTable table)
    {
        try
        {
            table = PassageTable.Decode(stored);
            return table.Encode().AsSpan().SequenceEqual(stored);
        }
        catch (InvalidDataException)
        {
            table = null!;
            return false;
        }
    }
}
