namespace DocumentSearch.Extract.Tests;

/// <summary>Real and hostile files of many formats, where a checkout has them beside it.</summary>
public sealed class SharedFilesTests
{
    [Fact]
    public void Every_real_text_file_gives_text_and_no_file_fails()
    {
        var root = FindFormats();
        Assert.SkipWhen(root is null, "there is no folder shared/formats above the tests");

        foreach (var row in File.ReadLines(Path.Combine(root!, "manifest.tsv")).Skip(1))
        {
            var (path, type, kind) = row.Split('\t') is [var p, var t, var k, ..] ? (p, t, k) : default;
            var result = Extraction.Run(path, File.ReadAllBytes(Path.Combine(root!, "files", path)));

            if (result is ExtractResult.Ok { Document: var document })
                Extraction.AssertSound(document);
            else if (kind == "good")
                Assert.NotEqual(SkipReason.Corrupt, ((ExtractResult.Skipped)result).Reason);

            if (type is "txt" or "md" && kind == "good")
                Assert.True(result is ExtractResult.Ok { Document.Blocks.Count: > 0 }, $"{path}: {result}");
        }
    }

    private static string? FindFormats()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var formats = Path.Combine(folder.FullName, "shared", "formats");

            if (Directory.Exists(formats))
                return formats;
        }

        return null;
    }
}
