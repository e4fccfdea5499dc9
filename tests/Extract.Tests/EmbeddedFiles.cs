namespace DocumentSearch.Extract.Tests;

/// <summary>Extraction with the files within a file.</summary>
internal static class EmbeddedFiles
{
    /// <summary>Reads a file and those within it, by their names.</summary>
    internal static (ExtractResult Result, Dictionary<string, EmbeddedFile> Embedded) Run(string path, ReadOnlyMemory<byte> content, ExtractLimits? limits = null)
    {
        var embedded = new Dictionary<string, EmbeddedFile>(StringComparer.Ordinal);
        var result = TextExtraction.Extract(path, content, limits ?? ExtractLimits.Default, TestContext.Current.CancellationToken, e => embedded.Add(e.Name, e));
        return (result, embedded);
    }

    internal static ExtractedText Document(this ExtractResult result) => Assert.IsType<ExtractResult.Ok>(result).Document;

    internal static ExtractResult.Skipped Skipped(this ExtractResult result) => Assert.IsType<ExtractResult.Skipped>(result);
}
