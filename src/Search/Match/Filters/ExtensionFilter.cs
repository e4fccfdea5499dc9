using System.Text;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents by the end of their file's name, in either case.</summary>
internal sealed class ExtensionFilter(string text, string extension) : DocumentFilter(text)
{
    private readonly string _ending = "." + extension;
    private readonly byte[]? _ascii = Ascii.IsValid(extension) ? Encoding.ASCII.GetBytes("." + extension) : null;

    public override Func<int, bool> In(AtomicReader segment)
    {
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var bytes = new BytesRef();
        return doc =>
        {
            paths.Get(doc, bytes);
            return EndsSo(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
        };
    }

    // Most endings are ASCII, and no path has to be decoded to be compared with one.
    private bool EndsSo(ReadOnlySpan<byte> path) => _ascii is null
        ? Encoding.UTF8.GetString(path).EndsWith(_ending, StringComparison.OrdinalIgnoreCase)
        : path.Length >= _ascii.Length && Ascii.EqualsIgnoreCase(path[^_ascii.Length..], _ascii);
}
