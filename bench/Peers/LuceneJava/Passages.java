import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.CustomSeparatorBreakIterator;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/**
 * The best passage of the unified highlighter, over the whole text, by a setting: {@code sentence}, {@code paragraph} (a line),
 * {@code closest:GOAL[:ALIGN]} or {@code min:GOAL[:ALIGN]} (sentences together about, or at least, so many characters long; ALIGN is
 * where the match stands in them, from 0 to 1), or {@code default} (a sentence of the first 10,000 characters, the highlighter's
 * own limit).
 */
final class Passages {
    private final UnifiedHighlighter highlighter;

    Passages(IndexSearcher searcher, Analyzer analyzer, String setting) {
        highlighter = new UnifiedHighlighter(searcher, analyzer);
        if (!setting.equals("default"))
            highlighter.setMaxLength(Integer.MAX_VALUE - 1);
        highlighter.setBreakIterator(breaks(setting.split(":")));
        highlighter.setFormatter(new PassageFormatter() {
            @Override
            public Object format(Passage[] passages, String content) {
                return content.substring(passages[0].getStartOffset(), passages[0].getEndOffset());
            }
        });
    }

    /** Of the first of some documents; empty if it has none. */
    String first(Query query, TopDocs documents) throws IOException {
        String passage = highlighter.highlight("body", query, documents, 1)[0];
        return passage == null ? "" : passage;
    }

    private static Supplier<BreakIterator> breaks(String[] setting) {
        Supplier<BreakIterator> sentences = () -> BreakIterator.getSentenceInstance(Locale.ENGLISH);
        float align = setting.length > 2 ? Float.parseFloat(setting[2]) : 0;
        switch (setting[0]) {
            case "paragraph":
                return () -> new CustomSeparatorBreakIterator('\n');
            case "closest":
                return () -> LengthGoalBreakIterator.createClosestToLength(sentences.get(), Integer.parseInt(setting[1]), align);
            case "min":
                return () -> LengthGoalBreakIterator.createMinLength(sentences.get(), Integer.parseInt(setting[1]), align);
            default:
                return sentences;
        }
    }
}
