import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Lucene's usual English chain, spelt out so that it is seen what the other engines must match. */
final class EnglishText extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stems = new EnglishPossessiveFilter(words);
        stems = new LowerCaseFilter(stems);
        stems = new StopFilter(stems, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        stems = new PorterStemFilter(stems);
        return new TokenStreamComponents(words, stems);
    }
}
