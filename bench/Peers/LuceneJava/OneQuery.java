import java.nio.file.Paths;
import java.util.Collections;
import java.util.Locale;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.MMapDirectory;

/** {@code OneQuery INDEX WORDS}: prints score and path of the ten best documents with any of the words. */
final class OneQuery {
    private OneQuery() {}

    public static void main(String[] arguments) throws Exception {
        Query query = new EnglishText().anyWord("body", arguments[1]);
        try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Paths.get(arguments[0])))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) {
                // Only the path is read, not the stored text.
                String path = searcher.doc(hit.doc, Collections.singleton("path")).get("path");
                System.out.printf(Locale.ROOT, "%.4f %s%n", hit.score, path);
            }
        }
    }
}
