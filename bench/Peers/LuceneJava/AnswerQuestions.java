import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.text.BreakIterator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
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
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * {@code AnswerQuestions PACKED INDEX QUESTIONS OUT GOAL}: indexes the packed documents, asks each question (a line: number, tab,
 * path of the right document, tab, text), and writes number, path of the first hit, its first passage and that of the right
 * document, tabs between them, passages in Base64. Passages are those of the unified highlighter, of sentences about GOAL
 * characters long together; with GOAL 0 of one sentence.
 */
final class AnswerQuestions {
    private AnswerQuestions() {}

    public static void main(String[] arguments) throws Exception {
        Analyzer analyzer = new EnglishText();
        try (Directory directory = new MMapDirectory(Paths.get(arguments[1]))) {
            index(Paths.get(arguments[0]), directory, analyzer);
            ask(directory, analyzer, Paths.get(arguments[2]), Paths.get(arguments[3]), Integer.parseInt(arguments[4]));
        }
    }

    private static void index(Path packed, Directory directory, Analyzer analyzer) throws Exception {
        FieldType withOffsets = new FieldType(TextField.TYPE_STORED);
        withOffsets.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        IndexWriterConfig configuration = new IndexWriterConfig(analyzer);
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

    private static void ask(Directory directory, Analyzer analyzer, Path questions, Path out, int goal) throws Exception {
        try (IndexReader reader = DirectoryReader.open(directory);
                PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            UnifiedHighlighter highlighter = highlighter(searcher, analyzer, goal);
            Map<String, Integer> numbers = new HashMap<>();
            for (int document = 0; document < reader.maxDoc(); document++)
                numbers.put(searcher.doc(document).get("path"), document);

            for (String line : Files.readAllLines(questions, StandardCharsets.UTF_8)) {
                String[] question = line.split("\t", 3);
                Query query = anyWord(analyzer, question[2]);
                TopDocs found = searcher.search(query, 1);
                boolean isFound = found.scoreDocs.length > 0;
                ScoreDoc[] right = {new ScoreDoc(numbers.get(question[1]), 1)};
                TopDocs given = new TopDocs(new TotalHits(1, TotalHits.Relation.EQUAL_TO), right);
                writer.println(String.join("\t", question[0],
                        isFound ? searcher.doc(found.scoreDocs[0].doc).get("path") : "",
                        isFound ? passage(highlighter, query, found) : "",
                        passage(highlighter, query, given)));
            }
        }
    }

    private static String passage(UnifiedHighlighter highlighter, Query query, TopDocs documents) throws Exception {
        String text = highlighter.highlight("body", query, documents, 1)[0];
        return Base64.getEncoder().encodeToString((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    }

    private static UnifiedHighlighter highlighter(IndexSearcher searcher, Analyzer analyzer, int goal) {
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
        highlighter.setMaxLength(Integer.MAX_VALUE - 1);
        highlighter.setBreakIterator(() -> {
            BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            return goal == 0 ? sentences : LengthGoalBreakIterator.createClosestToLength(sentences, goal);
        });
        highlighter.setFormatter(new PassageFormatter() {
            @Override
            public Object format(Passage[] passages, String content) {
                return passages.length == 0 ? "" : content.substring(passages[0].getStartOffset(), passages[0].getEndOffset());
            }
        });
        return highlighter;
    }

    private static Query anyWord(Analyzer analyzer, String text) throws Exception {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream("body", text)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken())
                query.add(new TermQuery(new Term("body", term.toString())), BooleanClause.Occur.SHOULD);
            tokens.end();
        }
        return query.build();
    }
}
