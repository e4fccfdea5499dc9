using CsCheck;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>Files that are not damaged on disk but were written wrong: every checksum is right, and what stands there makes no sense.</summary>
public sealed class NonsenseTests
{
    // No check of a few kilobytes takes nearly as long; one that never ends must fail rather than hang.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private static readonly string[] Extensions =
        [".fnm", ".fdx", ".fdt", ".tim", ".tip", ".doc", ".pos", ".pay", ".nvd", ".nvm", ".dvd", ".dvm"];

    [Fact]
    public void A_check_of_nonsense_ends_and_finds_it_or_it_changes_nothing()
    {
        using var folder = ManyKinds.Small();
        var segments = Directory.GetFiles(folder.Location.SegmentsFolder, "*.cfs").ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllBytes);
        var answers = Answers(folder);
        Gen.Select(Gen.OneOf([.. segments.Keys]), Gen.OneOf(Extensions), Gen.Double[0, 1], Gen.Int[1, 255]).Sample(
            (segment, extension, place, mask) =>
            {
                if (Damaged.FlipBehindChecksums(folder, segment, extension, place, (byte)mask) is null)
                    return;

                try
                {
                    var check = Task.Run(() => IndexCheckTests.Check(folder));
                    Assert.True(check.Wait(Guard), "the check does not end");
                    if (check.Result.IsSound)
                        Assert.Equal(answers, Answers(folder));
                }
                finally
                {
                    File.WriteAllBytes(Path.Combine(folder.Location.SegmentsFolder, segment + ".cfs"), segments[segment]);
                }
            },
            iter: 1000,
            threads: 1);
    }

    // What is found, and in which order; another comma in a stored text, with its checksum, is nobody's to tell.
    private static string[] Answers(IndexedFolder folder) =>
        [.. ManyKinds.Queries.Select(query => $"{query}: {string.Join(", ", folder.Search(query).Hits.Select(h => $"{h.Path} {h.Score:R}"))}")];
}
