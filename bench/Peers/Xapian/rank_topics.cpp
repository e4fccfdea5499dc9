// rank_topics PACKED DATABASE TOPICS RUN: indexes the packed documents, asks each topic as a bag of words by Xapian's usual BM25, and
// writes what is found as a TREC run.
#include "../topics.h"
#include "documents.h"

static void rank(const Xapian::Database& database, const Xapian::Stopper& stopper, const std::vector<Topic>& topics, RunFile& run) {
    Xapian::QueryParser parser;
    parser.set_stemmer(Xapian::Stem("english"));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
    parser.set_stopper(&stopper);
    Xapian::Enquire enquire(database);
    for (const Topic& topic : topics) {
        // Without flags, nothing in a topic is an operator.
        enquire.set_query(parser.parse_query(topic.text, 0));
        const Xapian::MSet found = enquire.get_mset(0, run_depth);
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            run.add(topic.id, hit.get_document().get_data(), static_cast<int>(hit.get_rank()) + 1, hit.get_weight());
    }
}

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: rank_topics PACKED DATABASE TOPICS RUN\n", stderr);
        return 2;
    }
    try {
        const Xapian::SimpleStopper stopper(std::begin(stop_words), std::end(stop_words));
        Xapian::WritableDatabase database(argv[2], Xapian::DB_CREATE_OR_OVERWRITE);
        index_corpus(PackedCorpus(argv[1]), database, stopper, Xapian::TermGenerator::STEM_ALL);
        RunFile run(argv[4], "xapian");
        rank(database, stopper, read_topics(argv[3]), run);
        return 0;
    } catch (const Xapian::Error& error) {
        std::fprintf(stderr, "%s\n", error.get_description().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 1;
}
