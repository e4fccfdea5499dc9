namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Documents in a row that are packed by the same dictionary, as the index file tells of them.</summary>
/// <param name="FirstDoc">Number of the first document.</param>
/// <param name="Start">Where its dictionary begins in the data file; the documents follow it.</param>
/// <param name="DictionaryLength">Bytes of the dictionary; 0 if there is none.</param>
/// <param name="PackedLength">Bytes of the documents, packed.</param>
/// <param name="Length">Bytes of the documents before they were packed; an estimate where some were left out since.</param>
/// <param name="Offsets">Where in the index file the offsets of the documents begin, from the end of the dictionary.</param>
/// <param name="OffsetWidth">Bytes of each offset.</param>
internal readonly record struct StoredRun(int FirstDoc, long Start, int DictionaryLength, long PackedLength, long Length, long Offsets, int OffsetWidth)
{
    /// <summary>Where the documents begin in the data file.</summary>
    public long Documents => Start + DictionaryLength;

    /// <summary>Behind the last document.</summary>
    public long End => Documents + PackedLength;
}
