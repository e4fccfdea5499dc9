namespace DocumentSearch.Extract;

/// <summary>A file that stands in another one: an entry of an archive, an attachment, an embedded object.</summary>
/// <param name="Name">
/// Where it stands: its path in the file that holds it, with '/' separators; files within files have "!/" between the names, as in
/// <c>inner.zip!/notes.txt</c>. Never empty, unique among those of one file, and never a way out of it: no root and no "..".
/// </param>
/// <param name="Result">Its text, or why there is none.</param>
public sealed record EmbeddedFile(string Name, ExtractResult Result)
{
    /// <summary>Stands between the path of a file and the name of one within it.</summary>
    public const string Separator = "!/";

    /// <summary>Its size in bytes, unpacked.</summary>
    public long Length { get; init; }

    /// <summary>When it was modified, UTC, as the file that holds it says; null if that does not say.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>XXH128 of its bytes; 0 if they were not read.</summary>
    public UInt128 Hash { get; init; }
}
