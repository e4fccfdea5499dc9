import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is shown for each question, a line of JSON each, as answers.h writes it. */
final class AnswerFile implements AutoCloseable {
    private final PrintWriter writer;

    AnswerFile(Path file) throws IOException {
        writer = new PrintWriter(Files.newBufferedWriter(file));
    }

    /** The first hit, null if there is none, its first passage, and that of the right document. */
    void add(String question, String document, String first, String given) {
        String hits = document == null ? "" : "{\"doc\":" + quoted(document) + ",\"frags\":[" + quoted(first) + "]}";
        writer.println("{\"qid\":" + quoted(question) + ",\"hits\":[" + hits + "],\"oracle\":[" + quoted(given) + "]}");
    }

    @Override
    public void close() {
        writer.close();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\')
                json.append(String.format("\\u%04x", (int) c));
            else
                json.append(c);
        }
        return json.append('"').toString();
    }
}
