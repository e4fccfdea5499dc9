import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/** {@code IndexCorpus PACKED INDEX THREADS}: indexes the packed corpus and prints how long that took. */
final class IndexCorpus {
    private static final FieldType BODY = bodyType();

    private IndexCorpus() {}

    public static void main(String[] arguments) throws Exception {
        List<PackedCorpus.Entry> corpus = PackedCorpus.read(Paths.get(arguments[0]));
        // Loading the text left garbage that is not the indexer's to collect.
        System.gc();

        long startCpu = cpuNanos();
        long start = System.nanoTime();
        index(corpus, Paths.get(arguments[1]), Integer.parseInt(arguments[2]));
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - startCpu) / 1e9;

        System.out.printf(
                Locale.ROOT,
                "{\"version\":\"%s\",\"documents\":%d,\"seconds\":%.3f,\"cpuSeconds\":%.3f}%n",
                Version.LATEST, corpus.size(), seconds, cpuSeconds);
    }

    private static void index(List<PackedCorpus.Entry> corpus, Path folder, int threads) throws Exception {
        IndexWriterConfig configuration = new IndexWriterConfig(new EnglishText());
        configuration.setRAMBufferSizeMB(256);
        configuration.setUseCompoundFile(false);
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        // Closing the writer waits for its merges, so they are part of the time.
        try (Directory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, configuration)) {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++)
                running.add(workers.submit(() -> addDocuments(corpus, next, writer)));
            for (Future<?> worker : running)
                worker.get();
            writer.commit();
        } finally {
            workers.shutdown();
        }
    }

    /** Takes the next unclaimed document until none is left; one Document is reused, as Lucene advises. */
    private static void addDocuments(List<PackedCorpus.Entry> corpus, AtomicInteger next, IndexWriter writer) {
        StringField path = new StringField("path", "", Field.Store.YES);
        Field body = new Field("body", "", BODY);
        Document document = new Document();
        document.add(path);
        document.add(body);
        try {
            for (int i = next.getAndIncrement(); i < corpus.size(); i = next.getAndIncrement()) {
                path.setStringValue(corpus.get(i).path);
                body.setStringValue(corpus.get(i).text);
                writer.addDocument(document);
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static FieldType bodyType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setStored(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
