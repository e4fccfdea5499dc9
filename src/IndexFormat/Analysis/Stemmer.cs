using Lucene.Net.Tartarus.Snowball.Ext;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>English stems: the Snowball English algorithm (Porter2, snowballstem.org/algorithms/english) on folded words.</summary>
internal sealed class Stemmer
{
    private readonly EnglishStemmer _snowball = new();

    /// <summary>The stem of a folded word; words with anything but the letters a to z are their own stem.</summary>
    public string Stem(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return word;

        _snowball.SetCurrent(word);
        _snowball.Stem();
        return _snowball.Current;
    }
}
