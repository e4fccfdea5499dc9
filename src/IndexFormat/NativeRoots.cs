using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Search;

namespace DocumentSearch.IndexFormat;

/// <summary>Types that Lucene.Net finds by name only, which native compilation would otherwise leave out.</summary>
internal static class NativeRoots
{
    private const DynamicallyAccessedMemberTypes All = DynamicallyAccessedMemberTypes.All;

    [DynamicDependency(All, typeof(CharTermAttribute))]
    [DynamicDependency(All, typeof(OffsetAttribute))]
    [DynamicDependency(All, typeof(PositionIncrementAttribute))]
    [DynamicDependency(All, typeof(PositionLengthAttribute))]
    [DynamicDependency(All, typeof(TypeAttribute))]
    [DynamicDependency(All, typeof(KeywordAttribute))]
    [DynamicDependency(All, typeof(Lucene.Net.Analysis.TokenAttributes.FlagsAttribute))]
    [DynamicDependency(All, typeof(PayloadAttribute))]
    [DynamicDependency(All, typeof(BoostAttribute))]
    [DynamicDependency(All, typeof(MaxNonCompetitiveBoostAttribute))]
    [DynamicDependency(All, typeof(FuzzyTermsEnum.LevenshteinAutomataAttribute))]
    [DynamicDependency(All, typeof(NumericTokenStream.NumericTermAttribute))]
    [DynamicDependency(All, typeof(Analysis.TermBytesAttribute))]
    public static void Keep()
    {
    }
}
