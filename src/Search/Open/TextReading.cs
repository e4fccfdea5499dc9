using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Passages;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Open;

/// <summary>Puts the text of a document together, and marks in it what a query looks for.</summary>
internal sealed class TextReading(IndexSnapshot snapshot, StoredParts stored)
{
    /// <summary>The text of a document.</summary>
    /// <param name="numbers">Lucene's numbers of its parts, at least one, in order.</param>
    /// <param name="marking">The query; null for none.</param>
    /// <param name="budget">Once spent, nothing more is marked.</param>
    public DocumentText Of(IReadOnlyList<int> numbers, AskedQuery? marking, Budget budget)
    {
        var leaves = snapshot.Reader.Leaves;
        var segment = leaves[ReaderUtil.SubIndex(numbers[0], leaves)];
        var facts = new DocumentFacts(segment);
        var path = new SegmentValues(segment).Path(numbers[0]);
        var finder = marking?.Tree is { } tree ? new MatchFinder(marking.Dictionary, tree, numbers, budget) : null;
        using var ranges = marking is null ? null : new OccurrenceRanges(marking.Dictionary, marking.Analyzer, budget);
        var text = new StringBuilder();
        var marks = new List<Highlight>();
        var places = new List<PlaceStart>();
        var (lineEnd, isDerived) = ('\n', false);
        foreach (var number in numbers)
        {
            var part = stored.Read(number);
            text.Append(part.Text);
            (lineEnd, isDerived) = (part.Table.LineEnd, part.Table.IsDerived);
            places.AddRange(part.Table.Places.Select(p => new PlaceStart(part.Table.PartStart + p.Start, PlaceFinder.Of(p))));
            if (finder is not null)
                marks.AddRange(In(part, ranges!.Of(number, finder.In(number, marking!.Tree!.PositiveLeaves.ToHashSet()))));
        }

        return new DocumentText(path, facts.Title(numbers[0]) ?? Path.GetFileName(path), text.ToString())
        {
            Id = facts.Id(numbers[0]),
            LineEnd = lineEnd,
            IsDerived = isDerived,
            Places = places,
            Highlights = marks,
        };
    }

    private static List<Highlight> In(StoredPart part, TextMatch[] matches)
    {
        var length = part.Text.Length;
        var inText = new PartText(part.Text, part.Table, matches);
        return Marks.In(inText, 0, length, length, new PlaceFinder(part.Text, part.Table));
    }
}
