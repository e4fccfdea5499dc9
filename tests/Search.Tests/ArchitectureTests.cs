using System.Reflection;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Search.Tests;

/// <summary>What the projects promise each other not to know.</summary>
public sealed class ArchitectureTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(typeof(Searcher))]
    [InlineData(typeof(IndexUpdater))]
    public void No_public_signature_shows_a_type_of_Lucene(Type of) =>
        Assert.Empty(of.Assembly.GetExportedTypes().SelectMany(Signatures).Where(s => Flattened(s.Type).Any(IsLucene)).Select(s => s.Where));

    [Fact]
    public void A_signature_of_Lucene_would_be_found() =>
        Assert.Contains("IndexSnapshot.Reader", Signatures(typeof(IndexSnapshot)).Where(s => Flattened(s.Type).Any(IsLucene)).Select(s => s.Where));

    [Fact]
    public void Search_knows_neither_extraction_nor_indexing()
    {
        Assert.DoesNotContain("DocumentSearch.Extract", References(typeof(Searcher)));
        Assert.DoesNotContain("DocumentSearch.Indexer", References(typeof(Searcher)));
    }

    [Fact]
    public void Indexing_does_not_know_search() => Assert.DoesNotContain("DocumentSearch.Search", References(typeof(IndexUpdater)));

    [Fact]
    public void Extraction_knows_no_index() =>
        Assert.DoesNotContain(References(typeof(ExtractedText)), r => r.StartsWith("Lucene", StringComparison.Ordinal) || r.StartsWith("DocumentSearch", StringComparison.Ordinal));

    [Fact]
    public void The_format_knows_no_other_project() =>
        Assert.DoesNotContain(References(typeof(IndexLocation)), r => r.StartsWith("DocumentSearch", StringComparison.Ordinal));

    private static IEnumerable<string> References(Type of) => of.Assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static IEnumerable<(string Where, Type Type)> Signatures(Type type)
    {
        foreach (var used in type.GetInterfaces().Append(type.BaseType).OfType<Type>())
            yield return (type.Name, used);

        foreach (var member in type.GetMembers(All))
        {
            var types = member switch
            {
                MethodBase m when IsVisible(m) => m.GetParameters().Select(p => p.ParameterType).Append((m as MethodInfo)?.ReturnType ?? typeof(void)),
                PropertyInfo p when p.GetAccessors(nonPublic: true).Any(IsVisible) => [p.PropertyType],
                FieldInfo { IsPublic: true } or FieldInfo { IsFamily: true } => [((FieldInfo)member).FieldType],
                EventInfo { EventHandlerType: { } handler } => [handler],
                _ => [],
            };
            foreach (var used in types)
                yield return ($"{type.Name}.{member.Name}", used);
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Flattened(Type type) => type.HasElementType
        ? Flattened(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Flattened).Append(type);

    private static bool IsLucene(Type type) => type.Assembly.GetName().Name!.StartsWith("Lucene", StringComparison.Ordinal);
}
