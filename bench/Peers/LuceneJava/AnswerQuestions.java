import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * {@code AnswerQuestions PACKED INDEX QUESTIONS OUT SETTING...}: indexes the packed documents, asks each question (a line: number,
 * tab, path of the right document, tab, text) as a bag of words, and writes for each setting of the unified highlighter (Passages)
 * a file OUT/SETTING.jsonl: the first hit with its first passage, and the first passage of the right document (answers.h).
 */
final class AnswerQuestions {
    private static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

    private final EnglishText analyzer = new EnglishText();
    private final Map<String, Integer> numbers = new HashMap<>();

    private AnswerQuestions() {}

    public static void main(String[] arguments) throws Exception {
        AnswerQuestions run = new AnswerQuestions();
        try (Directory directory = new MMapDirectory(Paths.get(arguments[1]))) {
            run.index(Paths.get(arguments[0]), directory);
            try (IndexReader reader = DirectoryReader.open(directory)) {
                List<String> questions = Files.readAllLines(Paths.get(arguments[2]), StandardCharsets.UTF_8);
                for (int i = 4; i < arguments.length; i++)
                    run.ask(new IndexSearcher(reader), questions, arguments[i], Paths.get(arguments[3], arguments[i] + ".jsonl"));
            }
        }
    }

    private void index(Path packed, Directory directory) throws IOException {
        FieldType withOffsets = new FieldType(TextField.TYPE_STORED);
        withOffsets.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        IndexWriterConfig configuration = new IndexWriterConfig(analyzer);
        configuration.setSimilarity(SIMILARITY);
        configuration.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            for (PackedCorpus.Entry entry : PackedCorpus.read(packed)) {
                Document document = new Document();
                document.add(new StringField("path", entry.path, Field.Store.YES));
                document.add(new Field("body", entry.text, withOffsets));
                writer.addDocument(document);
            }
        }
    }

    private void ask(IndexSearcher searcher, List<String> questions, String setting, Path out) throws IOException {
        searcher.setSimilarity(SIMILARITY);
        for (int document = 0; document < searcher.getIndexReader().maxDoc() && numbers.size() <= document; document++)
            numbers.put(path(searcher, document), document);

        Passages passages = new Passages(searcher, analyzer, setting);
        try (AnswerFile answers = new AnswerFile(out)) {
            for (String line : questions) {
                String[] question = line.split("\t", 3);
                Query query = analyzer.anyWord("body", question[2]);
                TopDocs found = searcher.search(query, 1);
                TopDocs right = only(numbers.get(question[1]));
                if (found.scoreDocs.length == 0)
                    answers.add(question[0], null, "", passages.first(query, right));
                else
                    answers.add(question[0], path(searcher, found.scoreDocs[0].doc), passages.first(query, found), passages.first(query, right));
            }
        }
    }

    private static TopDocs only(int document) {
        return new TopDocs(new TotalHits(1, TotalHits.Relation.EQUAL_TO), new ScoreDoc[] {new ScoreDoc(document, 1)});
    }

    private static String path(IndexSearcher searcher, int document) throws IOException {
        return searcher.doc(document, Collections.singleton("path")).get("path");
    }
}
