using System.Text;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>The part in which books and OpenDocument packages say what they are.</summary>
internal static class MediaTypePart
{
    private const string Name = "mimetype";
    private const int MaxBytes = 256;

    /// <summary>The media type that a package states; null if it states none.</summary>
    internal static string? Read(ZipPackage package) =>
        package.Read(Name) is { Length: > 0 and <= MaxBytes } part ? Encoding.ASCII.GetString(part).Trim() : null;
}
