using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match.Filters;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Facets;

/// <summary>Counts hits by type, folder and year while they are collected.</summary>
/// <param name="years">Years by the time zone of whoever asks.</param>
internal sealed class FacetCounter(YearTable years)
{
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly FolderCounts _folders = new();
    private readonly SortedDictionary<int, int> _years = [];
    private readonly BytesRef _bytes = new();
    private int _year;
    private int _yearCount;
    private SortedDocValues? _formats;
    private int[] _formatCounts = [];
    private BinaryDocValues? _paths;
    private NumericDocValues? _folderKeys;
    private Func<int, long>? _dates;

    public void NextSegment(AtomicReader segment)
    {
        AddFormats();
        _formats = segment.GetSortedDocValues(IndexFields.Format);
        _formatCounts = new int[_formats?.ValueCount ?? 0];
        _paths = segment.GetBinaryDocValues(IndexFields.Path);
        _folderKeys = segment.GetNumericDocValues(IndexFields.Folder);
        _dates = DocumentDates.Of(segment);
    }

    /// <summary>Counts a document of the segment.</summary>
    public void Count(int doc)
    {
        if (_formats?.GetOrd(doc) is >= 0 and var format)
            _formatCounts[format]++;

        if (_folderKeys?.Get(doc) is not { } folder || !_folders.Count(folder))
            _folders.Count(PathOf(doc));

        var year = years.Of(_dates!(doc));
        if (year != _year)
            AddYear(year);

        _yearCount++;
    }

    public FacetCounts Counts()
    {
        AddFormats();
        AddYear(_year);
        _formatCounts = [];
        return new FacetCounts(
            [.. _types.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => new FacetCount(t.Key, t.Value))],
            _folders.Counts(),
            [.. _years.Reverse().Select(y => new FacetCount(y.Key.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), y.Value))]);
    }

    // Reading a path takes longer than all the rest: one of each folder is enough.
    private ReadOnlySpan<byte> PathOf(int doc)
    {
        _paths!.Get(doc, _bytes);
        return _bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length);
    }

    // Neighbours are mostly of the same year.
    private void AddYear(int next)
    {
        if (_yearCount > 0)
            _years[_year] = _years.GetValueOrDefault(_year) + _yearCount;

        (_year, _yearCount) = (next, 0);
    }

    private void AddFormats()
    {
        var name = new BytesRef();
        for (var format = 0; format < _formatCounts.Length; format++)
        {
            if (_formatCounts[format] == 0)
                continue;

            _formats!.LookupOrd(format, name);
            var text = name.Utf8ToString();
            _types[text] = _types.GetValueOrDefault(text) + _formatCounts[format];
        }
    }
}
