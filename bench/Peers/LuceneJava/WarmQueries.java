import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/**
 * {@code WarmQueries INDEX QUERIES}: answers queries of a file (a line: class, tab, words) as it is told to on standard input, a line
 * each time, and ends with it. {@code count CLASS} prints for each query of the class how many documents match; {@code warm CLASS SECONDS} asks
 * them for so long; {@code time CLASS ROUNDS} asks each so often, in turn, and prints for each its best and median time in nanoseconds.
 * Every answer ends with an empty line.
 */
final class WarmQueries {
    private static final int TOP = 10;

    private final EnglishText analyzer = new EnglishText();
    private final IndexSearcher searcher;

    private WarmQueries(DirectoryReader reader) {
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
        // Answers kept from the round before would be no answers.
        searcher.setQueryCache(null);
    }

    public static void main(String[] arguments) throws Exception {
        List<String[]> queries = new ArrayList<>();
        for (String line : Files.readAllLines(Paths.get(arguments[1]), StandardCharsets.UTF_8))
            queries.add(line.split("\t", 2));

        PrintStream output = new PrintStream(System.out, false, "UTF-8");
        try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Paths.get(arguments[0])));
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            WarmQueries warm = new WarmQueries(reader);
            output.printf(Locale.ROOT, "%d\t%d%n%n", reader.numDocs(), reader.leaves().size());
            output.flush();
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                String[] asked = line.split(" ");
                List<String> words = new ArrayList<>();
                for (String[] query : queries) {
                    if (query[0].equals(asked[1]))
                        words.add(query[1]);
                }
                warm.answer(asked, words, output);
                output.println();
                output.flush();
            }
        }
    }

    private void answer(String[] asked, List<String> words, PrintStream output) throws IOException {
        switch (asked[0]) {
            case "count":
                for (String each : words)
                    output.println(searcher.count(query(asked[1], each)));
                break;
            case "warm":
                long end = System.nanoTime() + (long) (Double.parseDouble(asked[2]) * 1e9);
                while (System.nanoTime() < end)
                    time(asked[1], words, 1);
                break;
            default:
                for (long[] times : time(asked[1], words, Integer.parseInt(asked[2]))) {
                    Arrays.sort(times);
                    output.printf(Locale.ROOT, "%d\t%d%n", times[0], times[(times.length - 1) / 2]);
                }
        }
    }

    private List<long[]> time(String queryClass, List<String> words, int rounds) throws IOException {
        List<long[]> times = new ArrayList<>();
        for (int i = 0; i < words.size(); i++)
            times.add(new long[rounds]);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < words.size(); i++) {
                long start = System.nanoTime();
                searcher.search(query(queryClass, words.get(i)), TOP);
                times.get(i)[round] = System.nanoTime() - start;
            }
        }
        return times;
    }

    private Query query(String queryClass, String words) throws IOException {
        switch (queryClass) {
            case "prefix":
                return new PrefixQuery(new Term("body", analyzer.normalize("body", words)));
            case "fuzzy1":
                return new FuzzyQuery(new Term("body", analyzer.normalize("body", words)), 1);
            case "phrase":
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                for (String term : terms(words))
                    phrase.add(new Term("body", term));
                return phrase.build();
            default:
                return combined(terms(words), queryClass.startsWith("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
        }
    }

    private static Query combined(List<String> terms, BooleanClause.Occur occur) {
        if (terms.isEmpty())
            return new MatchNoDocsQuery();
        if (terms.size() == 1)
            return new TermQuery(new Term("body", terms.get(0)));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms)
            query.add(new TermQuery(new Term("body", term)), occur);
        return query.build();
    }

    private List<String> terms(String words) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stems = analyzer.tokenStream("body", words)) {
            CharTermAttribute stem = stems.getAttribute(CharTermAttribute.class);
            stems.reset();
            while (stems.incrementToken())
                terms.add(stem.toString());
            stems.end();
        }
        return terms;
    }
}
