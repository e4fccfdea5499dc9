using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Br;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>The function words of languages, as Lucene lists them.</summary>
internal static class StopWords
{
    public static IReadOnlySet<string> Of(string code) => new HashSet<string>(Listed(code), StringComparer.Ordinal);

    private static IEnumerable<string> Listed(string code) => code switch
    {
        "ar" => ArabicAnalyzer.DefaultStopSet,
        "bg" => BulgarianAnalyzer.DefaultStopSet,
        "ca" => CatalanAnalyzer.DefaultStopSet,
        "ckb" => SoraniAnalyzer.DefaultStopSet,
        "cs" => CzechAnalyzer.DefaultStopSet,
        "da" => DanishAnalyzer.DefaultStopSet,
        "de" => GermanAnalyzer.DefaultStopSet,
        "el" => GreekAnalyzer.DefaultStopSet,
        "es" => SpanishAnalyzer.DefaultStopSet,
        "eu" => BasqueAnalyzer.DefaultStopSet,
        "fa" => PersianAnalyzer.DefaultStopSet,
        "fi" => FinnishAnalyzer.DefaultStopSet,
        "fr" => FrenchAnalyzer.DefaultStopSet,
        "ga" => IrishAnalyzer.DefaultStopSet,
        "gl" => GalicianAnalyzer.DefaultStopSet,
        "hi" => HindiAnalyzer.DefaultStopSet,
        "hu" => HungarianAnalyzer.DefaultStopSet,
        "hy" => ArmenianAnalyzer.DefaultStopSet,
        "id" => IndonesianAnalyzer.DefaultStopSet,
        "it" => ItalianAnalyzer.DefaultStopSet,
        "lv" => LatvianAnalyzer.DefaultStopSet,
        "nl" => DutchAnalyzer.DefaultStopSet,
        "no" => NorwegianAnalyzer.DefaultStopSet,
        "pt" => PortugueseAnalyzer.DefaultStopSet,
        "pt-br" => BrazilianAnalyzer.DefaultStopSet,
        "ro" => RomanianAnalyzer.DefaultStopSet,
        "ru" => RussianAnalyzer.DefaultStopSet,
        "sv" => SwedishAnalyzer.DefaultStopSet,
        "tr" => TurkishAnalyzer.DefaultStopSet,
        _ => [],
    };
}
