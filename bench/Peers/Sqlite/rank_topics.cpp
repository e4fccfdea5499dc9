// rank_topics PACKED DATABASE TOPICS RUN: indexes the packed documents with FTS5, asks each topic as a bag of words by its BM25, and
// writes what is found as a TREC run.
#include "../topics.h"
#include "documents.h"

static void rank(const Database& database, const std::vector<Topic>& topics, RunFile& run) {
    const Statement select = prepare(database, "select path, rank from documents where documents match ? order by rank limit ?");
    for (const Topic& topic : topics) {
        const std::string query = any_word(topic.text);
        if (query.empty()) continue;
        bind(database, select, 1, query);
        require(sqlite3_bind_int(select.get(), 2, run_depth), SQLITE_OK, database.get());
        int step = SQLITE_OK;
        for (int place = 1; (step = sqlite3_step(select.get())) == SQLITE_ROW; place++) {
            const std::string path = reinterpret_cast<const char*>(sqlite3_column_text(select.get(), 0));
            // FTS5 has the best first by giving it the lowest number.
            run.add(topic.id, path, place, -sqlite3_column_double(select.get(), 1));
        }
        require(step, SQLITE_DONE, database.get());
        sqlite3_reset(select.get());
    }
}

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: rank_topics PACKED DATABASE TOPICS RUN\n", stderr);
        return 2;
    }
    try {
        const Database database = open_new(argv[2]);
        index_corpus(PackedCorpus(argv[1]), database);
        RunFile run(argv[4], "sqlite");
        rank(database, read_topics(argv[3]), run);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
