using DocumentSearch.IndexFormat;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.Indexer.Check;

/// <summary>One segment as a commit names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codec">Name of its codec.</param>
/// <param name="DeletionsGeneration">Which of its files of deletions counts, or -1.</param>
/// <param name="Deleted">Documents that are deleted.</param>
/// <param name="FieldsGeneration">Which of its files of field infos counts, or -1.</param>
/// <param name="Updates">Files of doc values that were updated in place, by generation.</param>
internal sealed record SegmentEntry(
    string Name, string Codec, long DeletionsGeneration, int Deleted, long FieldsGeneration, IDictionary<long, ISet<string>> Updates);

/// <summary>
/// What a file segments_N holds, read without the files of its segments: read by Lucene, one segment that is broken hides all
/// others.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="UserData">What the commit says of itself.</param>
/// <param name="Bytes">The file's size.</param>
internal sealed record CommitFile(string Name, IReadOnlyList<SegmentEntry> Segments, IDictionary<string, string> UserData, int Bytes)
{
    private const string Codec = "segments";

    /// <summary>Full paths of the commits in a folder, newest first; all but one are left over or in the making.</summary>
    public static IReadOnlyList<string> In(string folder) => System.IO.Directory.Exists(folder)
        ? [.. System.IO.Directory.EnumerateFiles(folder, IndexFileNames.SEGMENTS + "_*").OrderByDescending(path => path.Length).ThenByDescending(path => path, StringComparer.Ordinal)]
        : [];

    /// <summary>Those of them that readers try: the newest, and the one before it while that is being replaced.</summary>
    public static IEnumerable<string> TriedIn(string folder)
    {
        var all = In(folder);
        return all.Take(1).Concat(all.Skip(1).Take(1).Where(second => GenerationOf(all[0]) == GenerationOf(second) + 1));
    }

    /// <summary>Reads a commit.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message goes on from its name.</exception>
    public static CommitFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (CodecFooter.Problem(bytes) is { } problem)
            throw new InvalidDataException(problem);

        var input = new ByteArrayDataInput(bytes);
        CodecUtil.CheckHeader(input, Codec, SegmentInfos.VERSION_48, SegmentInfos.VERSION_48);
        input.ReadInt64();
        input.ReadInt32();
        var segments = new SegmentEntry[Bounded(input.ReadInt32(), bytes)];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = new SegmentEntry(
                input.ReadString(), input.ReadString(), input.ReadInt64(), input.ReadInt32(), input.ReadInt64(), ReadUpdates(input, bytes));
        }

        return new CommitFile(Path.GetFileName(path), segments, input.ReadStringStringMap(), bytes.Length);
    }

    private static Dictionary<long, ISet<string>> ReadUpdates(ByteArrayDataInput input, byte[] bytes)
    {
        var updates = new Dictionary<long, ISet<string>>();
        for (var rest = Bounded(input.ReadInt32(), bytes); rest > 0; rest--)
            updates[input.ReadInt64()] = input.ReadStringSet();

        return updates;
    }

    private static long GenerationOf(string path)
    {
        try
        {
            return SegmentInfos.GenerationFromSegmentsFileName(Path.GetFileName(path));
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return -1;
        }
    }

    private static int Bounded(int count, byte[] bytes) =>
        count >= 0 && count <= bytes.Length ? count : throw new InvalidDataException("names an impossible number of segments");
}
