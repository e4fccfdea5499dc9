using DocumentSearch.Extract;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Verifies what the documents say of their sources: that they say it at all, that it makes sense, that no file and no number
/// stands twice, that parts stand in a row, and that the stamp's sums are theirs. About 60 bytes a document are held.
/// </summary>
internal sealed class LedgerCheck(FindingList findings)
{
    private static readonly string[] Numbers =
        [IndexFields.Id, IndexFields.Length, IndexFields.Modified, IndexFields.Changed, IndexFields.FileNumber, IndexFields.Status, IndexFields.Folder];

    private static readonly int HighestStatus = Enum.GetValues<SkipReason>().Max(SkipStatus.Encode);

    private readonly HashSet<UInt128> _paths = [];
    private readonly HashSet<long> _ids = [];
    private readonly Dictionary<long, long> _embedded = []; // by the number of the document in whose file they stand
    private readonly List<(CheckedSegment Segment, int Doc, long Id, long Embedded)> _owners = [];
    private UInt128 _sum;
    private int _retries;

    /// <summary>Documents seen so far.</summary>
    public int Documents { get; private set; }

    /// <summary>Bytes of the sources of those that have text.</summary>
    public long Bytes { get; private set; }

    /// <summary>Goes through a segment.</summary>
    public void Verify(CheckedSegment segment, CancellationToken cancel)
    {
        try
        {
            VerifyRows(segment, cancel);
            if (!segment.IsDamaged)
                VerifyTerms(segment, cancel);
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            segment.Damage(CheckFindingKind.Ledger, $"what its documents say of their files cannot be read ({e.GetType().Name})");
        }
    }

