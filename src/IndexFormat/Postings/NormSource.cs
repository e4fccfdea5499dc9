namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Knows how long the documents of a segment are before its postings are written.</summary>
/// <param name="field">Name of the field.</param>
/// <returns>The norm that each document of the segment gets in the field; null if that is not known, or there are none.</returns>
public delegate byte[]? NormSource(string field);
