// index_corpus PACKED DATABASE: builds a Xapian database and prints how long that took.
#include "../packed_corpus.h"
#include "../stopwatch.h"

#include <xapian.h>

#include <cstdio>

// Lucene's English stop words, so that every engine leaves out the same ones.
static const char* const stop_words[] = {
    "a",    "an",  "and",  "are",   "as",    "at",    "be",   "but",  "by",   "for", "if",
    "in",   "into", "is",  "it",    "no",    "not",   "of",   "on",   "or",   "such", "that",
    "the",  "their", "then", "there", "these", "they", "this", "to",  "was",  "will", "with"};

static void index_corpus(const PackedCorpus& corpus, const char* database_path) {
    Xapian::WritableDatabase database(database_path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::SimpleStopper stopper(std::begin(stop_words), std::end(stop_words));
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    // Only the stem of each word, with its position, as the other engines keep it. The Z prefix
    // costs nothing and is what the stock query tool looks up; plain STEM_ALL would give it no hits.
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL_Z);
    generator.set_stopper(&stopper);
    generator.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);

    for (const PackedDocument& source : corpus.documents()) {
        const std::string text(source.text);
        Xapian::Document document;
        generator.set_document(document);
        generator.set_termpos(0);
        generator.index_text(text);
        document.set_data(std::string(source.path) + '\n' + text);
        database.add_document(document);
    }
    database.commit();
}

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: index_corpus PACKED DATABASE\n", stderr);
        return 2;
    }
    try {
        const PackedCorpus corpus(argv[1]);
        const Stopwatch stopwatch;
        index_corpus(corpus, argv[2]);
        stopwatch.report(Xapian::version_string(), corpus.documents().size());
        return 0;
    } catch (const Xapian::Error& error) {
        std::fprintf(stderr, "%s\n", error.get_description().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 1;
}
