using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.In;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>The stems of a language's words, by the algorithm that Lucene has for it. Each thread has its own.</summary>
internal sealed class Stemmer(Language language)
{
    private const int MinLength = 3;

    // Some algorithms make a word longer by a letter or two.
    private const int Room = 8;

    private readonly Func<string, string> _stem = Of(language.Code);
    private readonly bool _isEnglish = language == Language.Default;

    /// <summary>The stem of a word; what is not all letters is its own stem, and in English what is not all of a to z.</summary>
    /// <param name="word">A word in lower case, folded if the language's words are stemmed so.</param>
    public string Stem(string word)
    {
        if (word.Length < MinLength || (_isEnglish ? word.AsSpan().ContainsAnyExceptInRange('a', 'z') : !IsAllLetters(word)))
            return word;

        var stem = _stem(word);
        return stem.Length > 0 ? stem : word;
    }

    private static bool IsAllLetters(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (CharClasses.At(word, i, out _) is not (CharClass.Letter or CharClass.Mark) || char.IsSurrogate(word[i]))
                return false;
        }

        return true;
    }

    private static Func<string, string> Of(string code) => code switch
    {
        "ar" => InPlace(new ArabicStemmer().Stem),
        "bg" => InPlace(new BulgarianStemmer().Stem),
        "ca" => Snowball(new CatalanStemmer()),
        "ckb" => InPlace(new SoraniNormalizer().Normalize, new SoraniStemmer().Stem),
        "cs" => InPlace(new CzechStemmer().Stem),
        "da" => Snowball(new DanishStemmer()),
        "de" => InPlace(new GermanLightStemmer().Stem),
        "el" => InPlace(new GreekStemmer().Stem),
        "es" => InPlace(new SpanishLightStemmer().Stem),
        "eu" => Snowball(new BasqueStemmer()),
        "fa" => InPlace(new PersianStemmer().Stem),
        "fi" => Snowball(new FinnishStemmer()),
        "fr" => InPlace(new FrenchLightStemmer().Stem),
        "ga" => Snowball(new IrishStemmer()),
        "gl" => InPlace(new GalicianStemmer().Stem),
        "hi" => InPlace(new IndicNormalizer().Normalize, new HindiNormalizer().Normalize, new HindiStemmer().Stem),
        "hu" => Snowball(new HungarianStemmer()),
        "hy" => Snowball(new ArmenianStemmer()),
        "id" => InPlace((word, length) => new IndonesianStemmer().Stem(word, length, stemDerivational: true)),
        "it" => InPlace(new ItalianLightStemmer().Stem),
        "lv" => InPlace(new LatvianStemmer().Stem),
        "nl" => Snowball(new Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer()),
        "no" => Snowball(new NorwegianStemmer()),
        "pt" => InPlace(new PortugueseLightStemmer().Stem),
        "pt-br" => InPlace(new Lucene.Net.Analysis.Pt.PortugueseStemmer().Stem),
        "ro" => Romanian(),
        "ru" => Snowball(new RussianStemmer()),
        "sv" => Snowball(new SwedishStemmer()),
        "tr" => Snowball(new TurkishStemmer()),
        _ => Snowball(new EnglishStemmer()),
    };

    private static Func<string, string> Snowball(SnowballProgram program) => word =>
    {
        program.SetCurrent(word);
        program.Stem();
        return program.Current;
    };

    // The algorithm knows ş and ţ with a cedilla, as they were once typed for letters with a comma below.
    private static Func<string, string> Romanian()
    {
        var stem = Snowball(new RomanianStemmer());
        return word => stem(word.Replace('ș', 'ş').Replace('ț', 'ţ'));
    }

    private static Func<string, string> InPlace(params Func<char[], int, int>[] steps) => word =>
    {
        var letters = new char[word.Length + Room];
        word.CopyTo(letters);
        var length = word.Length;
        foreach (var step in steps)
            length = step(letters, length);

        return new string(letters, 0, length);
    };
}
