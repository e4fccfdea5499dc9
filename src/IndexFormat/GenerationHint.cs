using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// The file <c>segments.gen</c>, in which Lucene repeats the number of the last commit for file systems whose listings lag
/// behind. It is written over in place, and Lucene refuses a whole index for one that a power cut left full of zeros; so it is
/// never written here, and always reads as knowing of no commit.
/// </summary>
internal static class GenerationHint
{
    private const int Format = -3;
    private const long NoCommit = -1;

    private static readonly RAMFile Content = Write();

    public static bool Is(string name) => name == IndexFileNames.SEGMENTS_GEN;

    public static IndexInput Open() => new RAMInputStream(IndexFileNames.SEGMENTS_GEN, Content);

    /// <summary>An output whose content goes nowhere.</summary>
    public static IndexOutput Discard() => new RAMOutputStream();

    private static RAMFile Write()
    {
        var content = new RAMFile();
        using var output = new RAMOutputStream(content);
        output.WriteInt32(Format);
        output.WriteInt64(NoCommit);
        output.WriteInt64(NoCommit);
        CodecUtil.WriteFooter(output);
        return content;
    }
}