    private void VerifyRows(CheckedSegment segment, CancellationToken cancel)
    {
        var reader = segment.Reader!;
        var present = Numbers.Append(IndexFields.Path).Append(IndexFields.Hash).Select(field => (Field: field, Has: reader.GetDocsWithField(field))).ToList();
        var lacking = present.Where(field => field.Has is null).Select(field => field.Field).ToList();
        if (lacking.Count > 0 && reader.NumDocs > 0)
        {
            segment.Damage(CheckFindingKind.Ledger, $"its documents lack {string.Join(", ", lacking)}");
            return;
        }

        var row = new LedgerRow(reader);
        var (previousDoc, previous) = (-1, default(LedgerEntry));
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            cancel.ThrowIfCancellationRequested();
            if (reader.LiveDocs?.Get(doc) == false)
                continue;

            if (present.FindIndex(field => !field.Has.Get(doc)) is >= 0 and var missing)
            {
                segment.Damage(CheckFindingKind.Ledger, doc, $"it lacks {present[missing].Field}");
                continue;
            }

            var entry = row.Read(doc);
            if ((Problem(entry) ?? (entry.Part == 0 ? Count(entry) : ProblemOfPart(entry, doc == previousDoc + 1 ? previous : default))) is { } problem)
                segment.Damage(CheckFindingKind.Ledger, doc, problem);

            if (entry is { Part: 0, Embedded: > 0 })
                _owners.Add((segment, doc, entry.Id, entry.Embedded));

            (previousDoc, previous) = (doc, entry);
        }
    }

    /// <summary>
    /// Compares how many documents stand in each file, once all segments were gone through, with what the file's own document says: where
    /// some were lost with a segment, their file has to be read again.
    /// </summary>
    public void VerifyEmbedded()
    {
        foreach (var (segment, doc, id, said) in _owners)
        {
            _embedded.Remove(id, out var found);
            if (found != said && !segment.IsDamaged)
                segment.Damage(CheckFindingKind.Ledger, doc, $"it says that {said} files stand in it, and {found} are in the index");
        }
    }

    /// <summary>Compares what was gone through with what the stamp says of it.</summary>
    public void Verify(CommitStamp stamp)
    {
        if (stamp.LedgerSum is { } sum && sum != _sum)
            findings.Add(CheckFindingKind.Ledger, null, null, "the sum of its ledger is not that of its documents");

        if (stamp.LedgerSum is not null && stamp.Retries != _retries)
            findings.Add(CheckFindingKind.Ledger, null, null, $"it says that {stamp.Retries} files could not be read, and its documents say {_retries}");
    }

    private string? Count(LedgerEntry entry)
    {
        Documents++;
        if (entry.Status == SkipStatus.Indexed)
            Bytes += entry.Stamp.Length;
        else if (entry.Status == SkipStatus.Unreadable)
            _retries++;

        if (entry.Owner is { } owner)
            _embedded[owner] = _embedded.GetValueOrDefault(owner) + 1;
        else
            _sum += FileTable.SumOf(entry.Key, entry.Stamp);

        if (!_paths.Add(entry.Key))
            return "it is in the index twice";

        return _ids.Add(entry.Id) ? null : $"its number {entry.Id} is that of another document too";
    }

    private static string? Problem(LedgerEntry entry)
    {
        if (!entry.HasPath)
            return "its path is no text";

        if (!entry.HasFolder)
            return "its folder is not that of its path";

        if (entry.Id is < 0 or > DocumentId.Max)
            return $"its number {entry.Id} is none that is given";

        if (!entry.HasHash)
            return "its hash is not one of 16 bytes";

        if (entry.Status < 0 || entry.Status > HighestStatus)
            return $"its status {entry.Status} is none";

        if (entry.Part < 0 || entry.Part > 0 && entry.Status != SkipStatus.Indexed)
            return $"its part {entry.Part} is none";

        if (entry.Owner is < 0 or > DocumentId.Max || entry.Embedded < 0 || entry.Owner is not null && entry.Embedded > 0)
            return "what it says of files within each other makes no sense";

        return entry.Stamp.Length < 0 ? $"its length is {entry.Stamp.Length}" : null;
    }

    private static string? ProblemOfPart(LedgerEntry part, LedgerEntry before) =>
        before.Id != part.Id || before.Part != part.Part - 1 ? $"its part {part.Part} does not follow part {part.Part - 1}"
        : before with { Part = part.Part } != part ? $"its part {part.Part} says something else of the file than part {before.Part}"
        : null;

    // The term of a number must find its documents, and nothing else.
    private static void VerifyTerms(CheckedSegment segment, CancellationToken cancel)
    {
        VerifyTerms(segment, IndexFields.Id, null, cancel);
        if (segment.Reader!.GetDocsWithField(IndexFields.Owner) is { } owned)
            VerifyTerms(segment, IndexFields.Owner, owned, cancel);
    }

    // The documents that have the number, if not all have it.
    private static void VerifyTerms(CheckedSegment segment, string field, IBits? having, CancellationToken cancel)
    {
        var reader = segment.Reader!;
        var ids = reader.GetNumericDocValues(field);
        var found = new FixedBitSet(Math.Max(1, reader.MaxDoc));
        if (reader.GetTerms(field) is { } terms)
        {
            var walk = new TermWalk(terms, segment.Meter);
            DocsEnum? postings = null;
            while (walk.MoveNext())
            {
                cancel.ThrowIfCancellationRequested();
                var term = walk.Current.Utf8ToString();
                postings = walk.Terms.Docs(reader.LiveDocs, postings, DocsFlags.NONE);
                for (var doc = postings.NextDoc(); doc != Lucene.Net.Search.DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
                {
                    if (found.GetAndSet(doc) || ids.Get(doc) is < 0 or > DocumentId.Max || DocumentId.ToTerm(ids.Get(doc)) != term)
                        segment.Damage(CheckFindingKind.Postings, doc, $"the term {term} finds it, which is not its number");
                }
            }
        }

        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs?.Get(doc) != false && having?.Get(doc) != false && !found.Get(doc))
                segment.Damage(CheckFindingKind.Postings, doc, "no term finds it by its number");
        }
    }
}
