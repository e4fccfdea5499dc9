using CsCheck;
using DocumentSearch.Indexer.Check;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>Files that are not damaged on disk but were written wrong: every checksum is right, and what stands there makes no sense.</summary>
public sealed class NonsenseTests
{
    // No check of a few kilobytes takes nearly as long; one that never ends must fail rather than hang.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private static readonly string[] Extensions =
        [".fnm", ".fdx", ".fdt", ".tim", ".tip", ".doc", ".pos", ".nvd", ".nvm", ".dvd", ".dvm"];

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
                    if (CheckThatEnds(folder).IsSound)
                        Assert.Equal(answers, Answers(folder));
                }
                finally
                {
                    Damaged.Replace(Path.Combine(folder.Location.SegmentsFolder, segment + ".cfs"), segments[segment]);
                }
            },
            iter: 1000,
            threads: 1);
    }

    // Those of documents that are deleted or have no text are read with the others.
    [Fact]
    public void Lengths_that_cannot_be_read_are_found_whosever_they_are()
    {
        using var folder = ManyKinds.Small();
        var path = Path.Combine(folder.Location.SegmentsFolder, "_0.cfs");
        var (segment, answers) = (File.ReadAllBytes(path), Answers(folder));
        for (var place = 0.0; place < 1; place += 1.0 / 32)
        {
            Assert.NotNull(Damaged.FlipBehindChecksums(folder, "_0", ".nvd", place, 0xA6));
            if (CheckThatEnds(folder).IsSound)
                Assert.Equal(answers, Answers(folder));

            Damaged.Replace(path, segment);
        }
    }

    /// <summary>
    /// A block of terms says: how many entries it has, twice that and one; twice the length of what follows, as entries are not
    /// all terms; for each entry twice the length of its suffix, and one more for a block below, with how far before this one
    /// that stands; how often each term occurs; where its postings are.
    /// </summary>
    [Theory]
    [InlineData("a block below itself", new byte[] { 3, 4, 1, 0, 0, 0 })]
    [InlineData("the same with a longer prefix", new byte[] { 3, 6, 3, (byte)'a', 0, 0, 0 })]
    [InlineData("a term, again and again", new byte[] { 5, 10, 2, (byte)'a', 1, 0, 0, 2, 1, 0, 4, 0, 0, 0, 0 })]
    [InlineData("a term, longer and longer", new byte[] { 5, 10, 2, (byte)'a', 3, (byte)'a', 0, 2, 1, 0, 4, 0, 0, 0, 0 })]
    public void Terms_that_go_in_circles_end(string what, byte[] block)
    {
        Assert.NotEmpty(what);
        foreach (var (field, kind) in new[] { (0, CheckFindingKind.Postings), (1, CheckFindingKind.Postings), (2, CheckFindingKind.Ledger) })
        {
            using var folder = ManyKinds.Small();
            Damaged.OverwriteTerms(folder, "_0", field, block);
            Assert.Contains(CheckThatEnds(folder).Findings, finding => finding.Segment == "_0" && finding.Kind == kind);
        }
    }

    private static CheckReport CheckThatEnds(IndexedFolder folder)
    {
        var check = Task.Run(() => IndexCheckTests.Check(folder));
        Assert.True(check.Wait(Guard), "the check does not end");
        return check.Result;
    }

    // What is found, and in which order; another comma in a stored text, with its checksum, is nobody's to tell.
    private static string[] Answers(IndexedFolder folder) =>
        [.. ManyKinds.Queries.Select(query => $"{query}: {string.Join(", ", folder.Search(query).Hits.Select(h => $"{h.Path} {h.Score:R}"))}")];
}
