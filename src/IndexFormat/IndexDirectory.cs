using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene41;
using Lucene.Net.Codecs.Lucene45;
using Lucene.Net.Codecs.Lucene46;

namespace DocumentSearch.IndexFormat;

/// <summary>Opens the folder of an index's segments, with Lucene.Net made ready for it.</summary>
public static class IndexDirectory
{
    static IndexDirectory()
    {
        // Lucene.Net otherwise finds its codecs by scanning assemblies: slow at start, and impossible when compiled natively.
        NativeRoots.Keep();
        Codec.SetCodecFactory(new CodecFactory());
        PostingsFormat.SetPostingsFormatFactory(new PostingsFactory());
        DocValuesFormat.SetDocValuesFormatFactory(new DocValuesFactory());
        Codec.Default = Codec.ForName(IndexCodec.CodecName);
    }

    /// <summary>Opens the segments that answer now; the caller disposes it.</summary>
    /// <param name="location">The index.</param>
    public static Lucene.Net.Store.Directory Open(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Open(location.SegmentsFolder);
    }

    /// <summary>Opens a folder of segments; the caller disposes it.</summary>
    /// <param name="segmentsFolder">Its full path.</param>
    public static Lucene.Net.Store.Directory Open(string segmentsFolder) =>
        new MappedDirectory(new DirectoryInfo(segmentsFolder), new ExclusiveLockFactory(segmentsFolder), trimmer: null);

    /// <summary>
    /// Opens a folder of segments for a writer, whose memory does not grow by what it reads through; the caller disposes it.
    /// </summary>
    /// <param name="segmentsFolder">Its full path.</param>
    public static Lucene.Net.Store.Directory OpenForWriting(string segmentsFolder) =>
        new MappedDirectory(new DirectoryInfo(segmentsFolder), new ExclusiveLockFactory(segmentsFolder), new PageTrimmer());

    /// <summary>Opens a folder of segments that may hold nonsense; the caller disposes it.</summary>
    /// <param name="segmentsFolder">Its full path.</param>
    /// <param name="meter">Counts what is read of their terms dictionaries.</param>
    public static Lucene.Net.Store.Directory OpenToCheck(string segmentsFolder, ReadMeter meter) =>
        new MappedDirectory(new DirectoryInfo(segmentsFolder), new ExclusiveLockFactory(segmentsFolder), trimmer: null, meter);

    /// <summary>Opens a file of a folder once and for all: it stays readable there when a writer has deleted it.</summary>
    /// <param name="directory">A folder opened here, in which nothing is read by other threads yet.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static void Hold(Lucene.Net.Store.Directory directory, string name) => ((MappedDirectory)directory).Hold(name);

    private sealed class CodecFactory : ICodecFactory
    {
        private readonly Codec _codec = new IndexCodec();

        // Written up to version 7. How the postings of a field are written is stored with each field.
        private readonly Lazy<Codec> _earlier = new(static () => new Lucene46Codec());

        public Codec GetCodec(string name) => name == _codec.Name ? _codec : name == "Lucene46" ? _earlier.Value : throw Unknown("codec", name);
    }

    private sealed class PostingsFactory : IPostingsFormatFactory
    {
        private readonly BoundedPostingsFormat _format = new();

        // Written up to version 6.
        private readonly Lucene41PostingsFormat _earlier = new();

        public PostingsFormat GetPostingsFormat(string name) =>
            name == _format.Name ? _format : name == _earlier.Name ? _earlier : throw Unknown("postings format", name);
    }

    private sealed class DocValuesFactory : IDocValuesFormatFactory
    {
        private readonly DocValuesFormat _format = new Lucene45DocValuesFormat();

        public DocValuesFormat GetDocValuesFormat(string name) => name == _format.Name ? _format : throw Unknown("doc values format", name);
    }

    private static ArgumentException Unknown(string what, string name) => new($"unknown {what} '{name}' in the index", nameof(name));
}
