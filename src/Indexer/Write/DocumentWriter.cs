using DocumentSearch.Indexer.Invert;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// Takes the documents of one worker: gathered to whole segments where there are many, else one by one. Nothing of what is gathered is in
/// the index before <see cref="Flush"/>.
/// </summary>
/// <param name="session">The index.</param>
/// <param name="gathers">Whether there are many.</param>
internal sealed class DocumentWriter(IndexSession session, bool gathers)
{
    private readonly SegmentBuilder? _builder = gathers ? new SegmentBuilder() : null;
    private readonly List<long> _replaced = [];
    private readonly List<long> _owners = [];

    /// <summary>Writes a document, in the place of another one if there is one.</summary>
    public void Put(long? replaced, IEnumerable<IEnumerable<IIndexableField>> parts)
    {
        if (_builder is null)
        {
            if (replaced is { } id)
                session.Replace(id, parts);
            else
                session.Add(parts);

            return;
        }

        Gather(_builder, parts);
        if (replaced is { } old)
            _replaced.Add(old);

        if (_builder.IsFull)
            Flush();
    }

    /// <summary>Deletes the documents that stand in the file of another one, once that is written anew.</summary>
    public void DeleteEmbedded(long owner)
    {
        if (_builder is null)
            session.DeleteEmbedded(owner);
        else
            _owners.Add(owner);
    }

    /// <summary>Writes what was gathered.</summary>
    public void Flush()
    {
        if (_builder is null || (_builder.Count == 0 && _owners.Count == 0))
            return;

        session.AddSegment(_builder, _replaced, _owners);
        Forget(_builder);
    }

    // Half a document must not come into the index, nor may what is replaced go without what replaces it.
    private void Gather(SegmentBuilder builder, IEnumerable<IEnumerable<IIndexableField>> parts)
    {
        try
        {
            foreach (var part in parts)
                builder.Add(part);
        }
        catch
        {
            Forget(builder);
            throw;
        }
    }

    private void Forget(SegmentBuilder builder)
    {
        builder.Clear();
        _replaced.Clear();
        _owners.Clear();
    }
}
