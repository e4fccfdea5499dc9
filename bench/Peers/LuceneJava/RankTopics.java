import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * {@code RankTopics PACKED INDEX TOPICS RUN}: indexes the packed documents, asks each topic (a line: number, tab, text) as a bag of
 * words, and writes what is found as a TREC run.
 */
final class RankTopics {
    private static final int DEPTH = 1000;

    private RankTopics() {}

    public static void main(String[] arguments) throws Exception {
        EnglishText analyzer = new EnglishText();
        Similarity similarity = new BM25Similarity(1.2f, 0.75f);
        try (Directory directory = new MMapDirectory(Paths.get(arguments[1]))) {
            index(PackedCorpus.read(Paths.get(arguments[0])), directory, analyzer, similarity);
            rank(directory, analyzer, similarity, Paths.get(arguments[2]), Paths.get(arguments[3]));
        }
    }

    private static void index(List<PackedCorpus.Entry> corpus, Directory directory, EnglishText analyzer, Similarity similarity)
            throws Exception {
        IndexWriterConfig configuration = new IndexWriterConfig(analyzer);
        configuration.setSimilarity(similarity);
        configuration.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            for (PackedCorpus.Entry entry : corpus) {
                Document document = new Document();
                document.add(new StringField("path", entry.path, Field.Store.YES));
                document.add(new TextField("body", entry.text, Field.Store.NO));
                writer.addDocument(document);
            }
        }
    }

    private static void rank(Directory directory, EnglishText analyzer, Similarity similarity, Path topics, Path run) throws Exception {
        try (IndexReader reader = DirectoryReader.open(directory);
                PrintWriter writer = new PrintWriter(Files.newBufferedWriter(run))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(similarity);
            for (String line : Files.readAllLines(topics, StandardCharsets.UTF_8)) {
                String[] topic = line.split("\t", 2);
                int rank = 0;
                for (ScoreDoc hit : searcher.search(analyzer.anyWord("body", topic[1]), DEPTH).scoreDocs)
                    writer.println(topic[0] + " Q0 " + searcher.doc(hit.doc).get("path") + " " + ++rank + " " + hit.score + " java");
            }
        }
    }
}
