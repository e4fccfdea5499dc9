using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents by the language that they say they are in.</summary>
internal sealed class LanguageFilter(string text, string tag) : DocumentFilter(text)
{
    public override Func<int, bool> In(AtomicReader segment)
    {
        if (segment.GetSortedDocValues(IndexFields.Language) is not { } languages)
            return static _ => false;

        var fitting = new bool[languages.ValueCount];
        var stated = new BytesRef();
        for (var i = 0; i < fitting.Length; i++)
        {
            languages.LookupOrd(i, stated);
            fitting[i] = Fits(stated.Utf8ToString(), tag);
        }

        return doc => languages.GetOrd(doc) is >= 0 and var at && fitting[at];
    }

    /// <summary>Whether a tag is the one asked for, or goes on behind it with '-' (RFC 4647, basic filtering).</summary>
    public static bool Fits(string stated, string asked) =>
        stated.StartsWith(asked, StringComparison.Ordinal) && (stated.Length == asked.Length || stated[asked.Length] == '-');
}
