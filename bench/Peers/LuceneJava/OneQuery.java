import java.nio.file.Paths;
import java.util.Collections;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/** {@code OneQuery INDEX WORDS}: prints score and path of the ten best documents with any of the words. */
final class OneQuery {
    private OneQuery() {}

    public static void main(String[] arguments) throws Exception {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream stems = new EnglishText().tokenStream("body", arguments[1])) {
            CharTermAttribute stem = stems.getAttribute(CharTermAttribute.class);
            stems.reset();
            while (stems.incrementToken())
                query.add(new TermQuery(new Term("body", stem.toString())), BooleanClause.Occur.SHOULD);
            stems.end();
        }
        try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Paths.get(arguments[0])))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (ScoreDoc hit : searcher.search(query.build(), 10).scoreDocs) {
                // Only the path is read, not the stored text.
                String path = searcher.doc(hit.doc, Collections.singleton("path")).get("path");
                System.out.printf(Locale.ROOT, "%.4f %s%n", hit.score, path);
            }
        }
    }
}
