// The packed documents in a Xapian database.
#pragma once

#include "../packed_corpus.h"

#include <xapian.h>

// Lucene's English stop words, so that both leave out the same ones.
inline const char* const stop_words[] = {
    "a",    "an",  "and",  "are",   "as",    "at",    "be",   "but",  "by",   "for", "if",
    "in",   "into", "is",  "it",    "no",    "not",   "of",   "on",   "or",   "such", "that",
    "the",  "their", "then", "there", "these", "they", "this", "to",  "was",  "will", "with"};

inline void index_corpus(const PackedCorpus& corpus, Xapian::WritableDatabase& database, const Xapian::Stopper& stopper,
                         Xapian::TermGenerator::stem_strategy stemming) {
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    generator.set_stemming_strategy(stemming);
    generator.set_stopper(&stopper);
    generator.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);
    for (const PackedDocument& source : corpus.documents()) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(std::string(source.text));
        document.set_data(std::string(source.path));
        database.add_document(document);
    }
    database.commit();
}
