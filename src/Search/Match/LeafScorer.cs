using DocumentSearch.Search.Match.Scan;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>The documents in which a leaf stands, each with the score of its best alternative.</summary>
internal sealed class LeafScorer(Weight weight, IReadOnlyList<Way> ways, int maxDoc) : Scorer(weight)
{
    private int _doc = -1;

    /// <summary>What it adds to the document it stands at.</summary>
    public LeafScore Current { get; private set; }

    public override int DocID => _doc;

    public override int Freq => 1;

    public override float GetScore() => Current.Score;

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target)
    {
        while (target < maxDoc)
        {
            var doc = NO_MORE_DOCS;
            foreach (var way in ways)
                doc = Math.Min(doc, way.Cursor.Doc < target ? way.Cursor.Advance(target) : way.Cursor.Doc);

            if (doc == NO_MORE_DOCS)
                break;

            if (Score(doc))
                return _doc = doc;

            target = doc + 1;
        }

        return _doc = NO_MORE_DOCS;
    }

    public override long GetCost() => ways.Sum(w => w.Cursor.Cost);

    private bool Score(int doc)
    {
        Current = default;
        foreach (var way in ways)
        {
            if (way.Cursor.Doc != doc || way.Cursor.Frequency() is not (> 0 and var frequency))
                continue;

            var score = way.Scorer.Score(doc, frequency);
            if (Current.Alternative is null || score > Current.Score)
                Current = new LeafScore(score, way.Alternative, frequency);
        }

        return Current.Alternative is not null;
    }
}
