import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The benchmark's packed corpus (packed_corpus.h tells the format), read whole before any clock starts. */
final class PackedCorpus {
    static final class Entry {
        final String path;
        final String text;

        Entry(String path, String text) {
            this.path = path;
            this.text = text;
        }
    }

    private PackedCorpus() {}

    static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long left = Files.size(file);
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream input = new DataInputStream(new BufferedInputStream(raw, 1 << 20))) {
            while (left > 0) {
                // DataInputStream reads big-endian, the file is little-endian.
                int pathLength = Integer.reverseBytes(input.readInt());
                int textLength = Integer.reverseBytes(input.readInt());
                entries.add(new Entry(readText(input, pathLength), readText(input, textLength)));
                left -= 8L + pathLength + textLength;
            }
        }
        return entries;
    }

    private static String readText(DataInputStream input, int length) throws IOException {
        byte[] bytes = new byte[length];
        input.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
