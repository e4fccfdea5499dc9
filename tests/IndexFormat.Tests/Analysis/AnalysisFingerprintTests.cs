using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

public sealed class AnalysisFingerprintTests
{
    [Fact]
    public void It_is_a_language_and_a_hash() => Assert.Matches("^en-[0-9a-f]{16}$", AnalysisFingerprint.Current);

    /// <summary>
    /// The rules of a release are pinned: an index of other rules is rebuilt as a whole by every user. When they change on
    /// purpose, so does the constant.
    /// </summary>
    [Fact]
    public void It_is_what_the_rules_give() => Assert.Equal(AnalysisFingerprint.Current, AnalysisFingerprint.Compute(Language.Default));
}
