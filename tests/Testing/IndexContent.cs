using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Testing;

/// <summary>The documents of an index, read past the search and only after everything in the index was checked.</summary>
/// <param name="Texts">Text of every document that can be found, by path.</param>
/// <param name="Stamp">What the commit says of itself.</param>
public sealed record IndexContent(IReadOnlyDictionary<string, string> Texts, CommitStamp Stamp)
{
    /// <summary>Reads the last commit; whatever is wrong with it is thrown.</summary>
    public static IndexContent Read(IndexLocation location)
    {
        using var snapshot = IndexSnapshot.Open(location);
        return Read(snapshot);
    }

    /// <summary>Reads one commit; whatever is wrong with it is thrown.</summary>
    public static IndexContent Read(IndexSnapshot snapshot)
    {
        Check(snapshot);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaf in snapshot.Reader.Leaves)
            ReadSegment(leaf.AtomicReader, texts);

        return new IndexContent(texts, snapshot.Stamp);
    }

    // Whatever else can check an index belongs here: every test of crashes and failures comes by.
    private static void Check(IndexSnapshot snapshot)
    {
        foreach (var leaf in snapshot.Reader.Leaves)
            leaf.AtomicReader.CheckIntegrity();
    }

    private static void ReadSegment(AtomicReader segment, SortedDictionary<string, string> texts)
    {
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var status = segment.GetNumericDocValues(IndexFields.Status);
        var parts = segment.GetNumericDocValues(IndexFields.Part);
        var live = segment.LiveDocs;
        var bytes = new BytesRef();
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            if (live?.Get(doc) == false || status.Get(doc) != 0)
                continue;

            paths.Get(doc, bytes);
            var (path, text) = (bytes.Utf8ToString(), segment.Document(doc).GetBinaryValue(IndexFields.Text).Utf8ToString());
            if (parts?.Get(doc) > 0)
                texts[path] += text;
            else
                texts.Add(path, text);
        }
    }
}
